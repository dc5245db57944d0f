using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>A framework small enough to read at a glance; tests break it in one place.</summary>
internal static class SmallFramework
{
    public const string Text = """
        code: T1
        version: 1
        title: 试行指标体系
        region: 测试市
        years: { from: 2021, to: 2025 }
        clause: 示例
        switches: { evidence: mark, notApplicable: rescaleLevel1 }
        grades:
          - { name: 优, from: 90 }
          - { name: 差, from: 0 }
        questions:
          - key: has_staff
            text: 有人员吗？
            hides: [staff]
            notApplicable: { T1-1102: 没有人员 }
        blocks:
          - key: money
            title: 收支
            inputs:
              - { key: spent, label: 支出, name: 支出, kind: money }
              - { key: budget, label: 预算, name: 预算, kind: money, previous: budget_prev }
              - { key: budget_prev, label: 上年预算, name: 去年预算, kind: money }
              - { key: staff, label: 人员数, name: 人员数, kind: count, measure: 人 }
              - { key: founded, label: 已成立, name: 已成立, kind: yesNo, system: { evidenceOn: T1-1103 } }
        lists:
          - key: tasks
            label: 任务
            name: 任务
            columns:
              - { key: name, label: 名称, name: 任务名称, kind: text }
              - { key: cost, label: 金额, name: 任务金额, kind: money }
        derived:
          - { key: left, label: 余额, name: 余额, kind: money, formula: 预算－支出 }
          - { key: task_cost, label: 任务金额合计, name: 任务合计, kind: money, formula: "求和（任务，任务金额）" }
        indicators:
          - code: T1-1
            name: 执行
            weight: 100
            groups:
              - code: T1-11
                name: 支出
                weight: 100
                indicators:
                  - code: T1-1101
                    name: 支出率
                    weight: 50
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
                        - { range: "[90%, +∞)", points: 50 }
                        - { range: "(-∞, 90%)", points: 0 }
                    notApplicable: { policy: notAllowed }
                    sentence: 支出{支出}。
                  - code: T1-1102
                    name: 制度
                    weight: 30
                    origin: own
                    rule:
                      kind: checklist
                      items:
                        - { key: made, text: 有制度, points: 10 }
                        - { key: kept, text: 执行, points: 20 }
                    notApplicable: { policy: full, onlyWhen: 人员数＝0 }
                  - code: T1-1103
                    name: 小组
                    weight: 20
                    origin: own
                    rule: { kind: yesNo, input: founded, question: 已成立 }
                    notApplicable: { policy: notAllowed }
        report:
          title: ["{单位}报告"]
          lead: 现将{年度}年情况报告如下。
          sections:
            - id: money
              heading: 收支
              sentences: ["余额{余额}。"]
              text: { page: basics, label: 说明 }
            - id: scores
              heading: 得分
              content: scoreTable
        """;

    /// <summary>Faults after replacing one piece of the text; the piece must be there.</summary>
    public static IReadOnlyList<FrameworkFault> FaultsWith(string piece, string replacement)
    {
        Assert.Contains(piece, Text, StringComparison.Ordinal);
        return FrameworkReader.Read("t.yaml", Text.Replace(piece, replacement, StringComparison.Ordinal)).Faults;
    }

    /// <summary>Line of the first place of a text, counted from 1.</summary>
    public static int LineOf(string text, string place) =>
        text[..text.IndexOf(place, StringComparison.Ordinal)].Count(c => c == '\n') + 1;
}
