using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Scoring;

/// <summary>The tables of docs/scoring.md are true.</summary>
public sealed class WorkedExampleTests
{
    private static readonly List<Example> Examples = [.. Read(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "scoring.md")))];

    public static TheoryData<int> Lines() => new(Examples.Select(example => example.Line));

    [Fact]
    public void The_page_has_examples_of_every_rule_with_a_table() => Assert.True(Examples.Count >= 40, $"{Examples.Count}");

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_row_of_the_page_scores_what_it_says(int line)
    {
        var example = Examples.Single(example => example.Line == line);

        var row = Assert.Single(Scorer.Score(example.Framework(), example.Record()).Rows);

        Assert.Equal(example.Points, row.Computed is { } points ? FigureText.Of(points) : "—");
    }

    private static IEnumerable<Example> Read(string[] lines)
    {
        var (rule, inRule, heads) = (new List<string>(), false, Array.Empty<string>());
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inRule = line == "```yaml";
                rule = line == "```" ? rule : [];
                heads = [];
            }
            else if (inRule)
            {
                rule.Add(line);
            }
            else if (line.StartsWith("| ", StringComparison.Ordinal) && rule.Count > 0)
            {
                var cells = line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray();
                if (heads.Length == 0)
                {
                    heads = cells;
                }
                else
                {
                    var named = heads.Zip(cells).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
                    yield return new Example(index + 1, [.. rule], named);
                }
            }
        }
    }

    private sealed record Example(int Line, IReadOnlyList<string> Rule, IReadOnlyDictionary<string, string> Cells)
    {
        public string Points => Cells["得分"];

        public Framework Framework()
        {
            var weight = Field("weight")!;
            var value = Field("formula") is { } formula
                ? $"value: {{ key: v, label: 值, name: 值, kind: {Field("kind")}, formula: {formula} }}"
                : "meaning: 例";
            var text = $$"""
                code: W1
                version: 1
                title: 例
                region: 例
                years: { from: 2021, to: 2021 }
                clause: 例
                switches: { evidence: mark, notApplicable: rescaleLevel1 }
                grades: [ { name: 优, from: 0 } ]
                blocks:
                  - key: b
                    title: 例
                    inputs:
                      - { key: a, label: 甲, name: 甲, kind: number, signed: true }
                      - { key: b, label: 乙, name: 乙, kind: number, signed: true }
                indicators:
                  - code: W1-1
                    name: 例
                    weight: 100
                    groups:
                      - code: W1-11
                        name: 例
                        weight: 100
                        indicators:
                          - code: W1-1101
                            name: 例
                            weight: {{weight}}
                            origin: own
                            {{value}}
                            rule: {{Field("rule")}}
                            notApplicable: { policy: notAllowed }
                report: { title: [例], lead: 例, sections: [ { id: s, heading: 例 } ] }
                """;
            return Whole(text, weight);
        }

        public FilingRecord Record() => new()
        {
            Framework = "W1@1",
            Year = 2021,
            Unit = new UnitIdentity("1", "例", null, null),
            Inputs = new[] { ("a", "甲"), ("b", "乙") }.Where(pair => Cells.GetValueOrDefault(pair.Item2) is { Length: > 0 })
                .ToKeyed(pair => pair.Item1, pair => new EnteredFigure(decimal.Parse(Cells[pair.Item2], CultureInfo.InvariantCulture), Note: "已逐项检查")),
            Rows = Ticks() is { } items ? EntryDictionary.Empty<RowEntry>().With("W1-1101", new RowEntry(Items: items)) : EntryDictionary.Empty<RowEntry>(),
        };

        private EntryDictionary<ItemState>? Ticks() => Cells.TryGetValue("符合", out var met)
            ? new[] { "a", "b", "c" }.ToKeyed(key => key, key => met.Split(' ').Contains(key, StringComparer.Ordinal) ? ItemState.Met : ItemState.NotMet)
            : null;

        /// <summary>The framework with a second indicator that brings the total to 100, then taken away again.</summary>
        private static Framework Whole(string text, string weight)
        {
            var rest = (100m - decimal.Parse(weight, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture);
            var whole = text.Replace("report:", $$"""
                          - code: W1-1199
                            name: 其余
                            weight: {{rest}}
                            origin: own
                            rule: { kind: checklist, items: [ { key: x, text: 其余, points: {{rest}} } ] }
                            notApplicable: { policy: notAllowed }
                report:
                """, StringComparison.Ordinal);

            var (framework, faults) = FrameworkReader.Read("example.yaml", whole);
            Assert.Empty(faults.Select(fault => fault.ToString()));
            var group = framework!.Groups[0];
            var subgroup = group.Subgroups[0];
            return framework with { Groups = [group with { Subgroups = [subgroup with { Indicators = [subgroup.Indicators[0]] }] }] };
        }

        private string? Field(string name) =>
            Rule.FirstOrDefault(line => line.StartsWith(name + ": ", StringComparison.Ordinal))?[(name.Length + 2)..];
    }
}
