using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Cli;

/// <summary>An examination for reading: the file, its findings by severity, and how many statements were found right.</summary>
internal static class CheckText
{
    private const int LongestQuote = 80;

    public static async Task Write(string file, ReportText text, Examination examination, TextWriter output)
    {
        await output.WriteLineAsync(file);
        var paragraphs = text.Paragraphs.ToDictionary(paragraph => paragraph.Number);
        foreach (var severity in Enum.GetValues<Severity>())
        {
            var findings = examination.Findings.Where(finding => finding.Severity == severity).ToList();
            if (findings.Count > 0)
            {
                await output.WriteLineAsync(FormattableString.Invariant($"  {SeverityWords.Of(severity)} {findings.Count} 处"));
            }

            foreach (var finding in findings)
            {
                await output.WriteLineAsync($"    {Place(paragraphs.GetValueOrDefault(finding.Place.Paragraph), finding)}　{finding.Check}　{VerdictWords.Of(finding.Verdict)}　“{Quote(finding.Text)}”");
                await output.WriteLineAsync($"      {CommandLine.OneLine(finding.Message)}");
                if (finding.Correction is { Length: > 0 } correction && !finding.Message.Contains(correction, StringComparison.Ordinal))
                {
                    await output.WriteLineAsync($"      改为：{CommandLine.OneLine(correction)}");
                }
            }
        }

        var counts = examination.Findings.CountBy(finding => finding.Verdict).ToDictionary();
        await output.WriteLineAsync($"  {Counts(counts)}");
        await output.WriteLineAsync();
    }

    public static string Summary(int files, Dictionary<Verdict, int> counts) => FormattableString.Invariant($"共校核 {files} 个文件：{Counts(counts)}");

    private static string Counts(Dictionary<Verdict, int> counts) =>
        string.Join('、', Enum.GetValues<Verdict>().Select(verdict => FormattableString.Invariant($"{VerdictWords.Of(verdict)} {counts.GetValueOrDefault(verdict)}")));

    private static string Place(ReportParagraph? paragraph, TextFinding finding) => paragraph switch
    {
        { Page: { } page, Cell: null } => FormattableString.Invariant($"第 {page} 页第 {finding.Place.Paragraph} 段"),
        { Cell: { } cell } => FormattableString.Invariant($"表 {cell.Table} 第 {cell.Row} 行第 {cell.Column} 列"),
        _ => FormattableString.Invariant($"第 {finding.Place.Paragraph} 段"),
    };

    private static string Quote(string text) => CommandLine.OneLine(text.Length <= LongestQuote ? text : text[..LongestQuote] + "…");
}
