using Evaluation.Core.Checks;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>Checks of every kind for a generated framework.</summary>
internal sealed class CheckMaker(Dice dice, TextMaker texts, FigureMaker figures)
{
    public IReadOnlyList<CheckDefinition> Make() => dice.Many(0, 4, index =>
    {
        var colour = dice.Coin(20) ? dice.One(Enum.GetValues<WarningColour>()) : (WarningColour?)null;
        return new CheckDefinition
        {
            Key = FormattableString.Invariant($"X-{index + 1:00}"),
            Name = texts.Line(),
            Severity = colour is null ? dice.One(Enum.GetValues<Severity>()) : Severity.Note,
            Colour = colour,
            When = dice.Coin(30) ? figures.Truth() : null,
            Test = Test(),
            Message = $"{texts.Sentence()}{{左值}}、{{差额}}",
            Mend = dice.Maybe(texts.Sentence),
            Subjects = dice.Coin(30) ? ["money_0"] : [],
            Zeros = dice.Coin(20) ? ["money_0"] : [],
            Group = dice.Maybe(texts.Line, 30),
            Under = dice.Coin(20) ? ["S-13", "X-01"] : [],
            Source = dice.Maybe(texts.Line),
        };
    });

    private CheckTest Test() => dice.Whole(0, 4) switch
    {
        0 => Holds(),
        1 => new CheckTest.LastYear(
            ["money_0", "money_1"], dice.Many(1, 2, index => new CheckRange(Ratio.Of(dice.Whole(1, 99), 100), dice.Coin(), index == 0 ? Ratio.Of(dice.Whole(101, 300), 100) : null, index == 0 && dice.Coin())), dice.Coin()),
        2 => new CheckTest.Absent("money_0", figures.Of(FigureKind.Money)),
        3 => new CheckTest.Phrase([], ["全部…完成", "圆满完成", texts.Line()], dice.Coin() ? ["未全部完成", "不、算"] : [], dice.Coin() ? ["http://"] : [], dice.Coin(20), dice.Coin(70) ? figures.Truth() : null),
        _ => Evidence(dice.One(Enum.GetValues<EvidenceNeed>())),
    };

    private CheckTest.Holds Holds()
    {
        var tolerance = dice.One(Enum.GetValues<Tolerance>());
        var settled = dice.Coin(20) ? new SourceWords("money_0", ["财政拨款", "决算"]) : null;
        return new CheckTest.Holds(
            dice.Many<Formula>(1, 3, _ => tolerance == Tolerance.Exact && dice.Coin() ? figures.Truth()
                : new Formula.Comparison(dice.One(Enum.GetValues<ComparisonSign>()), dice.Coin(80) ? figures.Of(FigureKind.Money) : new Formula.Number(Ratio.Zero, default), figures.Of(FigureKind.Money), default)),
            tolerance,
            settled);
    }

    private CheckTest.Evidence Evidence(EvidenceNeed need) => need == EvidenceNeed.Named && dice.Coin()
        ? new CheckTest.Evidence(need, [], "works.title")
        : new CheckTest.Evidence(need, need is EvidenceNeed.Named or EvidenceNeed.Address ? ["盘点", "网、址"] : [], NamedBy: null);
}
