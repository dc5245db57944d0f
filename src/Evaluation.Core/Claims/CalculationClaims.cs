using Evaluation.Core.Quantities;

namespace Evaluation.Core.Claims;

/// <summary>Printed expressions with their result.</summary>
internal static class CalculationClaims
{
    public static IEnumerable<Statement> Find(Passage passage) => passage.Calculations.Select(calculation => Stated(passage, calculation));

    private static Statement Stated(Passage passage, PrintedCalculation calculation)
    {
        var start = Math.Min(passage.ClauseStart(calculation.Start), calculation.Start);
        var label = passage.Text[start..calculation.Start];
        var statement = new Statement(ClaimKind.Calculation, passage, calculation.Stated, start)
        {
            IsEquation = true,
            End = calculation.End,
            IsUnsigned = ClaimWords.ContainsAny(label, "降低率", "下降率", "减少率", "降幅", "节约率", "节支率", "绝对值", "压减率", "减幅"),
        };

        Ruling? worst = null;
        Relation? sure = null;
        foreach (var side in calculation.Sides)
        {
            var relation = Read(passage, side, calculation.Stated);
            var ruling = Judge.By(statement, relation);
            if (worst is null || (worst.Verdict is Verdict.Ok or Verdict.Rounding && ruling.Verdict is Verdict.Wrong or Verdict.Unclear))
            {
                (worst, sure) = (ruling, relation);
            }
        }

        statement.Sure.Add(sure!);
        return statement;
    }

    /// <summary>The expression under the reading of its units that suits the stated result best.</summary>
    private static Relation Read(Passage passage, Expression side, Figure stated)
    {
        var values = Readings(passage, side, stated).OfType<Ratio>().ToList();
        var close = values.Where(value => ValueText.Rounded(stated, value) == stated.Value).Select(value => (Ratio?)value).FirstOrDefault();
        var written = passage.Printed(passage.Span(side.Start, side.End));
        return new Relation(RelationForm.Printed, []) { Fixed = close ?? (values.Count > 0 ? values[0] : null), Written = written, Shape = Shape(passage, side) };
    }

    private static IEnumerable<Ratio?> Readings(Passage passage, Expression side, Figure stated)
    {
        var units = side.Figures.Where(figure => figure.Unit.Dimension == FigureDimension.Money).Select(figure => figure.Unit.Scale).Distinct().Count();
        var plain = side.Figures.Any(figure => figure.Unit.Dimension == FigureDimension.Plain);
        var scaled = side.Value(scaled: true);
        var raw = side.Value(scaled: false);
        var hundred = side.Figures.Any(figure => figure.Unit.Dimension == FigureDimension.Rate);
        switch (stated.Unit.Dimension)
        {
            case FigureDimension.Rate or FigureDimension.RatePoints:
                var bare = !hundred && !ReferenceEquals(side.WithoutHundred(), side);
                var rate = units > 1 ? scaled : raw;
                yield return bare ? rate / Ratio.Hundred : rate;
                if (!hundred && !bare && side.Operation is '+' or '-')
                {
                    yield return rate / Ratio.Hundred;
                }

                yield break;
            case FigureDimension.Money:
                yield return units == 0 && Borrowed(passage, side, stated) is { } borrowed ? raw * borrowed : units == 0 || (units == 1 && plain) ? raw * stated.Unit.Scale : scaled;
                if (units == 1 && plain)
                {
                    yield return scaled;
                }

                yield break;
            default:
                yield return raw * stated.Unit.Scale;
                yield return raw;
                if (units > 1)
                {
                    yield return scaled;
                }

                if (hundred)
                {
                    yield return raw * Ratio.Hundred;
                }

                yield break;
        }
    }

    /// <summary>The unit under which an operand without one is printed in the same sentence: 每户0.35万元…0.35×428.</summary>
    private static Ratio? Borrowed(Passage passage, Expression side, Figure stated)
    {
        var numbers = side.Figures.Where(figure => figure.Unit.Dimension == FigureDimension.Plain && figure.Decimals > 0).Select(figure => figure.Number).ToList();
        var given = passage.Amounts.FirstOrDefault(amount => amount.Dimension == FigureDimension.Money && numbers.Contains(amount.Figure.Number) && amount.Figure.End <= side.Start && side.Start - amount.Figure.End < 80);
        return side.Operation == '*' && given is not null && given.Figure.Unit.Scale != stated.Unit.Scale ? given.Figure.Unit.Scale : null;
    }

    private static Relation? Shape(Passage passage, Expression side)
    {
        var core = side.WithoutHundred();
        var units = side.Figures.Where(figure => figure.Unit.Dimension == FigureDimension.Money).Select(figure => figure.Unit.Scale).Distinct().Count();
        Operand? Part(Expression? node) => node?.Value(units > 1) is { } value
            ? new Operand(value, Ratio.Zero, Trimmed(passage.Printed(passage.Span(node.Start, node.End))), string.Empty) { Figure = node.Figure }
            : null;

        if (core.Operation == '-' && core.Left!.Operation == '/' && core.Right is { IsNumber: true, Figure.Value: var one } && one == Ratio.One)
        {
            return Part(core.Left.Left) is { } over && Part(core.Left.Right) is { } under ? new(RelationForm.Growth, [over, under]) : null;
        }

        if (core.Operation != '/' || Part(core.Left) is not { } above || Part(core.Right) is not { } below)
        {
            return core.Operation == '+' && IsSum(core) && core.Figures.Count() <= 30
                ? new(RelationForm.Sum, [.. core.Figures.Select(figure => new Operand(Ratio.From(figure.Number), Ratio.Zero, ValueText.Digits(figure), string.Empty) { Figure = figure })])
                : null;
        }

        if (core.Left!.Operation == '-' && Part(core.Left.Left) is { } minuend && Part(core.Left.Right) is { } subtrahend)
        {
            if (subtrahend.Value == below.Value)
            {
                return new(RelationForm.Growth, [minuend, subtrahend]);
            }

            if (minuend.Value == below.Value)
            {
                return new(RelationForm.Saving, [subtrahend, minuend]);
            }
        }

        return new(RelationForm.Quotient, [above, below]);
    }

    private static bool IsSum(Expression node) => node.IsNumber || (node.Operation == '+' && IsSum(node.Left!) && IsSum(node.Right!));

    private static string Trimmed(string text) =>
        text.Length > 2 && text[0] is '（' or '(' && text[^1] is '）' or ')' && text.AsSpan(1, text.Length - 2).IndexOfAny("（()）") < 0 && text.AsSpan().IndexOfAny("+-－＋−") < 0 ? text[1..^1] : text;
}
