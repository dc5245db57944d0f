using System.Buffers;
using System.Text;
using DocumentFormat.OpenXml;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>A formula of Word in one line: fractions as division, so that it reads as it would be typed.</summary>
internal static class FormulaText
{
    private static readonly SearchValues<char> Operators = SearchValues.Create("+-−－＋×÷*/");

    public static string Of(OpenXmlElement formula)
    {
        var text = new StringBuilder();
        Write(formula, text);
        return text.ToString();
    }

    private static void Write(OpenXmlElement element, StringBuilder text)
    {
        foreach (var child in element.ChildElements)
        {
            switch (Word.Name(child))
            {
                case "m:t" or "t":
                    text.Append(child.InnerText);
                    break;
                case "m:f":
                    Term(Word.Child(child, "m:num"), text);
                    text.Append('/');
                    Term(Word.Child(child, "m:den"), text);
                    break;
                case "m:d":
                    var properties = Word.Child(child, "m:dPr");
                    text.Append(Mark(properties, "m:begChr", "("));
                    Write(child, text);
                    text.Append(Mark(properties, "m:endChr", ")"));
                    break;
                case "del" or "moveFrom" or "m:dPr" or "m:fPr" or "m:rPr" or "rPr" or "m:ctrlPr":
                    break;
                default:
                    Write(child, text);
                    break;
            }
        }
    }

    private static string Mark(OpenXmlElement? properties, string name, string usual) =>
        properties is not null && Word.Child(properties, name) is { } mark ? Word.Value(mark, "val") ?? usual : usual;

    private static void Term(OpenXmlElement? term, StringBuilder text)
    {
        var inner = term is null ? string.Empty : Of(term);
        var isSum = inner.AsSpan().IndexOfAny(Operators) > 0 && inner is not ['(', .., ')'] and not ['（', .., '）'];
        text.Append(isSum ? $"({inner})" : inner);
    }
}
