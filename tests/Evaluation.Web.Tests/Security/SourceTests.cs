using System.Text.RegularExpressions;

namespace Evaluation.Web.Tests.Security;

/// <summary>Reads the sources of the site for what a strict page must not hold.</summary>
public sealed partial class SourceTests
{
    [Fact, Trait("Check", "S46")]
    public void No_page_holds_script_or_style_of_its_own()
    {
        var pages = Sources("*.cshtml");

        Assert.NotEmpty(pages);
        Assert.All(pages, page =>
        {
            var text = RazorComment().Replace(File.ReadAllText(page), "");
            Assert.False(InlineScript().IsMatch(text), $"{page}: a script element without src.");
            Assert.False(InlineStyle().IsMatch(text), $"{page}: a style element or attribute.");
            Assert.False(InlineHandler().IsMatch(text), $"{page}: an on… attribute.");
        });
    }

    [Fact, Trait("Check", "S22")]
    public void No_source_puts_text_into_a_page_unencoded()
    {
        var sources = Sources("*.cshtml", "*.cs", "*.ts");

        Assert.True(sources.Count > 20);
        Assert.All(sources, source => Assert.False(Unencoded().IsMatch(File.ReadAllText(source)), $"{source}: text reaches the page unencoded."));
    }

    [Fact, Trait("Check", "S44")]
    public void No_source_waives_the_form_token() =>
        Assert.All(Sources("*.cs", "*.cshtml"), source =>
            Assert.DoesNotContain("IgnoreAntiforgeryToken", File.ReadAllText(source), StringComparison.Ordinal));

    [Theory]
    [InlineData("<div style=\"color:red\">")]
    [InlineData("<style>")]
    public void The_scan_sees_inline_style(string text) => Assert.Matches(InlineStyle(), text);

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<script type=\"module\">")]
    public void The_scan_sees_inline_script(string text) => Assert.Matches(InlineScript(), text);

    private static List<string> Sources(params string[] patterns)
    {
        var apart = new[] { "node_modules", "obj", "bin", "wwwroot", "data" };
        var root = Path.Combine(Root(), "src", "Evaluation.Web");
        return [.. patterns.SelectMany(pattern => Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories))
            .Where(path => !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Intersect(apart, StringComparer.Ordinal).Any())];
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Evaluation.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run inside the repository.");
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    // Data blocks (type="application/json") run nothing.
    [GeneratedRegex(@"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"<style\b|<[^>]*\sstyle\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<[a-z][^>]*\son[a-z]+\s*=", RegexOptions.IgnoreCase)]
    private static partial Regex InlineHandler();

    [GeneratedRegex(@"Html\.Raw|new HtmlString|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(")]
    private static partial Regex Unencoded();
}
