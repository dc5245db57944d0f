using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>A framework with one indicator of 10 points beside 90 that are always there, as an author types it.</summary>
internal static class OneIndicator
{
    /// <param name="fields">Fields of the indicator, one per line, from the margin.</param>
    /// <param name="more">Fields of the framework, from the margin.</param>
    public static string Text(string fields, string more = "") => $$"""
        code: TT1
        version: 1
        title: 测试
        region: 测试市
        years: { from: 2022, to: 2026 }
        clause: 测试
        grades: standard
        report: standard
        {{more}}
        indicators:
          - name: 一
            weight: 100
            groups:
              - name: 二
                weight: 100
                indicators:
                  - name: 其余
                    weight: 90
                    rule: { kind: checklist, items: [ { text: 好, points: 90 } ] }
                  - name: 甲
                    weight: 10
        {{string.Join('\n', fields.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => new string(' ', 12) + line))}}
        """;

    public static IReadOnlyList<FrameworkFault> Faults(string fields, string more = "") => FrameworkReader.Read("t.yaml", Text(fields, more)).Faults;

    public static Framework Read(string fields, string more = "")
    {
        var (framework, faults) = FrameworkReader.Read("t.yaml", Text(fields, more));
        Assert.Empty(faults.Select(fault => fault.ToString()));
        return framework!;
    }
}
