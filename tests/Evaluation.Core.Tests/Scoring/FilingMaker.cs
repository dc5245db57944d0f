using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Tests.Frameworks;
using Evaluation.Core.Tests.TestData;

namespace Evaluation.Core.Tests.Scoring;

/// <summary>A random filing of any framework: mostly filled in, now and then with gaps, zeros, negatives and answers that do not fit.</summary>
internal static class FilingMaker
{
    public static FilingRecord Make(Framework framework, ulong seed)
    {
        var dice = new Dice(seed);
        var full = dice.Coin(60);
        var entries = new List<Entry>();
        foreach (var input in framework.Inputs.Where(input => input.System is null && (full || dice.Coin(85))))
        {
            entries.Add(new Entry(EntryPath.Input(input.Key), Figure(dice, input.Kind)));
            entries.Add(new Entry(EntryPath.Note(input.Key), "已核查"));
        }

        entries.AddRange(framework.Questions.Where(_ => dice.Coin(80)).Select(question => new Entry(EntryPath.Answer(question.Key), dice.Coin(80) ? "1" : "0")));
        entries.AddRange(framework.Indicators.SelectMany(indicator => Row(dice, indicator, full)));
        entries.AddRange(framework.Lists.SelectMany(list => Rows(dice, framework, list)));
        var head = FilingBuilder.Head(framework) with
        {
            Evidence = [.. framework.Indicators.Where(_ => dice.Coin()).Select(indicator => new EvidenceItem("材料.pdf", new string('a', 64), [indicator.Code]))],
            System = new SystemFacts(dice.Whole(0, 12), dice.Whole(0, 5), dice.Coin())
            {
                // Also for rows the reviewer may not touch, and more than they have: a rescoring under another version meets both.
                Deductions = framework.Indicators.Where(_ => dice.Coin(60)).ToKeyed(
                    indicator => indicator.Code, _ => new ReviewDeduction(new Points(dice.Whole(1, dice.Coin() ? 300 : 5_000) / 100m), "抽查发现台账与实际不符")),
            },
        };
        return Entries.ToRecord(framework, head, entries);
    }

    private static string Figure(Dice dice, FigureKind kind) => kind switch
    {
        FigureKind.YesNo => dice.Coin() ? "1" : "0",
        FigureKind.Count => dice.Whole(0, dice.Coin() ? 9 : 5_000).ToString(CultureInfo.InvariantCulture),
        FigureKind.Money => (dice.Whole(dice.Coin(10) ? -50_000 : 0, 2_000_000_000) / 100m * (dice.Coin(5) ? 0m : 1m)).ToString(CultureInfo.InvariantCulture),
        _ => (dice.Whole(dice.Coin(10) ? -500 : 0, 15_000) / 100m).ToString(CultureInfo.InvariantCulture),
    };

    private static IEnumerable<Entry> Row(Dice dice, Indicator indicator, bool full)
    {
        var code = indicator.Code;
        foreach (var item in indicator.Rule.Items.Where(_ => full || dice.Coin(90)))
        {
            yield return new Entry(EntryPath.Item(code, item.Key), dice.One<string>(["1", "1", "1", "0", "-", "~"]));
        }

        if (indicator.Rule is ScoringRule.EitherOr either && dice.Coin(90))
        {
            yield return new Entry(EntryPath.State(code), dice.One(either.Options).Key);
        }

        if (indicator.Rule is ScoringRule.Qualitative qualitative)
        {
            var state = dice.One(qualitative.States);
            yield return new Entry(EntryPath.State(code), state.Name);
            yield return new Entry(EntryPath.Judged(code), TypedFigure.Stored(dice.One([state.Least(indicator.Weight), state.Most(indicator.Weight), Points.Zero]).Value));
            yield return new Entry(EntryPath.RowText(code), "完成情况见附件。");
        }

        if (indicator.Modifiers.UnitDeducts && dice.Coin())
        {
            yield return new Entry(EntryPath.Deduction(code), dice.One<string>(["0.5", "3", "100", "-1", "abc"]));
            yield return new Entry(EntryPath.DeductionReason(code), "检查发现问题");
        }

        if (dice.Coin(8))
        {
            yield return new Entry(EntryPath.NotApplicable(code), "1");
        }

        if (dice.Coin(20))
        {
            yield return new Entry(EntryPath.Claim(code), TypedFigure.Stored(dice.Coin() ? indicator.Weight.Value : 0m));
        }
    }

    private static IEnumerable<Entry> Rows(Dice dice, Framework framework, ListDefinition list)
    {
        var targets = framework.Indicators.FirstOrDefault(indicator => indicator.Rule is ScoringRule.Targets rule && rule.List == list.Key);
        var columns = (targets?.Rule as ScoringRule.Targets)?.Columns;
        var count = dice.Whole(0, 4);
        for (var number = 0; number < count; number++)
        {
            var id = number.ToString("0000", CultureInfo.InvariantCulture);
            foreach (var column in list.Columns)
            {
                var text = column.Key == columns?.Sign ? dice.One<string>(["≥", "=", "≤", "定性"])
                    : column.Key == columns?.Weight ? TypedFigure.Stored(count == 1 ? targets!.Weight.Value : dice.Whole(1, 500) / 100m)
                    : column.Key == columns?.State ? dice.One<string>(["达成", "部分达成", "未达成"])
                    : column.Choices.Count > 0 ? dice.One(column.Choices)
                    : column.Kind == FigureKind.Text ? "某项工作"
                    : Figure(dice, column.Kind);
                yield return new Entry(EntryPath.Cell(list.Key, id, column.Key), text);
            }
        }
    }
}
