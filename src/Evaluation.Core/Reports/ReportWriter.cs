using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>What a version of the report is: when it was made, its mark, and whether it is a draft.</summary>
/// <param name="Record">Canonical record to attach to the paper; null for none.</param>
/// <param name="IsRehearsal">A report of a rehearsal (演练) says so on every page.</param>
public sealed record ReportEdition(DateTimeOffset Created, string? VersionMark, bool IsDraft, string? Record, bool IsRehearsal = false)
{
    /// <summary>The framework (YAML) to attach beside the record; null for none.</summary>
    public string? Framework { get; init; }

    /// <summary>The proof on the last page of a 用印版; null on a draft.</summary>
    public ReportProof? Proof { get; init; }

    /// <summary>A draft that lies with the leader is a 送审稿.</summary>
    public bool IsInReview { get; init; }

    /// <summary>To be edited outside and brought back: texts that are still empty have a place too.</summary>
    public bool IsForEditing { get; init; }
}

/// <summary>Writes the self-evaluation report of a scored filing: every figure is a reference to a fact, numbering is generated.</summary>
public static class ReportWriter
{
    /// <summary>What stands on every page of a rehearsal's report.</summary>
    public const string RehearsalNotice = "演练，不作为正式自评结果";

    public static Report Write(ScoreSheet sheet, ReportEdition edition)
    {
        var record = sheet.Facts.Record;
        var outline = sheet.Facts.Framework.Outline;
        var sentences = new SentenceWriter(sheet);
        var body = new BodyWriter(sheet, sentences, edition.IsForEditing).Write();
        string[] annexes = ["数据表", "评分表"];
        return new Report(
            new ReportProperties(
                FormattableString.Invariant($"{record.Unit.Name}{record.Year}年度部门整体支出绩效自评报告"),
                record.Unit.Name,
                edition.Created,
                edition.VersionMark,
                edition.IsDraft,
                sheet.Facts.Framework.Notice,
                edition.Record,
                edition.IsRehearsal ? RehearsalNotice : null)
            {
                Framework = edition.Framework,
                Proof = edition.Proof,
                DraftMark = edition.IsInReview ? "送审稿" : "草稿",
            },
            new ReportCover([.. outline.TitleLines.Select(line => Plain(sentences, line))], CoverFacts(record)),
            [.. body, new Block.AnnexList(annexes), new Block.Signature(record.Unit.Name, DateText(record))],
            [
                new ReportAnnex(1, annexes[0], Landscape: false, DataTableWriter.Write(sheet), CarriesSampleNotice: false),
                new ReportAnnex(2, annexes[1], Landscape: true, ScoreTableWriter.Write(sheet)),
            ]);
    }

    internal static string Plain(SentenceWriter sentences, string text) => string.Concat(sentences.WriteOwn(text).Select(inline => inline.Text));

    private static List<LabelledText> CoverFacts(FilingRecord record) =>
    [
        new("评价年度", FormattableString.Invariant($"{record.Year}年度")),
        new("评价单位", record.Unit.Name),
        new("预算部门单位（公章）", record.Unit.Department is { Length: > 0 } department ? department : record.Unit.Name),
        .. record.Scope.Count > 0 ? [new LabelledText("填报范围", string.Join("、", record.Scope.Select(member => member.Name)))] : Array.Empty<LabelledText>(),
        new("填报日期", DateText(record)),
    ];

    private static string DateText(FilingRecord record) => record.ReportDate is { } date ? ReportChips.Date(date) : "　　年　月　日";
}
