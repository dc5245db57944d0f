using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml.Wordprocessing;
using Evaluation.Core.Reports;
using Numbering = Evaluation.Core.Reports.Numbering;

namespace Evaluation.Documents.Word;

/// <summary>Headings whose numbers Word counts itself; where its count would not give the number of the report, a new count begins.</summary>
internal sealed class WordHeadings
{
    private const int Levels = 4;
    private readonly int[] counts = new int[Levels];

    /// <summary>For every count after the first: the number each level goes on with.</summary>
    private readonly List<int[]> begun = [];
    private int bookmarks;
    private bool isUsed;
    private bool isNewCount;

    private int CurrentList => begun.Count + 1;

    /// <summary>The name of the place of the heading that was made as the n-th.</summary>
    public static string Bookmark(int number) => FormattableString.Invariant($"_Toc{number:00000000}");

    /// <summary>An annex counts for itself.</summary>
    public void StartAnew()
    {
        Array.Clear(counts);
        isNewCount = isUsed;
    }

    public Paragraph Of(Block.Heading heading)
    {
        var level = Math.Clamp(heading.Level, 1, Levels);
        var properties = new ParagraphProperties(new ParagraphStyleId { Val = FormattableString.Invariant($"Heading{level}") });
        var isCounted = Counted(level, heading.Number);
        if (!isCounted || CurrentList > 1)
        {
            properties.Append(new NumberingProperties(
                new NumberingLevelReference { Val = level - 1 },
                new NumberingId { Val = isCounted ? CurrentList : 0 }));
        }

        var paragraph = new Paragraph(properties);
        var text = WordText.Run(isCounted ? heading.Text : heading.Number + heading.Text);
        if (level > WordContents.Depth)
        {
            paragraph.Append(text);
            return paragraph;
        }

        var id = (++bookmarks).ToString(CultureInfo.InvariantCulture);
        paragraph.Append(new BookmarkStart { Id = id, Name = Bookmark(bookmarks) }, text, new BookmarkEnd { Id = id });
        return paragraph;
    }

    /// <summary>The numbering part with a list for every count that was begun.</summary>
    public string Definitions(string shipped)
    {
        var lists = new StringBuilder();
        for (var index = 0; index < begun.Count; index++)
        {
            lists.Append(CultureInfo.InvariantCulture, $"""<w:num w:numId="{index + 2}"><w:abstractNumId w:val="0"/>""");
            for (var one = 0; one < Levels; one++)
            {
                lists.Append(CultureInfo.InvariantCulture, $"""<w:lvlOverride w:ilvl="{one}"><w:startOverride w:val="{begun[index][one]}"/></w:lvlOverride>""");
            }

            lists.Append("</w:num>");
        }

        return shipped.Replace("</w:numbering>", lists + "</w:numbering>", StringComparison.Ordinal);
    }

    /// <summary>Whether Word can print the number; a new count is begun where the running one would give another.</summary>
    private bool Counted(int level, string number)
    {
        var start = Enumerable.Range(1, 99).FirstOrDefault(start => Numbering.Of(level, start) == number);
        if (start == 0)
        {
            return false;
        }

        if (isNewCount || counts[level - 1] + 1 != start)
        {
            begun.Add([.. counts.Select((count, one) => one == level - 1 ? start : one < level ? count + 1 : 1)]);
        }

        (isNewCount, isUsed) = (false, true);
        counts[level - 1] = start;
        Array.Clear(counts, level, Levels - level);
        return true;
    }
}
