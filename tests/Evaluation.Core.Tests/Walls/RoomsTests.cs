using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Evaluation.Core.Tests.Walls;

/// <summary>Who may know whom, and that no region, year or indicator is spelled out in code.</summary>
public sealed class RoomsTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));

    private static readonly Dictionary<string, string[]> Arrows = new(StringComparer.Ordinal)
    {
        ["Evaluation.Core"] = [],
        ["Evaluation.Documents"] = ["Evaluation.Core"],
        ["Evaluation.Storage"] = ["Evaluation.Core"],
        ["Evaluation.Web"] = ["Evaluation.Core", "Evaluation.Documents", "Evaluation.Storage"],
        ["Evaluation.Cli"] = ["Evaluation.Core", "Evaluation.Documents"],
    };

    public static TheoryData<string> Rooms { get; } = [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_the_rooms_it_may(string room)
    {
        var known = Project(room).Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.Equal(Arrows[room], known.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_project_under_src_is_one_of_the_rooms() =>
        Assert.Equal(
            Arrows.Keys.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Fact]
    public void Core_needs_no_package() => Assert.Empty(Project("Evaluation.Core").Descendants("PackageReference"));

    [Theory]
    [InlineData("ZJ21-")]
    [InlineData("湛江")]
    [InlineData("\"2021\"")]
    public void No_region_year_or_indicator_is_spelled_out_in_code(string literal)
    {
        var sources = Sources().ToList();

        Assert.True(sources.Count > 50);
        Assert.Empty(
            from path in sources
            from line in File.ReadLines(path).Select((text, index) => (text, index))
            where line.text.Contains(literal, StringComparison.Ordinal) && !line.text.TrimStart().StartsWith("///", StringComparison.Ordinal)
            select $"{Path.GetRelativePath(Root, path)}:{line.index + 1}");
    }

    /// <summary>Code and pages; demonstration data may name its own region.</summary>
    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.cs*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) is ".cs" or ".cshtml")
            .Where(path => Path.GetRelativePath(Root, path).Split(Path.DirectorySeparatorChar) is var parts
                && !parts.Contains("obj") && !parts.Contains("bin") && !parts.Contains("node_modules")
                && !(parts.Length > 2 && parts[1] == "Evaluation.Web" && parts[2] == "Demonstration"));

    private static XDocument Project(string room) => XDocument.Load(Path.Combine(Root, "src", room, room + ".csproj"));

    private static string Here([CallerFilePath] string path = "") => path;
}
