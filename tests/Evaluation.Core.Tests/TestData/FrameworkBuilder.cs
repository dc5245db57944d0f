using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.TestData;

/// <summary>Small frameworks for tests, written in a few lines.</summary>
internal sealed class FrameworkBuilder
{
    public const string Block = "main";

    private readonly List<InputDefinition> _inputs = [];
    private readonly List<DerivedFigure> _derived = [];
    private readonly List<ListDefinition> _lists = [];
    private readonly List<Question> _questions = [];
    private readonly List<(string Code, string Name, List<Indicator> Indicators)> _groups = [];
    private ReportOutline _outline = ReportOutline.Empty;
    private EvidencePolicy _evidence = EvidencePolicy.Mark;

    public FrameworkBuilder Input(
        string key, string name, FigureKind kind, string? measure = null, bool required = false, bool signed = false, SystemSource? system = null, string? previous = null)
    {
        _inputs.Add(new InputDefinition
        {
            Key = key, Label = name, Name = name, Kind = kind, Measure = measure, Block = Block,
            Required = required, Signed = signed, System = system, Previous = previous,
        });
        return this;
    }

    public FrameworkBuilder Derived(string key, string name, FigureKind kind, string formula, string? measure = null)
    {
        _derived.Add(new DerivedFigure(key, name, name, kind, measure, Parse(formula)));
        return this;
    }

    public FrameworkBuilder List(string key, string name, bool required, params ListColumn[] columns)
    {
        _lists.Add(new ListDefinition(key, name, name, Hint: null, required, columns));
        return this;
    }

    public FrameworkBuilder Question(string key, string text, string[] hides, params (string Code, string Reason)[] notApplicable)
    {
        _questions.Add(new Question(key, text, Hint: null, hides, notApplicable.ToDictionary(pair => pair.Code, pair => pair.Reason, StringComparer.Ordinal)));
        return this;
    }

    public FrameworkBuilder Group(string code, string name)
    {
        _groups.Add((code, name, []));
        return this;
    }

    public FrameworkBuilder Outline(ReportOutline outline)
    {
        _outline = outline;
        return this;
    }

    public FrameworkBuilder Evidence(EvidencePolicy policy)
    {
        _evidence = policy;
        return this;
    }

    /// <summary>An indicator in the last group; with a formula when its rule scores a value.</summary>
    public FrameworkBuilder Indicator(
        string code,
        string weight,
        ScoringRule rule,
        string? formula = null,
        FigureKind kind = FigureKind.Percent,
        string? measure = null,
        NotApplicablePolicy policy = NotApplicablePolicy.RescaleLevel1,
        string? onlyWhen = null,
        ScoreOrigin origin = ScoreOrigin.Data,
        string? other = null)
    {
        if (_groups.Count == 0)
        {
            Group("G1", "第一组");
        }

        _groups[^1].Indicators.Add(new Indicator
        {
            Code = code,
            Name = "指标" + code,
            Weight = new Points(D.Of(weight)),
            Clause = "示例",
            Origin = origin,
            Value = formula is null ? null : new IndicatorValue(
                "value_" + code, "指标值" + code, "指标值" + code, kind, measure,
                new Reading("scored", "计分口径", Parse(formula)),
                other is null ? [] : [new Reading("other", "另一口径", Parse(other))]),
            Rule = rule,
            NotApplicable = new NotApplicableRule(policy, onlyWhen is null ? null : Parse(onlyWhen), Contradiction: null),
            Evidence = ["成立文件"],
        });
        return this;
    }

    public Framework Build() => new()
    {
        Code = "T",
        Version = 1,
        Title = "测试指标体系",
        Region = "测试",
        Years = (2020, 2030),
        Switches = new Switches(_evidence, NotApplicablePolicy.RescaleLevel1),
        Grades = [new("优", new Points(90m)), new("良", new Points(80m)), new("中", new Points(60m)), new("差", Points.Zero)],
        Questions = [.. _questions],
        Blocks = [new InputBlock(Block, "数据")],
        Inputs = [.. _inputs],
        Lists = [.. _lists],
        Derived = [.. _derived],
        Outline = _outline,
        Groups = [.. _groups.Select(group =>
        {
            var weight = Points.Sum(group.Indicators.Select(indicator => indicator.Weight));
            return new IndicatorGroup(group.Code, group.Name, weight, [new IndicatorSubgroup(group.Code + "1", group.Name + "一", weight, [.. group.Indicators])]);
        })],
    };

    private Formula Parse(string text)
    {
        var names = _inputs.Select(input => (input.Key, input.Name))
            .Concat(_derived.Select(derived => (derived.Key, derived.Name)))
            .Concat(_lists.Select(list => (list.Key, list.Name)))
            .ToList();
        var (formula, fault) = FormulaParser.Parse(
            text,
            word => names.Find(name => name.Key == word || name.Name == word).Key,
            key => _lists.Find(list => list.Key == key) is not { } list
                ? null
                : word => list.Columns.FirstOrDefault(column => column.Key == word || column.Name == word) is { } column ? $"{key}.{column.Key}" : null);
        return formula ?? throw new InvalidOperationException(fault!.ToString());
    }
}
