using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>Sets the marks of comments around exact stretches of a paragraph, splitting runs where a stretch begins or ends inside one.</summary>
internal sealed class CommentMarks(WordParagraph paragraph)
{
    /// <summary>Marks the text from one offset to another; the whole paragraph where there is no such text.</summary>
    public void Set(string id, int from, int to)
    {
        var start = new CommentRangeStart { Id = id };
        var end = new CommentRangeEnd { Id = id };
        var reference = new Run(new CommentReference { Id = id });
        if (paragraph.CarriedBy is { } carrier)
        {
            carrier.InsertBeforeSelf(start);
            Close(carrier, end, reference);
            return;
        }

        var first = Boundary(from);
        var opening = first < paragraph.Pieces.Count ? paragraph.Pieces[first] : null;
        var last = Boundary(to) - 1;
        if (opening is null || to <= from || last < 0)
        {
            Around(start, end, reference);
            return;
        }

        opening.Host.InsertBeforeSelf(start);
        Close(paragraph.Pieces[Math.Max(last, paragraph.Pieces.IndexOf(opening))].Host, end, reference);
    }

    private static void Close(OpenXmlElement last, CommentRangeEnd end, Run reference)
    {
        // Marks that close at the same place stand one behind the other.
        last.InsertAfterSelf(end);
        end.InsertAfterSelf(reference);
    }

    private void Around(CommentRangeStart start, CommentRangeEnd end, Run reference)
    {
        if (Word.Child(paragraph.Element, "pPr") is { } properties)
        {
            properties.InsertAfterSelf(start);
        }
        else
        {
            paragraph.Element.PrependChild(start);
        }

        paragraph.Element.Append(end, reference);
    }

    /// <summary>Makes a run begin at the offset, where the text there can be split; index of the first piece from there on.</summary>
    private int Boundary(int offset)
    {
        var pieces = paragraph.Pieces;
        var index = pieces.FindIndex(piece => piece.End > offset);
        if (index < 0)
        {
            return pieces.Count;
        }

        if (pieces[index].Offset < offset)
        {
            if (pieces[index] is not { Leaf: Text } || pieces[index].Leaf.Parent != pieces[index].Host)
            {
                return index;
            }

            index = SplitText(index, offset);
        }

        if (index > 0 && pieces[index - 1].Host == pieces[index].Host && pieces[index].Leaf.Parent == pieces[index].Host)
        {
            SplitRun(index);
        }

        return index;
    }

    private int SplitText(int index, int offset)
    {
        var piece = paragraph.Pieces[index];
        var (head, tail) = (piece.Text[..(offset - piece.Offset)], piece.Text[(offset - piece.Offset)..]);
        var text = (Text)piece.Leaf;
        text.Text = head;
        text.Space = SpaceProcessingModeValues.Preserve;
        var second = text.InsertAfterSelf(new Text(tail) { Space = SpaceProcessingModeValues.Preserve });
        paragraph.Pieces[index] = piece with { Text = head };
        paragraph.Pieces.Insert(index + 1, new WordPiece(second, piece.Host, offset, tail));
        return index + 1;
    }

    /// <summary>Moves the piece and all that follows it in its run into a run of its own with the same looks.</summary>
    private void SplitRun(int index)
    {
        var run = paragraph.Pieces[index].Host;
        var second = (OpenXmlElement)run.CloneNode(deep: false);
        if (Word.Child(run, "rPr") is { } looks)
        {
            second.AppendChild(looks.CloneNode(deep: true));
        }

        var leaf = paragraph.Pieces[index].Leaf;
        foreach (var moved in leaf.ElementsAfter().Prepend(leaf).ToList())
        {
            moved.Remove();
            second.AppendChild(moved);
        }

        run.InsertAfterSelf(second);
        for (var at = index; at < paragraph.Pieces.Count && paragraph.Pieces[at].Host == run; at++)
        {
            paragraph.Pieces[at] = paragraph.Pieces[at] with { Host = second };
        }
    }
}
