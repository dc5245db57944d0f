using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Evaluation.Documents.Publication;

/// <summary>A page being written: every text is encoded, every element that is opened is closed by its caller.</summary>
internal sealed class Html
{
    private static readonly HtmlEncoder s_encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly StringBuilder _page = new();

    public Html Mark(string markup)
    {
        _page.Append(markup);
        return this;
    }

    public Html Line(string markup)
    {
        _page.Append(markup).Append('\n');
        return this;
    }

    public Html Text(string text)
    {
        _page.Append(s_encoder.Encode(text));
        return this;
    }

    /// <summary>An element with a text.</summary>
    public Html Element(string name, string text, string attributes = "") =>
        Mark($"<{name}{(attributes.Length > 0 ? " " + attributes : string.Empty)}>").Text(text).Line($"</{name}>");

    public static string Attribute(string name, string value) => $"{name}=\"{s_encoder.Encode(value)}\"";

    public static string Attribute(string name, int value) => string.Create(CultureInfo.InvariantCulture, $"{name}=\"{value}\"");

    /// <summary>Opens a page of the site.</summary>
    /// <param name="root">Way to the folder of the site: empty, or ../ as often as needed.</param>
    public static Html Page(string title, string root)
    {
        var page = new Html();
        page.Line("<!DOCTYPE html>").Line("<html lang=\"zh-CN\">").Line("<head>").Line("<meta charset=\"utf-8\">")
            .Line("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">").Element("title", title)
            .Line($"<link rel=\"stylesheet\" href=\"{root}style.css\">").Line("</head>").Line("<body>");
        return page;
    }

    public byte[] Close()
    {
        Line("</body>").Line("</html>");
        return Encoding.UTF8.GetBytes(_page.ToString());
    }
}
