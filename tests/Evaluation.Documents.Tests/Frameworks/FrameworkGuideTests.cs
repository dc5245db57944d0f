using System.Text.RegularExpressions;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>Everything the guide for authors shows really loads, and its worked examples hold.</summary>
public sealed partial class FrameworkGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "frameworks", "README.md")).ReplaceLineEndings("\n");

    private static readonly List<string> Shown = [.. Block().Matches(Guide).Select(match => match.Groups["text"].Value)];

    public static TheoryData<int> Blocks() => new(Enumerable.Range(0, Shown.Count));

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_piece_of_the_guide_loads_as_it_is_printed(int number)
    {
        var (framework, faults) = FrameworkReader.Read("README.md", Whole(Shown[number]));

        Assert.Empty(faults.Select(fault => $"{fault}\n{Shown[number]}"));
        Assert.NotNull(framework);
    }

    [Fact]
    public void Every_rule_kind_is_shown_with_an_example()
    {
        foreach (var kind in RuleReading.Names)
        {
            Assert.Contains(Shown, text => text.Contains("kind: " + kind, StringComparison.Ordinal) && text.Contains("examples:", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_standard_part_is_named()
    {
        var standard = StandardParts.Shared;
        var names = standard.Blocks.SelectMany(block => block.Inputs).Concat(standard.Lists).Concat(standard.Derived).Concat(standard.Questions).Select(part => part.Name);

        Assert.All(names, name => Assert.Contains(name, Guide, StringComparison.Ordinal));
        Assert.All(
            standard.Blocks.SelectMany(block => block.Inputs).Concat(standard.Derived),
            part => Assert.Contains($"{part.Name} `{part.Key}`", Guide, StringComparison.Ordinal));
    }

    [Fact]
    public void What_the_standard_report_asks_for_is_named()
    {
        var framework = FrameworkReader.Read("t.yaml", OneIndicator.Text("rule: { kind: qualitative }")).Framework!;
        var line = Guide.Split('\n').Single(line => line.StartsWith("| `report` |", StringComparison.Ordinal));

        Assert.All(framework.Inputs.Where(input => input.Required), input => Assert.Contains(input.Name, line, StringComparison.Ordinal));
    }

    [Fact]
    public void A_worked_example_of_the_guide_that_is_changed_no_longer_loads() =>
        Assert.Contains("11.46", Assert.Single(FrameworkReader.Read("README.md", Shown[0].Replace("points: 11.46", "points: 11.47", StringComparison.Ordinal)).Faults).Message, StringComparison.Ordinal);

    /// <summary>A whole file stands for itself; indicators are put beside enough others; anything else follows the first whole file.</summary>
    private static string Whole(string piece)
    {
        if (piece.StartsWith("code:", StringComparison.Ordinal))
        {
            return piece;
        }

        if (!piece.StartsWith("- name:", StringComparison.Ordinal))
        {
            return Shown[0] + piece;
        }

        var weight = Weight().Matches(piece).Sum(match => decimal.Parse(match.Groups["points"].Value, System.Globalization.CultureInfo.InvariantCulture));
        var rest = 100m - weight;
        return $$"""
            code: SL22
            version: 1
            title: 例
            region: 例
            years: { from: 2022, to: 2022 }
            clause: 例
            grades: standard
            report: { title: [例], lead: 例, sections: [ { id: all, heading: 例 } ] }
            questions: [has_previous_year]
            indicators:
              - name: 例
                weight: 100
                groups:
                  - name: 例
                    weight: 100
                    indicators:
            {{string.Concat(piece.TrimEnd('\n').Split('\n').Select(line => $"          {line}\n"))}}
                      - { name: 其余, weight: {{rest}}, rule: { kind: checklist, items: [ { text: 其余, points: {{rest}} } ] } }
            """;
    }

    [GeneratedRegex("^```yaml\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Block();

    [GeneratedRegex("^  weight: (?<points>[0-9.]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Weight();
}
