using CsCheck;
using Evaluation.Core.Formulas;

namespace Evaluation.Core.Tests.Formulas;

public sealed class FormulaTextTests
{
    [Fact]
    public void What_is_printed_reads_back_as_the_same_formula() =>
        AnyFormula.Any.Where(Fits).Sample(
            formula =>
            {
                Assert.Equal(formula, AnyFormula.Parsed(FormulaText.Print(formula)));
                Assert.Equal(formula, AnyFormula.Parsed(FormulaText.Print(formula, key => AnyFormula.NameOf[key])));
            },
            iter: 3_000);

    [Theory]
    [InlineData("0.12345678901234567890123456%")]
    [InlineData("0.0000000000000000000000000000000000001%")]
    [InlineData("1234567890123456789.123456789%")]
    [InlineData("1234567890123456789012345678")]
    [InlineData("sum(明细, 金额 × a)")]
    [InlineData("not not (not a > 0)")]
    public void Unusual_formulas_read_back_too(string text)
    {
        var formula = AnyFormula.Parsed(text);

        Assert.Equal(formula, AnyFormula.Parsed(FormulaText.Print(formula, key => key switch { "rows" => "明细", "rows.x" => "金额", _ => key })));
    }

    [Fact]
    public void A_long_list_of_arguments_is_not_deep()
    {
        var formula = AnyFormula.Parsed("min(" + string.Join(',', Enumerable.Repeat("a", 100)) + ")");

        Assert.Equal(formula, AnyFormula.Parsed(FormulaText.Print(formula)));
    }

    [Theory]
    [InlineData("a÷(a+b)", "4423.60÷（4423.60+424.41）")]
    [InlineData("a+b-c", "4423.60+424.41-（-3.07）")]
    [InlineData("(a+b)×c", "（4423.60+424.41）×（-3.07）")]
    [InlineData("a÷b÷c", "4423.60÷424.41÷（-3.07）")]
    [InlineData("a÷(b÷c)", "4423.60÷（424.41÷（-3.07））")]
    [InlineData("abs(c)", "|-3.07|")]
    [InlineData("a - -b", "4423.60--424.41")]
    public void A_formula_with_numbers_is_written_as_in_the_trade(string text, string expected)
    {
        var numbers = new Dictionary<string, string>(StringComparer.Ordinal) { ["a"] = "4423.60", ["b"] = "424.41", ["c"] = "-3.07" };

        Assert.Equal(expected, FormulaLayout.Of(AnyFormula.Parsed(text), name => numbers[name.Key]).Line);
    }

    [Fact]
    public void Only_the_outermost_division_is_a_fraction()
    {
        var fraction = Assert.IsType<Typeset.Fraction>(FormulaLayout.Of(AnyFormula.Parsed("(a÷b)÷(a+c)"), name => name.Key));

        Assert.Equal("a÷b", fraction.Numerator.Line);
        Assert.Equal("a+c", fraction.Denominator.Line);
        Assert.Equal("a÷b÷（a+c）", fraction.Line);
    }

    private static bool Fits(Formula formula) => FormulaText.Print(formula, key => AnyFormula.NameOf[key]).Length < 3_000;
}
