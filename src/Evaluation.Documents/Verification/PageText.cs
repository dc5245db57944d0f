namespace Evaluation.Documents.Verification;

/// <summary>The written characters of several pages in a row, each with its page.</summary>
internal sealed class PageText
{
    private readonly List<int> _starts = [];
    private readonly List<int> _pages = [];

    public PageText(IEnumerable<(int Page, string Text)> pages)
    {
        var text = new System.Text.StringBuilder();
        foreach (var (page, said) in pages.Where(page => page.Text.Length > 0))
        {
            _starts.Add(text.Length);
            _pages.Add(page);
            text.Append(said);
        }

        Text = text.ToString();
    }

    public string Text { get; }

    public bool IsPageStart(int place) => _starts.BinarySearch(place) >= 0;

    /// <summary>Where the page after this place begins; null on the last page.</summary>
    public int? NextPage(int place)
    {
        var index = _starts.BinarySearch(place + 1);
        index = index < 0 ? ~index : index;
        return index < _starts.Count ? _starts[index] : null;
    }

    /// <summary>The page on which the place lies; the last one for the end.</summary>
    public int PageOf(int place)
    {
        var index = _starts.BinarySearch(place);
        index = index < 0 ? ~index - 1 : index;
        return _pages.Count == 0 ? 0 : _pages[Math.Clamp(index, 0, _pages.Count - 1)];
    }

    public bool Says(string text, int place) => string.CompareOrdinal(Text, place, text, 0, text.Length) == 0;

    /// <summary>What stands in place of a text that a page repeats, when it is the same but for a few characters; null otherwise.</summary>
    public static string? Almost(string text, int place, string expected)
    {
        const int CharactersPerSlip = 8;
        if (expected.Length < CharactersPerSlip || place + expected.Length > text.Length)
        {
            return null;
        }

        var said = text.Substring(place, expected.Length);
        return said.Zip(expected).Count(pair => pair.First != pair.Second) is var slips && slips > 0 && slips <= expected.Length / CharactersPerSlip ? said : null;
    }
}
