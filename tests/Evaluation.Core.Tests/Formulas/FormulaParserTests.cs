using CsCheck;
using Evaluation.Core.Formulas;

namespace Evaluation.Core.Tests.Formulas;

public sealed class FormulaParserTests
{
    [Theory]
    [InlineData("a+b", "甲 + 乙")]
    [InlineData("a＋b", "a + b")]
    [InlineData("a－b", "a - b")]
    [InlineData("a−b", "a - b")]
    [InlineData("a×b", "a * b")]
    [InlineData("a÷（a＋b）", "a / (a + b)")]
    [InlineData("a／【a＋b】", "a/(a+b)")]
    [InlineData("a÷〔b+[c]〕", "a/(b+c)")]
    [InlineData("１２．５％", "0.125")]
    [InlineData("5%", "0.05")]
    [InlineData("a ≥ b 且 b ≤ c 或 非 a ≠ c", "(a >= b and b <= c) or (not (a <> c))")]
    [InlineData("a == b", "a = b")]
    [InlineData("a != b", "a <> b")]
    [InlineData("如果(a＞0，绝对值(b)，较大值(a、b))", "if(a > 0, abs(b), max(a, b))")]
    [InlineData("较小值(a,b,c)", "min(min(a, b), c)")]
    [InlineData("本年支出２", "c")]
    [InlineData("求和(明细, 金额 × 2)", "sum(明细, x * 2)")]
    [InlineData("a - b - c", "(a - b) - c")]
    [InlineData("a / b / c", "(a / b) / c")]
    [InlineData("a + b * c", "a + (b * c)")]
    [InlineData("-a * b", "(-a) * b")]
    [InlineData("--a", "-(-a)")]
    [InlineData("a or b > 0 and c > 0", "a or ((b > 0) and (c > 0))")]
    public void Both_spellings_mean_the_same(string one, string other) => Assert.Equal(AnyFormula.Parsed(other), AnyFormula.Parsed(one));

    [Theory]
    [InlineData("a - b - c", "a - (b - c)")]
    [InlineData("a / b / c", "a / (b / c)")]
    [InlineData("(a + b) * c", "a + b * c")]
    public void Brackets_change_what_a_formula_means(string one, string other) => Assert.NotEqual(AnyFormula.Parsed(other), AnyFormula.Parsed(one));

    [Theory]
    [InlineData("", 0, "没有写完")]
    [InlineData("   ", 3, "没有写完")]
    [InlineData("a +", 3, "没有写完")]
    [InlineData("a + 无名", 4, "无名")]
    [InlineData("(a + b", 6, "少了“)”")]
    [InlineData("a + b)", 5, "多了括号")]
    [InlineData("a b", 2, "少了运算符号")]
    [InlineData("0 < a < b", 6, "不能连写")]
    [InlineData("a + if", 6, "应是括号")]
    [InlineData("and + a", 0, "and")]
    [InlineData("a + 或", 4, "或")]
    [InlineData("if(a > 0, b)", 0, "参数个数")]
    [InlineData("min(a)", 0, "参数个数")]
    [InlineData("abs(a, b)", 0, "参数个数")]
    [InlineData("sum(a, b)", 4, "不是列表")]
    [InlineData("sum(明细, sum(明细, x))", 12, "不是列表")]
    [InlineData("a ; b", 2, "不能出现")]
    [InlineData("12345678901234567890123456789", 0, "数字太长")]
    [InlineData("0.12345678901234567890123456789012345", 0, "数字太长")]
    [InlineData("1.2.3", 3, "不能出现")]
    public void A_fault_says_where_and_what(string text, int start, string said)
    {
        var (formula, fault) = AnyFormula.Read(text);

        Assert.Null(formula);
        Assert.Equal(start, fault!.Place.Start);
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.NotEmpty(fault.Advice);
    }

    [Fact]
    public void Longer_than_4000_characters_is_refused()
    {
        Assert.NotNull(AnyFormula.Read(new string(' ', 3_999) + "a").Formula);
        Assert.Contains("4000", AnyFormula.Read(new string(' ', 4_000) + "a").Fault!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("-", "")]
    [InlineData("abs(", ")")]
    public void Deeper_than_64_levels_is_refused(string open, string close)
    {
        string Nested(int levels) => string.Concat(Enumerable.Repeat(open, levels)) + "a" + string.Concat(Enumerable.Repeat(close, levels));

        Assert.NotNull(AnyFormula.Read(Nested(63)).Formula);
        Assert.Contains("太深", AnyFormula.Read(Nested(64)).Fault!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_covers_the_part_of_the_text_it_came_from()
    {
        const string text = "a ÷ （b ＋ 乙）";
        var division = Assert.IsType<Formula.Arithmetic>(AnyFormula.Parsed(text));

        Assert.Equal("a", Cut(text, division.Left));
        Assert.Equal("b ＋ 乙", Cut(text, division.Right));
    }

    [Theory]
    [InlineData("支出完成率", true)]
    [InlineData("exec_total", true)]
    [InlineData("2024年支出", false)]
    [InlineData("且", false)]
    [InlineData("max", false)]
    [InlineData("支出（合计）", false)]
    [InlineData("", false)]
    public void A_name_is_letters_and_digits_and_no_keyword(string word, bool expected) => Assert.Equal(expected, FormulaParser.IsName(word));

    [Fact]
    public void Whatever_is_typed_is_a_formula_or_a_fault()
    {
        const string signs = "ab甲乙本年支出明细金额x01259.%％+-*/×÷()（）【】[]〔〕<>=≤≥≠!,，、且或非ifandornotminmaxsum abs如果求和—\ud840\udc00\u3000";
        var text = Gen.OneOf(
            Gen.Char[signs].Array[0, 40].Select(chars => new string(chars)),
            Gen.String[0, 30],
            Gen.Select(AnyFormula.Small, Gen.Int[0, 1000], Gen.Char[signs], Gen.Int[0, 2], (formula, at, c, how) =>
            {
                var printed = FormulaText.Print(formula, key => AnyFormula.NameOf[key]);
                var place = at % printed.Length;
                return how switch
                {
                    0 => printed.Remove(place, 1),
                    1 => printed.Insert(place, c.ToString()),
                    _ => printed[..place] + c + printed[(place + 1)..],
                };
            }));

        text.Sample(
            typed =>
            {
                var (formula, fault) = AnyFormula.Read(typed);
                Assert.True(formula is null != fault is null);
                if (fault is not null)
                {
                    Assert.InRange(fault.Place.Start, 0, typed.Length);
                }
            },
            iter: 200_000);
    }

    [Theory]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("*")]
    [InlineData("/")]
    [InlineData(" > 0 且 a + ")]
    public void The_longest_chain_can_be_read_printed_laid_out_and_evaluated(string sign)
    {
        var text = "a" + string.Concat(Enumerable.Repeat(sign + "a", (4_000 - 10) / (sign.Length + 1)));
        text += sign.Length > 1 ? " > 0" : string.Empty;
        var formula = AnyFormula.Parsed(text);

        Assert.Equal(formula, AnyFormula.Parsed(Short(FormulaText.Print(formula))));
        Assert.NotEmpty(FormulaLayout.Of(formula, name => name.Key).Line);
        Assert.NotNull(FormulaEvaluator.Evaluate(formula, FigureSource.Of(_ => new Outcome.Figure(1))));
        Assert.NotNull(UnitCheck.Check(formula, _ => Core.Quantities.Unit.None).Unit ?? (object?)true);
    }

    /// <summary>Without the blanks that printing adds and the longest text may not have.</summary>
    private static string Short(string printed) =>
        printed.Replace(" and ", " 且 ", StringComparison.Ordinal) is var text && text.Length <= 4_000 ? text : text.Replace(" ", string.Empty, StringComparison.Ordinal);

    private static string Cut(string text, Formula part) => text.Substring(part.Place.Start, part.Place.Length);
}
