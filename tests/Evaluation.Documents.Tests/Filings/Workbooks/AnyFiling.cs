using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Core.Tests.Frameworks;

namespace Evaluation.Documents.Tests.Filings.Workbooks;

/// <summary>Filled-in filings of a framework: figures at and around thresholds, gaps, zeros, answers of every kind, texts that look like formulas.</summary>
internal static class AnyFiling
{
    private static readonly string[] Texts =
        ["=1+1", "+86 759", "-5", "@SUM(A1)", "决算Z01!F12", "两行\n文字", "_x0041_", " 前后空格 ", "“引号”\"'", "汉字㛃", "0", "12e3", "TRUE", "2021-03-01", "50%", "=HYPERLINK(\"http://a\")"];

    private static readonly decimal[] Amounts = [0m, 0.01m, 100m, 4423.60m, 44_236_000m, 48_480_500.5m, 1_234_567_890.12m, 99_999_999_999.99m, 3m, 7m, 1_000_000m, 1_234_567_890_123.45m];

    /// <param name="alone">Without members of a scope.</param>
    public static FilingRecord Of(Framework framework, ulong seed, bool alone = false)
    {
        var dice = new Dice(seed);
        var head = new FilingRecord { Framework = framework.Reference, Year = framework.Years.From, Unit = new UnitIdentity("001", "甲单位", null, null) };
        return Entries.ToRecord(framework, head, EntriesOf(framework, dice, alone));
    }

    private static IEnumerable<Entry> EntriesOf(Framework framework, Dice dice, bool alone)
    {
        var members = !alone && dice.Coin(30) ? new[] { "a", "b" } : [];
        foreach (var member in members)
        {
            yield return new Entry(EntryPath.Member(member), "单位" + member);
        }

        foreach (var question in framework.Questions.Where(_ => dice.Coin(80)))
        {
            yield return new Entry(EntryPath.Answer(question.Key), dice.Coin(80) ? "1" : "0");
        }

        var previous = DataTable.PreviousKeys(framework);
        foreach (var input in framework.Inputs.Where(input => input.System is null && !previous.Contains(input.Key)))
        {
            foreach (var key in new[] { input.Key, DataTable.PreviousKey(input) }.Where(key => dice.Coin(85) && (key == input.Key || input.Kind != FigureKind.YesNo)))
            {
                var split = members.Length > 0 && key == input.Key && input.Kind is FigureKind.Money or FigureKind.Count;
                foreach (var member in split ? members : new string?[] { null })
                {
                    yield return new Entry(EntryPath.Input(key, member), dice.Coin(3) ? "约五百" : Figure(input.Kind, dice));
                }
            }

            if (dice.Coin(30))
            {
                yield return new Entry(EntryPath.Source(input.Key), dice.One(Texts));
            }

            if (dice.Coin(60))
            {
                yield return new Entry(EntryPath.Note(input.Key), dice.One(Texts));
            }
        }

        foreach (var (list, row) in framework.Lists.SelectMany(list => Enumerable.Range(1, dice.Whole(0, 3)).Select(row => (list, row))))
        {
            foreach (var column in list.Columns.Where(_ => dice.Coin(95)))
            {
                yield return new Entry(
                    EntryPath.Cell(list.Key, $"r{row}", column.Key),
                    column.Choices.Count > 0 ? dice.One(column.Choices) : column.Kind == FigureKind.Text ? dice.One(Texts) : Figure(column.Kind, dice));
            }
        }

        foreach (var entry in framework.Indicators.SelectMany(indicator => OfRow(indicator, dice)))
        {
            yield return entry;
        }
    }

    private static IEnumerable<Entry> OfRow(Indicator indicator, Dice dice)
    {
        var code = indicator.Code;
        if (dice.Coin(40))
        {
            yield return new Entry(EntryPath.Claim(code), dice.Coin(5) ? "满分" : TypedFigure.Stored(dice.Whole(0, (int)(indicator.Weight.Value * 100m)) / 100m));
            yield return new Entry(EntryPath.Reason(code), dice.One(Texts));
        }

        if (indicator.NotApplicable.Policy != NotApplicablePolicy.NotAllowed && dice.Coin(20))
        {
            yield return new Entry(EntryPath.NotApplicable(code), dice.Coin() ? "1" : "0");
            yield return new Entry(EntryPath.NotApplicableReason(code), dice.One(Texts));
        }

        foreach (var item in indicator.Rule.Items.Where(_ => dice.Coin(95)))
        {
            yield return new Entry(EntryPath.Item(code, item.Key), item.MayNotApply && dice.Coin(20) ? "-" : item.Partial is not null && dice.Coin(40) ? "~" : dice.Coin(70) ? "1" : "0");
        }

        if (indicator.Rule is ScoringRule.Qualitative qualitative && dice.Coin(90))
        {
            var state = dice.One(qualitative.States);
            yield return new Entry(EntryPath.State(code), state.Name);
            yield return new Entry(EntryPath.Judged(code), TypedFigure.Stored(dice.Coin(80) ? state.Least(indicator.Weight).Value : indicator.Weight.Value));
            yield return new Entry(EntryPath.RowText(code), "说明");
        }

        if (indicator.Rule is ScoringRule.EitherOr { Choose: OptionChoice.Declared } either)
        {
            yield return new Entry(EntryPath.State(code), dice.One(either.Options).Key);
        }

        if (indicator.Modifiers.UnitDeducts && dice.Coin())
        {
            yield return new Entry(EntryPath.Deduction(code), "0.5");
            if (dice.Coin(80))
            {
                yield return new Entry(EntryPath.DeductionReason(code), "理由");
            }
        }
    }

    private static string Figure(FigureKind kind, Dice dice) => TypedFigure.Stored(kind switch
    {
        FigureKind.Money => dice.Coin(60) ? dice.One(Amounts) : dice.Whole(-10_000_000, 100_000_000) / 100m,
        FigureKind.Count => dice.Coin(30) ? 0m : dice.Whole(0, 200),
        FigureKind.YesNo => dice.Coin() ? 1m : 0m,
        FigureKind.Percent => dice.Whole(0, 1_300_000) / 10_000m,
        _ => dice.Coin(20) ? 0m : dice.Whole(-1_000_000, 20_000_000) / 1_000_000m,
    });
}
