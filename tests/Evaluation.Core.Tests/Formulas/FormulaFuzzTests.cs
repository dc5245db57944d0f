using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Formulas;

/// <summary>A million random strings: every one is a formula that prints and reads back the same, or a fault with a place inside the text.</summary>
public sealed class FormulaFuzzTests
{
    private const int Strings = 1_000_000;

    /// <summary>Pieces of the language, half of it spelled out so that many strings come close to a formula.</summary>
    private static readonly string[] Pieces =
    [
        "a", "b", "甲", "乙", "本年支出2", "1", "0", "12.5", "5%", "0.", ".5", "99999999999999999999999999999", "＋", "+", "－", "-", "−", "×", "*", "÷", "/", "（", "）", "(", ")",
        "，", ",", "＝", "=", "≠", "<>", "＞", ">", "≥", ">=", "＜", "<", "≤", "且", "或", "非", "and", "or", "not", " ", "如果", "if", "绝对值", "abs", "较小值", "较大值", "min", "max",
        "求和", "sum", "明细", "x", "金额", "\0", "\n", "\u3000", "\ud83d", "\ude00", "；", "{", "}", "“", "%", "％", "１", "Ａ", "ￚ", "e", "E5", "1e9",
    ];

    [Fact]
    public void A_million_strings_never_crash()
    {
        var seed = 20_260_417u;
        var read = 0;
        for (var count = 0; count < Strings; count++)
        {
            var text = string.Concat(Enumerable.Range(0, (int)(Next(ref seed) % 14)).Select(_ => Pieces[Next(ref seed) % (uint)Pieces.Length]));
            var (formula, fault) = TestData.AnyFormula.Read(text);
            if (formula is null)
            {
                Assert.InRange(fault!.Place.Start, 0, text.Length);
                Assert.NotEmpty(fault.Message);
                continue;
            }

            read++;
            Assert.Null(fault);
            var printed = FormulaText.Print(formula, Name);
            Assert.True(TestData.AnyFormula.Read(printed) is { Formula: { } again } && again == formula, $"{text} → {printed}");
            if (UnitCheck.Check(formula, _ => Unit.None).Fault is null)
            {
                _ = FormulaEvaluator.Evaluate(formula, FigureSource.Of(_ => new Outcome.Figure(Ratio.One)));
            }
        }

        Assert.InRange(read, Strings / 100, Strings);
    }

    private static string Name(string key) => key switch
    {
        "rows" => "明细",
        "rows.x" => "金额",
        _ => TestData.AnyFormula.NameOf.GetValueOrDefault(key, key),
    };

    /// <summary>A small generator of its own, so that every run tries the same strings.</summary>
    private static uint Next(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return state;
    }
}
