namespace Evaluation.Web.Tests.Frameworks;

/// <summary>A small framework in two versions: the second weighs otherwise and counts the reserve, which not every unit stated.</summary>
internal static class PairOfVersions
{
    public const string First = """
        code: P7
        version: 1
        title: 试行指标体系
        region: 甲市
        years: { from: 2021, to: 2025 }
        clause: 示例
        switches: { evidence: mark, notApplicable: rescaleLevel1 }
        grades:
          - { name: 优, from: 90 }
          - { name: 良, from: 60 }
          - { name: 差, from: 0 }
        blocks:
          - key: money
            title: 收支
            inputs:
              - { key: spent, label: 支出, name: 支出, kind: money }
              - { key: budget, label: 预算, name: 预算, kind: money }
              - { key: reserve, label: 预备费, name: 预备费, kind: money }
        indicators:
          - code: P7-1
            name: 执行
            weight: 100
            groups:
              - code: P7-11
                name: 支出
                weight: 100
                indicators:
                  - code: P7-1101
                    name: 支出率
                    weight: 60
                    origin: data
                    value:
                      key: rate
                      label: 支出率
                      name: 支出率
                      kind: percent
                      formula: 支出÷预算
                    rule:
                      kind: ladder
                      bands:
                        - { range: "[90%, +∞)", points: 60 }
                        - { range: "(-∞, 90%)", points: 0 }
                    notApplicable: { policy: notAllowed }
                  - code: P7-1102
                    name: 制度
                    weight: 40
                    origin: own
                    rule:
                      kind: checklist
                      items:
                        - { key: made, text: 有制度, points: 40 }
                    notApplicable: { policy: notAllowed }
        report:
          title: ["{单位}报告"]
          lead: 现将{年度}年情况报告如下。
          sections:
            - id: scores
              heading: 得分
              content: scoreTable
        """;

    public static string Second { get; } = First
        .Replace("version: 1", "version: 2", StringComparison.Ordinal)
        .Replace("formula: 支出÷预算", "formula: 支出÷（预算＋预备费）", StringComparison.Ordinal)
        .Replace("weight: 60", "weight: 70", StringComparison.Ordinal).Replace("points: 60 }", "points: 70 }", StringComparison.Ordinal)
        .Replace("weight: 40", "weight: 30", StringComparison.Ordinal).Replace("points: 40 }", "points: 30 }", StringComparison.Ordinal);
}
