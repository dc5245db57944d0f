using System.Globalization;
using System.Text.RegularExpressions;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Verification;

/// <summary>The pages of a copy without what stands at their edges: marks and notices above, version mark and page number below.</summary>
internal sealed partial class PrintedSheets
{
    private readonly List<PrintedDifference> _differences = [];
    private readonly int _first;

    public PrintedSheets(Report report, PaperCopy copy)
    {
        var heads = Heads(report.Properties);
        var mark = report.Properties.VersionMark is { } said ? PrintedPieces.Squeezed(said) : null;
        var printed = copy.Mark?.Text;
        if (mark is not null && printed is not null && mark != printed)
        {
            _differences.Add(new PrintedDifference(0, "每页页脚的版本和校验码", printed, mark));
        }

        var pages = copy.Pages.Select(page => (page.Number, Text: WithoutHeads(page, heads))).ToList();
        _first = FirstOfBody(pages, printed);
        Cover = new PageText(pages.Where(page => page.Number == 1 && _first > 1));
        Contents = new PageText(pages.Where(page => page.Number > 1 && page.Number < _first));
        Body = new PageText([.. pages.Where(page => page.Number >= _first).Select(page => (page.Number, WithoutFoot(page.Number, page.Text, mark is null ? null : printed ?? mark)))]);
    }

    public PageText Cover { get; }

    public PageText Contents { get; }

    public PageText Body { get; }

    /// <summary>What is wrong at the edges of pages.</summary>
    public IReadOnlyList<PrintedDifference> Differences => _differences;

    /// <summary>The number that stands on a page of the file.</summary>
    public string NumberOf(int page) => (page - _first + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>What may stand above the text of a page, the longest first.</summary>
    private static List<string> Heads(ReportProperties properties)
    {
        var mark = (properties.RehearsalNotice is null ? string.Empty : "演练") + (properties.IsDraft ? properties.DraftMark : string.Empty);
        string?[] notices = [properties.RehearsalNotice, properties.SampleNotice];
        return [.. notices.Append(string.Join('；', notices.OfType<string>())).Append(mark).OfType<string>().Select(PrintedPieces.Squeezed)
            .Where(head => head.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(head => head.Length)];
    }

    private string WithoutHeads(PaperPage page, List<string> heads)
    {
        var start = 0;
        while (heads.Find(head => string.CompareOrdinal(page.Text, start, head, 0, head.Length) == 0) is { } head)
        {
            start += head.Length;
        }

        var text = page.Text[start..];
        foreach (var head in heads)
        {
            if (PageText.Almost(text, 0, head) is { } said)
            {
                _differences.Add(new PrintedDifference(page.Number, "页眉", said, head));
                return text[said.Length..];
            }
        }

        return text;
    }

    /// <summary>The page that bears number 1; otherwise the first that bears a version mark, or the third.</summary>
    private static int FirstOfBody(List<(int Number, string Text)> pages, string? mark) =>
        pages.Find(page => page.Number > 1 && NumberForm().Matches(page.Text) is [.., { Value: "—1—" }]) is { Number: > 0 } numbered ? numbered.Number
        : pages.Find(page => page.Number > 1 && mark is not null && page.Text.Contains(mark, StringComparison.Ordinal)) is { Number: > 0 } marked ? marked.Number
        : 3;

    private string WithoutFoot(int page, string text, string? mark)
    {
        var number = NumberForm().Matches(text) is [.., var last] ? last : null;
        if (number?.Value != $"—{NumberOf(page)}—")
        {
            _differences.Add(new PrintedDifference(page, "页码", number?.Value ?? string.Empty, $"—{NumberOf(page)}—"));
        }

        text = number is null ? text : text.Remove(number.Index, number.Length);
        if (mark is null)
        {
            return text;
        }

        var at = text.LastIndexOf(mark, StringComparison.Ordinal);
        if (at >= 0)
        {
            return text.Remove(at, mark.Length);
        }

        var other = MarkForm().Matches(text) is [.., var found] ? found : null;
        _differences.Add(new PrintedDifference(page, "页脚的版本和校验码", other?.Value ?? string.Empty, mark));
        return other is null ? text : text.Remove(other.Index, other.Length);
    }

    [GeneratedRegex("—[0-9]{1,4}—", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex NumberForm();

    [GeneratedRegex("版本[^·]{0,6}·校验码.{4}-.{4}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex MarkForm();
}
