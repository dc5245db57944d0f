namespace Evaluation.Core.Claims;

/// <summary>Figures of the same report that may have been used by mistake: those of the paragraph and the ones beside it, a bounded number.</summary>
internal sealed class Neighbourhood(ReportReading report, Statement statement, Relation shape)
{
    private const int Paragraphs = 3;
    private const int Most = 24;

    /// <summary>Other denominators, single figures before sums of a plan and its adjustment.</summary>
    public IEnumerable<Operand> Bases()
    {
        var amounts = Amounts().ToList();
        foreach (var amount in amounts)
        {
            var isPlan = ClaimWords.Part(amount.Name) == -1;
            if (IsShare ? !isPlan : !IsCompletion || isPlan || (!ClaimWords.IsTotal(amount.Name) && ClaimWords.ContainsAny(amount.Name, "调整", "结转", "追加", "资金")))
            {
                yield return Of(amount);
            }
        }

        var below = shape.Operands[1];
        foreach (var adjustment in amounts.Where(amount => ClaimWords.ContainsAny(amount.Name, "调整", "追加", "结转", "调增", "调减")))
        {
            var step = Of(adjustment);
            yield return new Operand(below.Value + step.Value, below.Half, $"（{below.Text}+{step.Text}）", "调整后的");
            yield return new Operand(below.Value - step.Value, below.Half, $"（{below.Text}-{step.Text}）", "调整前的");
        }
    }

    /// <summary>Figures that stand side by side: of this year and the year before in another scope.</summary>
    public IEnumerable<(Operand Now, Operand Before)> Pairs()
    {
        var amounts = statement.Passage.Near(statement.Stated.Start, 600).ToList();
        for (var at = 0; at + 1 < amounts.Count; at++)
        {
            if (amounts[at].IsLevel && amounts[at + 1].IsLevel && amounts[at].Matches(amounts[at + 1]) && amounts[at].Segment == amounts[at + 1].Segment
                && amounts[at].Figure.Start != statement.Stated.Start && !IsOperand(amounts[at]) && !IsOperand(amounts[at + 1]))
            {
                yield return (Of(amounts[at]), Of(amounts[at + 1]));
            }
        }
    }

    private bool IsOperand(Amount amount) => shape.Operands.Any(operand => operand.Value == Of(amount).Value);

    /// <summary>For a completion the totals it may be a share of; for a share the plans it may complete.</summary>
    public IEnumerable<Operand> Confusable() => !IsShare && !IsCompletion ? [] :
        Amounts().Where(amount => IsShare ? ClaimWords.Part(amount.Name) == -1 : ClaimWords.IsTotal(amount.Name) || ClaimWords.Part(amount.Name) != -1).Select(Of);

    /// <summary>A figure beside the stated one with the same digits, whatever its unit.</summary>
    public Figure? Copied()
    {
        if (statement.Stated.Significant < 2 || statement.Stated.Number == 100m)
        {
            return null;
        }

        foreach (var passage in Beside())
        {
            var own = ReferenceEquals(passage, statement.Passage);
            var (place, distance) = own ? (statement.Stated.Start, 400) : (passage.Index < statement.Passage.Index ? passage.Text.Length : 0, 600);
            var figures = passage.Near(place, distance).Select(amount => amount.Figure)
                .Concat(passage.Calculations.Where(calculation => Math.Abs(calculation.Start - place) <= distance).SelectMany(calculation => calculation.Sides).SelectMany(side => side.Figures));
            foreach (var figure in figures)
            {
                var here = own && Math.Abs(figure.Start - statement.Stated.Start) < 400 && figure.Start != statement.Stated.Start;
                var alike = figure.Unit.Dimension == statement.Stated.Unit.Dimension || statement.Stated.Significant >= 3;
                if ((here || (!own && figure.Unit.Dimension == statement.Stated.Unit.Dimension && statement.Stated.Significant >= 3)) && alike && figure.Number == statement.Stated.Number)
                {
                    return figure;
                }
            }
        }

        return null;
    }

    private bool IsShare => (statement.Kind == ClaimKind.Share && ClaimWords.Part(shape.Operands[1].Name) != -1) || (statement.Kind == ClaimKind.Calculation && ClaimWords.ContainsAny(Label, "占比", "比重", "占"));

    private bool IsCompletion => !IsShare && shape.Form == RelationForm.Quotient && (statement.Kind is ClaimKind.Completion or ClaimKind.Share || (statement.Kind == ClaimKind.Calculation && ClaimWords.ContainsAny(Label, "完成", "执行", "到位", "支付")));

    private string Label => statement.Passage.Text[statement.Start..Math.Max(statement.Start, statement.Stated.Start)];

    private IEnumerable<Passage> Beside()
    {
        yield return statement.Passage;
        foreach (var at in new[] { statement.Passage.Index - 1, statement.Passage.Index + 1 })
        {
            if (at >= 0 && at < report.Passages.Count)
            {
                yield return report.Passages[at];
            }
        }
    }

    /// <summary>Printed expressions are computed from their digits alone.</summary>
    private Operand Of(Amount amount) => statement.IsEquation ? Operand.Of(amount) with { Value = Quantities.Ratio.From(amount.Figure.Number) } : Operand.Of(amount);

    private IEnumerable<Amount> Amounts()
    {
        var seen = new HashSet<Quantities.Ratio> { shape.Operands[0].Value, shape.Operands[1].Value };
        var dimension = shape.Operands[0].Figure?.Unit.Dimension;
        foreach (var amount in Nearest())
        {
            var differs = dimension is FigureDimension.Rate ? amount.Dimension != dimension : amount.Dimension is FigureDimension.Rate or FigureDimension.RatePoints or FigureDimension.Multiple or FigureDimension.Score;
            if (differs || amount.Figure.Start == statement.Stated.Start
                || (dimension is FigureDimension.Count && amount.Dimension != dimension) || amount.Figure.Number == 0m || !seen.Add(Of(amount).Value))
            {
                continue;
            }

            yield return amount;
            if (seen.Count > Most)
            {
                yield break;
            }
        }
    }

    private IEnumerable<Amount> Nearest()
    {
        foreach (var amount in statement.Passage.Near(statement.Stated.Start, 600).OrderBy(amount => Math.Abs(amount.Figure.Start - statement.Stated.Start)))
        {
            yield return amount;
        }

        foreach (var passage in report.Before(statement.Passage, Paragraphs))
        {
            for (var at = passage.Amounts.Count - 1; at >= 0 && at >= passage.Amounts.Count - Most; at--)
            {
                yield return passage.Amounts[at];
            }
        }
    }
}
