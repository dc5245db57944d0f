using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>Inputs, lists and derived figures of a generated framework, and formulas over them whose units agree.</summary>
internal sealed class FigureMaker
{
    private readonly Dice _dice;
    private readonly TextMaker _texts;
    private readonly List<string> _money = [];
    private readonly List<string> _people = [];
    private readonly List<string> _rates = [];

    public FigureMaker(Dice dice, TextMaker texts)
    {
        (_dice, _texts) = (dice, texts);
        Blocks = dice.Many(1, 3, index => new InputBlock($"block_{index}", texts.Line()));
        AddInputs();
        AddLists();
        AddDerived();
    }

    public IReadOnlyList<InputBlock> Blocks { get; }

    public List<InputDefinition> Inputs { get; } = [];

    public List<ListDefinition> Lists { get; } = [];

    public List<DerivedFigure> Derived { get; } = [];

    /// <summary>Last year's figure; an opening question hides it.</summary>
    public string Previous => "money_0_prev";

    public static Formula Name(string key) => new Formula.Name(key, default);

    public Formula Of(FigureKind kind, int depth = 2) => kind switch
    {
        FigureKind.Money => Amount(_money, depth),
        FigureKind.Count => Amount(_people, depth),
        _ => Rate(depth),
    };

    public Formula Truth(int depth = 2) => _dice.Whole(0, depth <= 0 ? 2 : 5) switch
    {
        0 => new Formula.Comparison(Sign(), Of(FigureKind.Money, 0), _dice.Coin() ? Number(0) : Amount(), default),
        1 => new Formula.Comparison(Sign(), Rate(depth - 1), _dice.Coin() ? Number(_dice.Whole(1, 99), 100) : Percent(), default),
        2 => Name("yes_0"),
        3 => new Formula.Both(Truth(depth - 1), Truth(depth - 1), default),
        4 => new Formula.Either(Truth(depth - 1), Truth(depth - 1), default),
        _ => new Formula.Not(Truth(depth - 1), default),
    };

    private static Formula Number(int numerator, int denominator = 1) => new Formula.Number(Ratio.Of(numerator, denominator), default);

    private Formula.Number Percent() => new(Ratio.Of(_dice.Whole(1, 90_000), 10_000), default, NumberForm.Percent);

    private Formula.Number Amount() => _dice.One([
        new Formula.Number(Ratio.Of(_dice.Whole(0, 900_000), 100), default, NumberForm.Yuan),
        new Formula.Number(_dice.Whole(1, 900_000) * 100, default, NumberForm.WanYuan),
        new Formula.Number((Ratio)_dice.Whole(1, 900_000) * 10_000, default, NumberForm.YiYuan)]);

    private ComparisonSign Sign() => _dice.One(Enum.GetValues<ComparisonSign>());

    private Formula Amount(List<string> names, int depth) => _dice.Whole(0, depth <= 0 ? 0 : 7) switch
    {
        0 or 1 => Name(_dice.One(names)),
        2 => new Formula.Arithmetic(_dice.Coin() ? ArithmeticSign.Plus : ArithmeticSign.Minus, Amount(names, depth - 1), Amount(names, depth - 1), default),
        3 => new Formula.Absolute(Amount(names, depth - 1), default),
        4 => _dice.Coin()
            ? new Formula.Least(Amount(names, depth - 1), Amount(names, depth - 1), default)
            : new Formula.Greatest(Amount(names, depth - 1), Amount(names, depth - 1), default),
        5 => new Formula.Choice(Truth(depth - 1), Amount(names, depth - 1), Amount(names, depth - 1), default),
        6 when names == _money => new Formula.SumOver("works", Name("works.amount"), default),
        6 => new Formula.Negation(Amount(names, depth - 1), default),
        _ => new Formula.Arithmetic(ArithmeticSign.Times, Rate(depth - 1), Amount(names, depth - 1), default),
    };

    private Formula Rate(int depth) => _dice.Whole(0, depth <= 0 ? 1 : 5) switch
    {
        0 => new Formula.Arithmetic(ArithmeticSign.DividedBy, Amount(_money, depth - 1), Amount(_money, depth - 1), default),
        1 when _rates.Count > 0 => Name(_dice.One(_rates)),
        1 or 2 => new Formula.Arithmetic(ArithmeticSign.DividedBy, Amount(_people, depth - 1), Amount(_people, depth - 1), default),
        3 => new Formula.Arithmetic(ArithmeticSign.Minus, Rate(depth - 1), Number(_dice.Whole(1, 300), _dice.One([1, 8, 100])), default),
        4 => new Formula.Arithmetic(ArithmeticSign.DividedBy, new Formula.SumOver("works", new Formula.Arithmetic(ArithmeticSign.Times, Name("works.share"), Name("works.amount"), default), default), Amount(_money, depth - 1), default),
        _ => new Formula.Arithmetic(ArithmeticSign.Plus, Rate(depth - 1), Number(_dice.Whole(1, 50), 100), default),
    };

    private void AddInputs()
    {
        Add("money_0", FigureKind.Money, measure: null, previous: Previous);
        Add(Previous, FigureKind.Money, measure: null);
        for (var index = 1; index <= _dice.Whole(1, 4); index++)
        {
            Add($"money_{index}", FigureKind.Money, measure: null);
        }

        for (var index = 0; index < _dice.Whole(1, 3); index++)
        {
            Add($"people_{index}", FigureKind.Count, "人");
        }

        Add("rate_0", FigureKind.Percent, measure: null);
        Add("number_0", FigureKind.Number, _dice.Coin() ? null : "吨");
        Add("yes_0", FigureKind.YesNo, measure: null);
        if (_dice.Coin(30))
        {
            Add("days_late", FigureKind.Count, "天", system: new SystemSource.DaysLate());
            Add("errors_found", FigureKind.Count, "处", system: new SystemSource.QualityErrors());
        }
    }

    private void Add(string key, FigureKind kind, string? measure, string? previous = null, SystemSource? system = null)
    {
        // Blocks own their inputs in order: a framework file cannot say anything else.
        Inputs.Add(new InputDefinition
        {
            Key = key,
            Label = _texts.Line(),
            Name = _texts.Name("数"),
            Kind = kind,
            Measure = measure,
            Block = Blocks[Math.Min(Blocks.Count - 1, Inputs.Count / 3)].Key,
            Basis = _dice.Maybe(_texts.Line, 30),
            Source = _dice.Maybe(_texts.Line, 30),
            Hint = _dice.Maybe(_texts.Long, 30),
            Required = _dice.Coin(30),
            Signed = _dice.Coin(20),
            Previous = previous,
            System = system,
        });
        switch (kind)
        {
            case FigureKind.Money:
                _money.Add(key);
                break;
            case FigureKind.Count when measure == "人":
                _people.Add(key);
                break;
            case FigureKind.Percent:
                _rates.Add(key);
                break;
            default:
                break;
        }
    }

    private void AddLists()
    {
        Lists.Add(new ListDefinition("works", _texts.Line(), _texts.Name("表"), _dice.Maybe(_texts.Long), _dice.Coin(),
        [
            new ListColumn("title", _texts.Line(), "事项", FigureKind.Text, Measure: null, _dice.Coin(), _dice.Coin() ? _texts.Lines(1, 3) : [], _dice.Maybe(_texts.Long)),
            new ListColumn("amount", _texts.Line(), "金额", FigureKind.Money, Measure: null, _dice.Coin(), [], Hint: null),
            new ListColumn("share", _texts.Line(), "比例", FigureKind.Percent, Measure: null, _dice.Coin(), [], Hint: null),
        ]) { Page = _dice.One<string>(["basics", "work", "goals", "problems"]) });
        var own = _dice.Coin(30) ? "t_" : string.Empty;
        Lists.Add(new ListDefinition("targets", _texts.Line(), _texts.Name("表"), Hint: null, Required: false,
        [
            Column("name", FigureKind.Text), Column("dimension", FigureKind.Text) with { Choices = ["产出数量", "产出质量", "社会效益"] },
            Column("sign", FigureKind.Text) with { Choices = ["≥", "≤", "=", "定性"] }, Column("target", FigureKind.Number), Column("measure", FigureKind.Text),
            Column("weight", FigureKind.Number) with { Measure = "分" }, Column("actual", FigureKind.Number), Column("state", FigureKind.Text),
        ]));

        ListColumn Column(string key, FigureKind kind) => new(own + key, _texts.Line(), _texts.Name("列"), kind, Measure: null, Required: false, [], Hint: null);
    }

    private void AddDerived()
    {
        for (var index = 0; index < _dice.Whole(0, 3); index++)
        {
            var kind = _dice.One([FigureKind.Money, FigureKind.Count, FigureKind.Percent]);
            var key = $"derived_{index}";
            Derived.Add(new DerivedFigure(key, _texts.Line(), _texts.Name("中间数"), kind, kind == FigureKind.Count ? "人" : null, Of(kind, 3)));
            (kind switch { FigureKind.Money => _money, FigureKind.Count => _people, _ => _rates }).Add(key);
        }
    }
}
