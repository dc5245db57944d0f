using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Scoring;

/// <summary>The tables of docs/scoring.md that try whole indicators and totals hold; each row becomes a worked example that the reader proves.</summary>
public sealed class RuleEdgeTests
{
    private static readonly List<Edge> Edges = [.. Read(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "docs", "scoring.md")))];

    public static TheoryData<int> Lines() => new(Edges.Select(edge => edge.Line));

    [Fact]
    public void Every_rule_kind_has_a_table() => Assert.All(
        RuleReading.Names.Where(kind => kind != "targets"),
        kind => Assert.Contains(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "docs", "scoring.md")).Split('\n'), line => line.Contains("kind: " + kind, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_row_comes_out_as_the_page_says(int line)
    {
        var edge = Edges.Single(edge => edge.Line == line);

        Assert.Empty(FrameworkReader.Read("scoring.md", edge.Framework(edge.Expected)).Faults.Select(fault => fault.ToString()));
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_row_with_another_result_does_not_hold(int line)
    {
        var edge = Edges.Single(edge => edge.Line == line);

        Assert.NotEmpty(FrameworkReader.Read("scoring.md", edge.Framework("0.77")).Faults);
    }

    private static IEnumerable<Edge> Read(string[] lines)
    {
        var (piece, isTotal, inside, heads) = (new List<string>(), false, false, Array.Empty<string>());
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inside = line is "```yaml indicator" or "```yaml total";
                isTotal = inside ? line == "```yaml total" : isTotal;
                piece = line == "```" ? piece : [];
                heads = [];
            }
            else if (inside)
            {
                piece.Add(line);
            }
            else if (piece.Count > 0 && line.StartsWith("| ", StringComparison.Ordinal))
            {
                var cells = line.Split('|')[1..^1].Select(cell => cell.Trim()).ToArray();
                if (heads.Length == 0)
                {
                    heads = cells;
                }
                else
                {
                    yield return new Edge(index + 1, isTotal, [.. piece], heads.Zip(cells).Where(pair => pair.First.Length > 0).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
                }
            }
        }
    }

    private sealed record Edge(int Line, bool IsTotal, IReadOnlyList<string> Piece, IReadOnlyDictionary<string, string> Cells)
    {
        public string Expected => Cells[IsTotal ? "总分" : "得分"];

        public string Framework(string expected) => $$"""
            code: W1
            version: 1
            title: 例
            region: 例
            years: { from: 2021, to: 2021 }
            clause: 例
            grades: standard
            report: { title: [例], lead: 例, sections: [ { id: all, heading: 例 } ] }
            questions: [ { key: has_last, text: 有上年, hides: [last] } ]
            blocks:
              - key: b
                title: 例
                inputs:
                  - { key: a, label: 甲, name: 甲, kind: number, signed: true }
                  - { key: b, label: 乙, name: 乙, kind: number, signed: true }
                  - { key: last, label: 上年, name: 上年, kind: number }
                  - { key: answer, label: 是否, name: 是否, kind: yesNo }

            """ + (IsTotal ? Total(expected) : Indicator(expected));

        private string Indicator(string expected)
        {
            var weight = decimal.Parse(Piece[0]["weight: ".Length..], System.Globalization.CultureInfo.InvariantCulture);
            return $$"""
                indicators:
                  - name: 例
                    weight: 100
                    groups:
                      - name: 例
                        weight: 100
                        indicators:
                          - name: 例
                            {{string.Join("\n            ", Piece)}}
                            examples: [ { {{Entries(expected)}} } ]
                          - { name: 其余, weight: {{100m - weight}}, rule: { kind: checklist, items: [ { text: 其余, points: {{100m - weight}} } ] } }
                """;
        }

        private string Entries(string expected) => string.Join(", ", new[]
        {
            Given(),
            Cell("上年") == "无" ? "answers: { has_last: false }" : null,
            Cell("值") is { } value ? $"value: {value}" : null,
            Cell("符合") is { } met ? $"items: {{ {string.Join(", ", met.Split(' ').Where(item => item != "无").Select(item => $"{item}: 符合").Concat((Cell("不适用项") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => $"{item}: 不适用")).Concat((Cell("基本符合项") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(item => $"{item}: 基本符合")))} }}" : null,
            Cell("状态") is { } state ? $"state: {state}" : null,
            Cell("评定") is { } judged ? $"judged: {judged}" : null,
            Cell("扣减") is { } off ? $"deduction: {off}" : null,
            Cell("复核扣分") is { } reviewed ? $"reviewDeduction: {reviewed}" : null,
            expected is "未完成" or "无法计算" ? $"result: {expected}" : $"points: {expected}",
        }.OfType<string>());

        private string Total(string expected)
        {
            var policy = Piece[0].StartsWith("policy: ", StringComparison.Ordinal) ? Piece[0]["policy: ".Length..] : "notAllowed";
            var rows = new[] { ("W1-1101", "行"), ("W1-2101", "二"), ("W1-9101", "加分") }.Where(row => Cell(row.Item2) is not null).Select(row => $"{row.Item1}: {Cell(row.Item2)}");
            return $$"""
                indicators:
                  - name: 一
                    weight: 60
                    groups: [ { name: 一, weight: 60, indicators: [ { name: 行, weight: 60, rule: { kind: checklist, items: [ { text: 行, points: 60 } ] }, notApplicable: { policy: {{policy}} } } ] } ]
                  - name: 二
                    weight: 40
                    groups: [ { name: 二, weight: 40, indicators: [ { name: 二, weight: 40, rule: { kind: checklist, items: [ { text: 二, points: 40 } ] } } ] } ]
                {{(policy == "notAllowed" ? string.Join('\n', Piece) : string.Empty)}}
                examples: [ { {{string.Join(", ", new[]
                {
                    "name: 例",
                    Given(),
                    $"rows: {{ {string.Join(", ", rows)} }}",
                    Cell("不适用") is null ? null : "notApplicable: [W1-1101]",
                    $"total: {expected}",
                    Cell("等级") is { } grade ? $"grade: {grade}" : null,
                }.OfType<string>())}} } ]
                """;
        }

        private string? Given()
        {
            var figures = new[] { ("甲", "甲"), ("乙", "乙"), ("上年", "上年"), ("是否", "是否") }.Where(pair => Cell(pair.Item1) is { } cell && cell != "无").Select(pair => $"{pair.Item2}: {Cell(pair.Item1)}").ToList();
            return figures.Count == 0 ? null : $"given: {{ {string.Join(", ", figures)} }}";
        }

        private string? Cell(string name) => Cells.GetValueOrDefault(name) is { Length: > 0 } cell ? cell : null;
    }
}
