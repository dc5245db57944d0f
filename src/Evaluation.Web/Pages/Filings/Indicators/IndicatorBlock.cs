using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Indicators;

/// <summary>One indicator as it stands on its page: what it reads, what came out, what the unit says, what proves it.</summary>
public sealed class IndicatorBlock(OpenFiling open, EnteredValues entered, RowScore row, int number, string seen)
{
    public OpenFiling Open => open;

    public RowScore Row => row;

    public Indicator Indicator => row.Indicator;

    /// <summary>Number in the score table, so that it can be named on the phone.</summary>
    public int Number => number;

    /// <summary>Moment the page was read, for the plain form.</summary>
    public string Seen => seen;

    public string Anchor => FilingPlaces.AnchorOf("indicator", Indicator.Code);

    public RowResult Result => new(row, RowWords.Of(row, open.FindingsAt($"indicator/{Indicator.Code}")));

    public EntryField Claim => Field(EntryPath.Claim(Indicator.Code), $"{Indicator.Name}的自评得分");

    public EntryField Reason => Field(EntryPath.Reason(Indicator.Code), "与测算不同的理由、扣分原因");

    public EntryField Text => Field(EntryPath.RowText(Indicator.Code), "本单位的说明（写入报告）");

    /// <summary>State of a judgement, or the measure declared.</summary>
    public EntryField State => Field(EntryPath.State(Indicator.Code), Indicator.Rule is ScoringRule.EitherOr ? "选用的口径" : "达成情况");

    public EntryField Judged => Field(EntryPath.Judged(Indicator.Code), $"{Indicator.Name}的评定得分");

    public EntryField Deduction => Field(EntryPath.Deduction(Indicator.Code), $"{Indicator.Name}的扣减分数");

    public EntryField DeductionReason => Field(EntryPath.DeductionReason(Indicator.Code), $"{Indicator.Name}的扣减理由");

    public EntryField NotApplicable => Field(EntryPath.NotApplicable(Indicator.Code), "本项是否适用");

    public EntryField NotApplicableReason => Field(EntryPath.NotApplicableReason(Indicator.Code), "不适用的理由");

    public bool MayAttach => open.MayEdit("evidence/" + Indicator.Code);

    /// <summary>The opening question that decides whether the indicator applies; null if none does.</summary>
    public Question? Question => open.Framework.Questions.FirstOrDefault(question => question.NotApplicable.ContainsKey(Indicator.Code));

    public IReadOnlyList<EvidenceFile> Evidence =>
        [.. open.Folder.EvidenceFiles.Where(file => file.Kind == EvidenceKind.Evidence && file.Links.Exists(link => link.Indicator == Indicator.Code))];

    /// <summary>Items of a checklist of either kind with their answers; empty for other rules.</summary>
    public IReadOnlyList<(CheckItem Item, int Place, EntryField Field)> Items =>
        [.. Indicator.Rule.Items.Select((item, place) => (item, place, Field(EntryPath.Item(Indicator.Code, item.Key), item.Text)))];

    /// <summary>What has to be stated beside a count even when it is 0, with what was to be checked.</summary>
    public IReadOnlyList<(EntryField Field, string Asked)> Statements => Indicator.Rule is not ScoringRule.PerOccurrence cases ? [] :
    [
        .. from key in open.Framework.Reads(Indicator)
           let input = open.Framework.Input(key)
           where input is { System: null }
           select (Field(EntryPath.Note(key), $"{input.Label}的核查情况说明"), $"填 0 的，请写明已核查：{string.Join("；", cases.Checked)}。"),
    ];

    /// <summary>Whether the framework asks about values far above the target.</summary>
    public bool MayBeOverFulfilled => Indicator.Modifiers.OverFulfilment is { Policy: not OverFulfilmentPolicy.None }
        || Indicator.Rule is ScoringRule.Linear { Over: OverPolicy.Review } or ScoringRule.Equal { Strict: false };

    /// <summary>What the indicator is computed from.</summary>
    public IReadOnlyList<ReadFigure> Reads =>
        [.. open.Framework.Reads(Indicator).Where(key => Indicator.Rule is not ScoringRule.Targets targets || targets.List != key).Select(Figure)];

    /// <summary>Answers to 适用／不适用; leaving it open follows the opening questions.</summary>
    public IReadOnlyList<TagHelpers.Option> Applies
    {
        get
        {
            if (Question is { } question)
            {
                var follows = open.Record.Answers.TryGetValue(question.Key, out var answer) && !answer ? "不适用" : "适用";
                return [new("", $"按“适用情况”的回答（{follows}）"), new("0", "适用"), new("1", "不适用")];
            }

            return [new(NotApplicable.Value == "0" ? "0" : "", "适用"), new("1", "不适用")];
        }
    }

    private ReadFigure Figure(string key)
    {
        var facts = open.Sheet.Facts;
        if (open.Framework.List(key) is { } list)
        {
            return new ReadFigure(list.Label, $"{open.Record.List(key).Count} 行", Address($"list/{key}"), null, FigureKind.Text, null);
        }

        var input = open.Framework.Input(key);
        var label = facts.Label(key);
        var shown = facts.Text(key, FigureStyle.Screen);
        if (input is null)
        {
            return new ReadFigure(label, shown, Address($"input/{key}"), null, FigureKind.Number, null);
        }

        if (input.System is not null)
        {
            return new ReadFigure(label, shown ?? (input.System is SystemSource.EvidenceOn ? "以本项佐证材料为准" : null), null, null, input.Kind, null);
        }

        // Amounts belong to the data table, where their neighbours and last year's stand beside them.
        var inline = input.Kind != FigureKind.Money && open.Record.Scope.Count == 0;
        return new ReadFigure(
            label, shown, Address($"input/{key}"), inline ? Field(EntryPath.Input(key), label) : null, input.Kind, input.Kind == FigureKind.Percent ? "%" : input.Measure);
    }

    private string Address(string place) => new FilingPlaces(open).AddressOf(place);

    private EntryField Field(string path, string label) => entered.Field(path, label);
}

/// <summary>A figure an indicator reads.</summary>
/// <param name="Shown">As it is; null while it is not filled in.</param>
/// <param name="Address">Where it is filled in; null for what the system knows.</param>
/// <param name="Field">A field right here, for counts and answers.</param>
public sealed record ReadFigure(string Label, string? Shown, string? Address, EntryField? Field, FigureKind Kind, string? Measure);

/// <summary>The findings under an indicator.</summary>
public sealed record IndicatorFindings(string Id, IReadOnlyList<FindingUnderRow> Items)
{
    /// <summary>The reason has its own field in the block, so its finding brings no second one.</summary>
    public static IndicatorFindings Of(OpenFiling open, Indicator indicator) => new(
        "findings-" + indicator.Code,
        [.. open.FindingsAt($"indicator/{indicator.Code}").Select(finding => FindingUnderRow.Of(open, finding))
            .Select(item => item.Explanation?.Path == EntryPath.Reason(indicator.Code) ? item with { Explanation = null } : item)]);
}

/// <summary>Self score beside the computed one, and the sentence proposed where they differ.</summary>
public sealed record ClaimNote(string Id, RowScore Row, string? Proposal, string Reason)
{
    public static ClaimNote Of(OpenFiling open, RowScore row)
    {
        var reason = open.Record.Row(row.Indicator.Code).Reason;
        return new ClaimNote(
            "claim-" + row.Indicator.Code,
            row,
            string.IsNullOrWhiteSpace(reason) && open.MayEdit(EntryPath.Reason(row.Indicator.Code)) ? ReasonProposal.For(row) : null,
            EntryPath.Reason(row.Indicator.Code));
    }
}

/// <summary>Words for the state of a row.</summary>
public static class RowWords
{
    public static (string Kind, string Words) Of(RowScore row, IEnumerable<Finding> findings)
    {
        var open = findings.Where(finding => finding.Blocks).ToList();
        return open.Exists(finding => finding.Severity == Severity.MustFix) ? ("fix", "须修改")
            : open.Count > 0 ? ("explain", "须说明")
            : row.Status switch
            {
                RowStatus.NotApplicable => ("none", "不适用"),
                RowStatus.Scored when row is { IsBonus: true, Missing.Count: > 0 } => ("none", "选填"),
                RowStatus.Incomplete or RowStatus.Undecidable => ("part", "未完成"),
                _ => ("done", "已完成"),
            };
    }
}
