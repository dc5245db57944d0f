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
    [InlineData("甲>1且乙>2", "甲 > 1 and 乙 > 2")]
    [InlineData("甲＞1或乙＞2且非本年支出2＝0", "甲 > 1 or (乙 > 2 and not (本年支出2 = 0))")]
    [InlineData("非甲＞1", "not (甲 > 1)")]
    [InlineData("甲＞乙且3.5＜乙", "甲 > 乙 and 3.5 < 乙")]
    [InlineData("甲＞乙且5%＜乙或3＜甲", "(甲 > 乙 and 5% < 乙) or 3 < 甲")]
    [InlineData("甲＞5万元", "甲 > 50000元")]
    [InlineData("甲＞1且5万元＜乙或3元＜乙", "(甲 > 1 and 50000元 < 乙) or 3元 < 乙")]
    [InlineData("甲＞1.5 亿元且乙＞3元", "甲 > 150000000元 and 乙 > 3元")]
    [InlineData("1＞甲且绝对值（乙）＞2", "1 > 甲 and abs(乙) > 2")]
    [InlineData("如果（甲＞1且（乙＞2或乙＜0），1，0）", "if(甲 > 1 and (乙 > 2 or 乙 < 0), 1, 0)")]
    [InlineData("求和（明细，如果（金额＞1且金额＜9，金额，0））", "sum(明细, if(x > 1 and x < 9, x, 0))")]
    public void Both_spellings_mean_the_same(string one, string other) => Assert.Equal(AnyFormula.Parsed(other), AnyFormula.Parsed(one));

    [Theory]
    [InlineData("收入且支出＞0", "收入且支出")]
    [InlineData("或有负债＞0且收入＞0", "或有负债", "收入")]
    [InlineData("收入＞1且非常支出＞1", "收入", "非常支出")]
    public void A_name_that_holds_a_connective_stays_whole(string text, params string[] keys)
    {
        string[] known = ["收入", "支出", "收入且支出", "或有负债", "负债", "非常支出", "常支出"];
        var (formula, fault) = FormulaParser.Parse(text, word => known.Contains(word, StringComparer.Ordinal) ? word : null);

        Assert.Null(fault);
        Assert.Equal(keys, Core.Frameworks.FrameworkReads.Names(formula!).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_word_with_a_connective_is_proposed_with_blanks()
    {
        Assert.Contains("甲 且 丁", AnyFormula.Read("甲且丁＞1").Fault!.Advice, StringComparison.Ordinal);
        Assert.Contains("且 丁", AnyFormula.Read("甲＞1且丁＞1").Fault!.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Thousands_of_connectives_are_read_within_a_few_megabytes()
    {
        var text = string.Concat(Enumerable.Repeat("甲且", 1_999)) + "丁";
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotNull(AnyFormula.Read(text).Fault);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
    }

    [Fact]
    public void What_is_printed_without_blanks_around_connectives_reads_back_too() => AnyFormula.Any.Sample(
        formula =>
        {
            var printed = FormulaText.Print(formula, key => AnyFormula.NameOf[key]);
            var joined = printed.Replace(" and ", "且", StringComparison.Ordinal).Replace(" or ", "或", StringComparison.Ordinal).Replace("not ", "非", StringComparison.Ordinal);
            if (joined.Length < 4_000)
            {
                Assert.Equal(formula, AnyFormula.Parsed(joined));
            }
        },
        iter: 2_000);

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
