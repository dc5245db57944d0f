using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Papers;

/// <summary>The pieces all papers are put together from: days and moments in China, paragraphs, tables of facts.</summary>
internal static class PaperWords
{
    /// <summary>Width of the text block in millimetres, which the shares of a table's columns add up to.</summary>
    public const decimal Full = 156m;

    private const decimal LabelShare = 40m;

    /// <summary>A paper of few pages, whose first page bears its title.</summary>
    /// <param name="title">In lines broken by meaning where it is longer than a line.</param>
    public static Report Paper(IReadOnlyList<string> title, PaperHead head, IReadOnlyList<Block> body) => new(
        new ReportProperties(
            string.Concat(title), head.Issuer, head.At, VersionMark: null, IsDraft: false, head.SampleNotice, Record: null, head.IsRehearsal ? ReportWriter.RehearsalNotice : null)
        {
            TitleLines = title.Count > 1 ? title : [],
        },
        Cover: null,
        body,
        Annexes: []);

    /// <summary>2022年5月10日.</summary>
    public static string Day(DateTimeOffset at) => ReportChips.Date(DateOnly.FromDateTime(InChina(at).DateTime));

    /// <summary>2022年5月10日09:12.</summary>
    public static string Moment(DateTimeOffset at) => Day(at) + InChina(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The last day or minute that is in time: 2022年5月13日24:00, 2022年5月13日17:30.</summary>
    public static string Deadline(DateTimeOffset deadline) =>
        InChina(deadline).TimeOfDay == TimeSpan.Zero ? Day(deadline.AddTicks(-1)) + "24:00" : Moment(deadline);

    public static Block.Paragraph Paragraph(string text) => new([new Inline.Words(text)]);

    public static TableRow Row(params IEnumerable<string> texts) => new(TableRowKind.Body, [.. texts.Select(text => new TableCell(text))]);

    public static TableRow Total(params IEnumerable<string> texts) => new(TableRowKind.Total, [.. texts.Select(text => new TableCell(text))]);

    /// <summary>A table of two columns: what, and what there is to say.</summary>
    public static Block.Table Facts(IEnumerable<LabelledText> facts, string title = "", string first = "事项", string second = "内容") => new(
        null,
        title,
        UnitLine: null,
        [new TableColumn(first, LabelShare, CellAlignment.Centre), new TableColumn(second, Full - LabelShare, CellAlignment.Left)],
        [.. facts.Select(fact => Row(fact.Label, fact.Text))]);

    /// <summary>《通知》（文号）; the title alone without a number.</summary>
    public static string Notice(Filings.NoticeReference notice) =>
        $"《{notice.Title.Trim('《', '》')}》{(notice.Number.Length > 0 ? $"（{notice.Number}）" : string.Empty)}";

    /// <summary>What is said of scores under a sample framework; nothing otherwise.</summary>
    public static IEnumerable<Block> SampleRemark(PaperHead head) =>
        head.SampleNotice is { } notice ? [new Block.Remark($"所用指标体系为{notice.TrimEnd('。')}。")] : [];

    /// <summary>A text that may be long or empty, as a cell says it.</summary>
    public static string OrNone(string? text, string none = "无") => string.IsNullOrWhiteSpace(text) ? none : text;

    private static DateTimeOffset InChina(DateTimeOffset at) => at.ToOffset(DeadlineClock.Offset);
}
