using System.Globalization;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Papers;

/// <summary>A piece of evidence as the index lists it.</summary>
/// <param name="Indicators">Codes of the indicators it proves.</param>
/// <param name="Size">1.2 MB; null when not known.</param>
/// <param name="Pages">Of what has pages of its own, whatever program shows it; null for the rest.</param>
public sealed record IndexedEvidence(string Name, IReadOnlyList<string> Indicators, DateOnly? Date, string? Size, int? Pages, string Sha256, string? Note);

/// <summary>佐证目录 of a filing: numbered, with what each file proves and enough of its hash to tell it from another.</summary>
public static class EvidenceIndexPaper
{
    public const string Title = "佐证材料目录";

    private const int ShortHash = 12;

    public static Report Write(string unitName, int year, Framework framework, IReadOnlyList<IndexedEvidence> files, PaperHead head)
    {
        var linked = files.SelectMany(file => file.Indicators).Distinct(StringComparer.Ordinal).Count(code => framework.Indicator(code) is not null);
        return PaperWords.Paper(
            [Title],
            head,
            [
                PaperWords.Paragraph(FormattableString.Invariant($"{unitName}{year}年度部门整体支出绩效自评共有佐证材料{files.Count}份，证明{linked}项指标。")),
                .. files.Count == 0 ? Array.Empty<Block>() :
                [
                    new Block.Table(
                        null,
                        string.Empty,
                        UnitLine: null,
                        [
                            new("序号", 9m, CellAlignment.Centre), new("材料名称", 36m, CellAlignment.Left), new("证明的指标", 27m, CellAlignment.Left),
                            new("材料日期", 29m, CellAlignment.Centre), new("页数", 10m, CellAlignment.Right), new("大小", 16m, CellAlignment.Right), new("SHA-256前12位", 29m, CellAlignment.Centre),
                        ],
                        [
                            .. files.Select((file, index) => PaperWords.Row(
                                (index + 1).ToString(CultureInfo.InvariantCulture),
                                file.Name + (string.IsNullOrWhiteSpace(file.Note) ? string.Empty : $"（{file.Note}）"),
                                file.Indicators.Count == 0 ? "未关联" : string.Join("、", file.Indicators.Select(code => framework.Indicator(code)?.Name ?? code)),
                                file.Date is { } date ? ReportChips.Date(date) : "—",
                                file.Pages?.ToString(CultureInfo.InvariantCulture) ?? "—",
                                file.Size ?? "—",
                                file.Sha256[..Math.Min(ShortHash, file.Sha256.Length)])),
                        ]),
                    new Block.Remark("同一份材料可以证明几项指标。SHA-256是文件内容的校验值，前12位相同即可核对为同一份文件。"),
                ],
                new Block.Signature(unitName, PaperWords.Day(head.At)),
            ]);
    }
}
