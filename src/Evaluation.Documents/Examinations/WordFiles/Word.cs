using System.Globalization;
using DocumentFormat.OpenXml;

namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>Looks into elements of WordprocessingML by their names, so that files of odd programs read as well as those of Word.</summary>
internal static class Word
{
    public const string Math = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private const string Main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";

    /// <summary>The local name in WordprocessingML; names of the formula language stand as <c>m:</c>, others are empty.</summary>
    public static string Name(OpenXmlElement element) => element.NamespaceUri switch
    {
        Main => element.LocalName,
        Math => "m:" + element.LocalName,
        Compatibility when element.LocalName == "AlternateContent" => element.LocalName,
        _ => string.Empty,
    };

    public static OpenXmlElement? Child(OpenXmlElement element, string name)
    {
        foreach (var child in element.ChildElements)
        {
            if (Name(child) == name)
            {
                return child;
            }
        }

        return null;
    }

    /// <summary>Rows of a table or cells of a row, also those wrapped in controls and tracked insertions.</summary>
    public static IEnumerable<OpenXmlElement> Inside(OpenXmlElement element, string name)
    {
        foreach (var child in element.ChildElements)
        {
            switch (Name(child))
            {
                case var own when own == name:
                    yield return child;
                    break;
                case "sdt" or "sdtContent" or "customXml" or "ins" or "moveTo":
                    foreach (var inner in Inside(child, name))
                    {
                        yield return inner;
                    }

                    break;
            }
        }
    }

    /// <summary>What to read of content that is written twice, for newer and older programs.</summary>
    public static OpenXmlElement? Alternative(OpenXmlElement alternate) =>
        alternate.ChildElements.FirstOrDefault(branch => branch.LocalName == "Choice") ?? alternate.ChildElements.FirstOrDefault(branch => branch.LocalName == "Fallback");

    public static string? Value(OpenXmlElement? element, string attribute)
    {
        if (element is null)
        {
            return null;
        }

        foreach (var one in element.GetAttributes())
        {
            if (one.LocalName == attribute)
            {
                return one.Value;
            }
        }

        return null;
    }

    public static int? Number(OpenXmlElement? element, string attribute) =>
        int.TryParse(Value(element, attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A switch such as <c>w:vanish</c>: present means on, unless it says otherwise.</summary>
    public static bool IsOn(OpenXmlElement? element) => element is not null && Value(element, "val") is (null or "1" or "true" or "on");
}
