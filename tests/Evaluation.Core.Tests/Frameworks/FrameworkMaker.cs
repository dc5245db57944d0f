using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>Makes one valid framework from repeatable choices.</summary>
internal sealed class FrameworkMaker
{
    private readonly Dice _dice;
    private readonly int _groups;
    private readonly TextMaker _texts;
    private readonly FigureMaker _figures;
    private readonly RuleMaker _rules;
    private readonly string _code;
    private readonly NotApplicablePolicy _policy;

    public FrameworkMaker(Dice dice, int groups)
    {
        (_dice, _groups) = (dice, groups);
        _texts = new TextMaker(dice);
        _figures = new FigureMaker(dice, _texts);
        _rules = new RuleMaker(dice, _texts, _figures);
        _code = dice.One<string>(["T1", "N13", "AB99", "2025"]);
        _policy = dice.One(Enum.GetValues<NotApplicablePolicy>());
    }

    public Framework Make()
    {
        var year = _dice.Whole(2000, 2030);
        var (groups, limit) = Tree();
        var indicators = groups.SelectMany(group => group.Indicators).ToList();
        if (_dice.Coin(30))
        {
            _figures.Inputs.Add(new InputDefinition
            {
                Key = "proved_yes", Label = _texts.Line(), Name = _texts.Name("是否"), Kind = FigureKind.YesNo, Block = _figures.Inputs[^1].Block,
                System = new SystemSource.EvidenceOn(_dice.One(indicators).Code),
            });
        }

        List<GradeBand> grades = [new("优", new Points(90m)), new("良", new Points(_dice.Whole(7000, 8999) / 100m)) { Exclusive = _dice.Coin(20) }, new("中", new Points(60m)), new("差", Points.Zero)];
        return FrameworkProver.WithExamples(_dice, Excused(new Framework
        {
            Code = _code,
            Version = _dice.Whole(1, 99),
            Title = _texts.Line(),
            Region = _texts.Line(),
            Years = (year, year + _dice.Whole(0, 9)),
            OfficialSource = _dice.Maybe(() => new OfficialSource(_texts.Line(), _texts.Line(), new DateOnly(year, _dice.Whole(1, 12), _dice.Whole(1, 28))), 30),
            SampleNotice = _dice.Maybe(_texts.Line),
            Author = _dice.Maybe(_texts.Line, 30),
            Date = _dice.Coin() ? new DateOnly(year, 3, 1) : null,
            Switches = new Switches(_dice.One(Enum.GetValues<EvidencePolicy>()), _policy) { GradeFrom = _dice.One(Enum.GetValues<GradeFrom>()) },
            Grades = grades,
            Questions = Questions(indicators),
            Blocks = _figures.Blocks,
            Inputs = [.. _figures.Inputs],
            Lists = [.. _figures.Lists],
            Derived = [.. _figures.Derived],
            Groups = groups,
            Bonus = limit,
            Limits = Limits(grades),
            Checks = new CheckMaker(_dice, _texts, _figures).Make(),
            Outline = Outline(),
        }));
    }

    /// <summary>Whoever has no last year is excused from indicators that read it and do not say what he gets.</summary>
    private Framework Excused(Framework framework)
    {
        var codes = framework.Indicators.Where(indicator => indicator.Rule is not ScoringRule.CompareWithLastYear && framework.Reads(indicator).Contains(_figures.Previous, StringComparer.Ordinal))
            .Select(indicator => indicator.Code).ToHashSet(StringComparer.Ordinal);
        return framework with
        {
            Questions = [framework.Questions[0] with { NotApplicable = codes.ToDictionary(code => code, _ => _texts.Line(), StringComparer.Ordinal) }, .. framework.Questions.Skip(1)],
            Groups = [.. framework.Groups.Select(group => group with { Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with { Indicators = [.. subgroup.Indicators.Select(Allowed)] })] })],
        };

        Indicator Allowed(Indicator indicator) => codes.Contains(indicator.Code) && indicator.NotApplicable.Policy == NotApplicablePolicy.NotAllowed
            ? indicator with { NotApplicable = indicator.NotApplicable with { Policy = NotApplicablePolicy.Full } }
            : indicator;
    }

    private (IReadOnlyList<IndicatorGroup> Groups, BonusLimit Limit) Tree()
    {
        var clauses = new[] { _texts.Line(), _texts.Line() };
        var shape = Enumerable.Range(0, _groups).Select(_ => _dice.Many(1, 2, _ => _dice.Whole(1, 3))).ToList();
        var weights = new Queue<decimal>(_dice.Parts(100m, shape.Sum(group => group.Sum())));
        List<IndicatorGroup> groups = [.. shape.Select((group, at) =>
        {
            List<IndicatorSubgroup> subgroups = [.. group.Select((count, below) =>
            {
                var prefix = FormattableString.Invariant($"{_code}-{at + 1}{below + 1}");
                var indicators = Indicators(prefix, count, () => new Points(weights.Dequeue()), clauses);
                return new IndicatorSubgroup(prefix, _texts.Line(), Points.Sum(indicators.Select(indicator => indicator.Weight)), indicators);
            })];
            return new IndicatorGroup(FormattableString.Invariant($"{_code}-{at + 1}"), _texts.Line(), Points.Sum(subgroups.Select(subgroup => subgroup.Weight)), subgroups);
        })];
        if (!_dice.Coin(30))
        {
            return (groups, BonusLimit.None);
        }

        var extra = Indicators(_code + "-91", _dice.Whole(1, 2), () => new Points(_dice.Whole(1, 500) / 100m), clauses);
        var (code, name, sum) = (_code + "-9", _texts.Line(), Points.Sum(extra.Select(indicator => indicator.Weight)));
        return ([.. groups, new IndicatorGroup(code, name, sum, [new IndicatorSubgroup(code + "1", name, sum, extra)]) { IsBonus = true }],
            new BonusLimit(new Points(_dice.Whole(1, 10)), _dice.Coin()));
    }

    private List<Indicator> Indicators(string prefix, int count, Func<Points> weight, string[] clauses) =>
        [.. Enumerable.Range(1, count).Select(number => Indicator(FormattableString.Invariant($"{prefix}{number:00}"), weight(), _dice.Coin(70) ? clauses[0] : clauses[1]))];

    private Indicator Indicator(string code, Points weight, string clause)
    {
        var (rule, value) = _rules.Make(weight);
        var policy = _dice.Coin() ? _policy : _dice.One(Enum.GetValues<NotApplicablePolicy>());
        var indicator = new Indicator
        {
            Code = code,
            Name = _texts.Line(),
            Weight = weight,
            Meaning = _dice.Maybe(_texts.Long),
            StandardText = _dice.Maybe(_texts.Long, 20),
            Clause = clause,
            Origin = _dice.Coin() ? (value is null ? ScoreOrigin.Own : ScoreOrigin.Data) : _dice.One(Enum.GetValues<ScoreOrigin>()),
            Value = value,
            Rule = rule,
            Evidence = _dice.Coin() ? _texts.Lines(1, 3) : [],
            NotApplicable = new NotApplicableRule(policy, _dice.Coin(20) ? _figures.Truth() : null, _dice.Maybe(_texts.Sentence, 20)),
            Sentence = _dice.Maybe(_texts.Sentence, 30),
            LossSentence = _dice.Maybe(_texts.Sentence, 30),
        };
        indicator = indicator with { Modifiers = Modifiers(indicator) };
        if (indicator.Modifiers.Caps.Count > 0)
        {
            // A cap may turn any rule round.
            indicator = indicator with { Rule = Undeclared(indicator.Rule) };
        }

        return _dice.Coin() ? indicator : indicator with { Provenance = new Provenance("O?", "P", "P/X", "L") };
    }

    private static ScoringRule Undeclared(ScoringRule rule) => rule is ScoringRule.EitherOr either
        ? either with { Options = [.. either.Options.Select(option => option with { Rule = Undeclared(option.Rule) })] }
        : rule with { Monotonic = null };

    private RowModifiers Modifiers(Indicator indicator)
    {
        OverFulfilment? over = null;
        if (_dice.Coin(30) && indicator.Rule is ScoringRule.Linear or ScoringRule.Equal or ScoringRule.CountRatio or ScoringRule.Targets)
        {
            var policy = _dice.One(Enum.GetValues<OverFulfilmentPolicy>());
            if (indicator.Rule.Monotonic is null || policy is not (OverFulfilmentPolicy.DeductFixed or OverFulfilmentPolicy.NotMet))
            {
                over = new OverFulfilment(Ratio.Of(_dice.Whole(101, 300), 100), policy, policy == OverFulfilmentPolicy.DeductFixed ? indicator.Weight : Points.Zero);
            }
        }

        var caps = _dice.Many(0, _dice.Coin(20) ? 2 : 0, index => new ConditionalCap(_figures.Truth(), index == 0 ? Points.Zero : new Points(0.01m) < indicator.Weight ? indicator.Weight - new Points(0.01m) : Points.Zero, _texts.Line()));
        var manual = _dice.Coin(20) ? _dice.One([DeductionBy.Unit, DeductionBy.Reviewer, DeductionBy.Both]) : DeductionBy.Nobody;
        return over is null && caps.Count == 0 && manual == DeductionBy.Nobody ? RowModifiers.None : new RowModifiers(over, caps, manual);
    }

    private List<Question> Questions(List<Indicator> indicators)
    {
        var free = indicators.Where(indicator => indicator.NotApplicable.Policy != NotApplicablePolicy.NotAllowed).ToList();
        return
        [
            new("has_last_year", _texts.Line(), _dice.Maybe(_texts.Long), [_figures.Previous], new Dictionary<string, string>(StringComparer.Ordinal)),
            .. _dice.Many(0, 2, index => new Question(
                $"question_{index}", _texts.Line(), _dice.Maybe(_texts.Line), _dice.Coin() ? ["works"] : [],
                free.Where(_ => _dice.Coin(30)).ToDictionary(indicator => indicator.Code, _ => _texts.Long(), StringComparer.Ordinal))),
        ];
    }

    private List<TotalLimit> Limits(List<GradeBand> grades)
    {
        if (_dice.Coin())
        {
            return [];
        }

        return _dice.Many<TotalLimit>(1, 3, index => _dice.Whole(0, 4) switch
        {
            0 => Banded($"limit_{index}"),
            1 => new TotalLimit.When($"limit_{index}", _texts.Line(), _figures.Truth(), Cap()),
            2 => new TotalLimit.Veto($"limit_{index}", _texts.Line(), _figures.Truth(), _dice.Coin() ? Cap() : null, _dice.One(grades).Name, _texts.Line()),
            3 => new TotalLimit.Deduct($"limit_{index}", _texts.Line(), _figures.Of(FigureKind.Count), _dice.Coin() ? "例" : "人", new Points(_dice.Whole(1, 300) / 100m), _dice.Coin() ? new Points(_dice.Whole(1, 1_000) / 100m) : null),
            _ => new TotalLimit.WithoutEvidence($"limit_{index}", _texts.Line(), Ratio.Of(_dice.Whole(0, 100), 100), Cap()),
        });
    }

    private TotalLimit.Banded Banded(string key)
    {
        var kind = _dice.One([FigureKind.Percent, FigureKind.Money, FigureKind.Count]);
        return new TotalLimit.Banded(key, _texts.Line(), _figures.Of(kind), kind, kind == FigureKind.Count ? "人" : null,
            [.. _rules.Ends(kind).Select(end => new LimitBand(end.From, end.FromClosed, end.To, end.ToClosed, _dice.Coin() ? Cap() : null, _texts.BandWords()))]);
    }

    private Points Cap() => new(_dice.Whole(0, 10_000) / 100m);

    private ReportOutline Outline()
    {
        var sections = 0;
        return new ReportOutline([.. _dice.Many(0, 3, _ => _texts.Sentence())], _texts.Sentence(), _dice.Many(1, 3, _ => Section(2)));

        OutlineSection Section(int depth) => new(
            FormattableString.Invariant($"section_{++sections}"),
            _texts.Line(),
            [.. _dice.Many(0, 2, _ => _texts.Sentence())],
            _dice.Maybe(() => new OutlineText(_dice.One<string>(["basics", "work", "goals", "problems"]), _texts.Line(), _dice.Maybe(_texts.Line), _dice.Coin(), _dice.Coin(), _dice.Maybe(_texts.Sentence))),
            _dice.One(Enum.GetValues<OutlineContent>()),
            depth == 0 ? [] : _dice.Many(0, 2, _ => Section(depth - 1)))
        {
            Tables = _dice.Many(0, _dice.Coin(20) ? 2 : 0, index =>
            {
                var columns = _texts.Lines(1, 4);
                return new OutlineTable($"{_texts.Line()}{index}", _dice.Maybe(_texts.Line), columns,
                    _dice.Many(0, 3, _ => new OutlineTableRow(_texts.Line(), [.. columns.Select(_ => _dice.Coin(20) ? string.Empty : _texts.Sentence())])))
                {
                    Chart = _dice.Coin(30) ? [columns[0]] : [],
                    Optional = _dice.Coin(30),
                };
            }),
        };
    }
}
