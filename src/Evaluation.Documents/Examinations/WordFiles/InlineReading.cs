using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>Reads what stands inside a paragraph: text over any number of runs, breaks, symbols, formulas, the results of fields.</summary>
internal sealed class InlineReading
{
    private readonly StringBuilder _text = new();

    /// <summary>Open fields, innermost on top: whether their code is still being read.</summary>
    private readonly Stack<bool> _fields = new();

    private WordParagraph _paragraph = null!;

    /// <summary>Text boxes and references to notes of the paragraph read last, each with the run that carries it.</summary>
    public List<(OpenXmlElement Content, OpenXmlElement Run)> Attached { get; } = [];

    private bool InCode => _fields.Contains(true);

    /// <summary>Adds the text of a <c>w:p</c> to a paragraph.</summary>
    public void Read(OpenXmlElement element, WordParagraph paragraph)
    {
        _paragraph = paragraph;
        _text.Clear().Append(paragraph.Text);
        if (paragraph.Pieces.Count == 0)
        {
            Attached.Clear();
        }

        Inline(element);
        paragraph.Text = _text.ToString();

        // A code never leaves its paragraph; a field that is not closed must not hide the rest of the report.
        while (InCode)
        {
            _fields.Pop();
        }
    }

    private void Inline(OpenXmlElement container)
    {
        foreach (var child in container.ChildElements)
        {
            switch (Word.Name(child))
            {
                case "r":
                    Run(child);
                    break;
                case "hyperlink" or "ins" or "moveTo" or "smartTag" or "sdt" or "sdtContent" or "fldSimple" or "customXml" or "dir" or "bdo" or "m:oMathPara":
                    Inline(child);
                    break;
                case "m:oMath" when !InCode:
                    Add(child, child.Parent is { } parent && Word.Name(parent) == "m:oMathPara" ? parent : child, FormulaText.Of(child));
                    break;
                case "AlternateContent" when Word.Alternative(child) is { } chosen:
                    Inline(chosen);
                    break;
            }
        }
    }

    private void Run(OpenXmlElement run)
    {
        if (Word.Child(run, "rPr") is { } properties && Word.IsOn(Word.Child(properties, "vanish")))
        {
            return;
        }

        foreach (var leaf in run.ChildElements)
        {
            Leaf(leaf, run);
        }
    }

    private void Leaf(OpenXmlElement leaf, OpenXmlElement run)
    {
        switch (Word.Name(leaf))
        {
            case "fldChar":
                Field(Word.Value(leaf, "fldCharType"));
                break;
            case "footnoteReference" or "endnoteReference":
                Attached.Add((leaf, run));
                break;
            case "drawing" or "pict" or "object":
                Boxes(leaf, run);
                break;
            case "AlternateContent" when Word.Alternative(leaf) is { } chosen:
                foreach (var inner in chosen.ChildElements)
                {
                    Leaf(inner, run);
                }

                break;
            case "ruby" when Word.Child(leaf, "rubyBase") is { } printed:
                foreach (var text in printed.Descendants().Where(one => Word.Name(one) == "t"))
                {
                    Add(text, run, text.InnerText);
                }

                break;
            case var name:
                Add(leaf, run, Characters(leaf, name));
                break;
        }
    }

    private static string Characters(OpenXmlElement leaf, string name) => name switch
    {
        "t" => leaf.InnerText,
        "tab" or "ptab" => "\t",
        "cr" => "\n",
        "br" => Word.Value(leaf, "type") is null or "textWrapping" ? "\n" : string.Empty,
        "noBreakHyphen" => "-",
        "sym" => SymbolCharacters.Of(Word.Value(leaf, "font"), int.TryParse(Word.Value(leaf, "char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code) ? code : 0),
        _ => string.Empty,
    };

    private void Add(OpenXmlElement leaf, OpenXmlElement host, string text)
    {
        if (text.Length > 0 && !InCode)
        {
            _paragraph.Pieces.Add(new WordPiece(leaf, host, _text.Length, text));
            _text.Append(text);
        }
    }

    private void Field(string? step)
    {
        if (step == "begin")
        {
            _fields.Push(true);
        }
        else if (step == "separate" && _fields.TryPop(out _))
        {
            _fields.Push(false);
        }
        else if (step == "end")
        {
            _fields.TryPop(out _);
        }
    }

    /// <summary>The outermost text boxes of a drawing; what is written twice for older programs is taken once.</summary>
    private void Boxes(OpenXmlElement drawing, OpenXmlElement run)
    {
        foreach (var child in drawing.ChildElements)
        {
            if (Word.Name(child) == "txbxContent")
            {
                Attached.Add((child, run));
            }
            else if (Word.Name(child) == "AlternateContent")
            {
                if (Word.Alternative(child) is { } chosen)
                {
                    Boxes(chosen, run);
                }
            }
            else
            {
                Boxes(child, run);
            }
        }
    }
}
