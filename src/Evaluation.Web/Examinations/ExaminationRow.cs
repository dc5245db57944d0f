using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Web.Words;

namespace Evaluation.Web.Examinations;

/// <summary>A finding as the page shows it: its number in the report, its place in words, its mark.</summary>
/// <param name="Number">Counted from 1 in order of place, right statements included, so that a filter changes no number.</param>
public sealed record ExaminationRow(int Number, TextFinding Finding, string Place)
{
    /// <summary><c>fix</c>, <c>explain</c>, <c>note</c>, or <c>ok</c> for a right statement.</summary>
    public string Mark => Finding.Severity is { } severity ? SeverityMarks.Mark(severity) : "ok";

    /// <summary>须修改 · 须说明 · 提示, 正确 for a right statement.</summary>
    public string Words => Finding.Severity is { } severity ? SeverityWords.Of(severity) : VerdictWords.Of(Verdict.Ok);

    /// <summary>A sign that tells the marks apart without colour.</summary>
    public string Sign => Mark switch
    {
        "fix" => "✕",
        "explain" => "？",
        "note" => "！",
        _ => "✓",
    };

    /// <summary>Page and paragraph, or table, row and column.</summary>
    public static string PlaceOf(ReportParagraph? paragraph, TextFinding finding) => paragraph switch
    {
        { Cell: { } cell } => string.Create(CultureInfo.InvariantCulture, $"表 {cell.Table} 第 {cell.Row} 行第 {cell.Column} 列"),
        { Page: { } page } => string.Create(CultureInfo.InvariantCulture, $"第 {page} 页，第 {finding.Place.Paragraph} 段"),
        _ => string.Create(CultureInfo.InvariantCulture, $"第 {finding.Place.Paragraph} 段"),
    };
}
