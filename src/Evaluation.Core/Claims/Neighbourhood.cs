namespace Evaluation.Core.Claims;

/// <summary>Figures of the same report that may have been used by mistake: those of the paragraph and the ones beside it, a bounded number.</summary>
internal sealed class Neighbourhood(ReportReading report, Statement statement, Relation shape)
{
    private const int Paragraphs = 3;
    private const int Most = 24;

    /// <summary>Other denominators, single figures before sums of a plan and its adjustment.</summary>
    public IEnumerable<Operand> Bases(bool isShare)
    {
        var amounts = Amounts().ToList();
        foreach (var amount in amounts)
        {
            if (isShare ? ClaimWords.Part(amount.Name) != -1 : ClaimWords.Part(amount.Name) == -1 || !ClaimWords.IsTotal(amount.Name) || statement.Kind != ClaimKind.Completion)
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

    /// <summary>For a completion the totals it may be a share of; for a share the plans it may complete.</summary>
    public IEnumerable<Operand> Confusable(bool isShare) =>
        Amounts().Where(amount => isShare ? ClaimWords.Part(amount.Name) == -1 : ClaimWords.IsTotal(amount.Name) || ClaimWords.Part(amount.Name) != -1).Select(Of);

    /// <summary>A figure of the paragraph that reads exactly as the stated one.</summary>
    public Amount? Copied() => statement.Stated.Significant < 2 ? null : statement.Passage.Amounts.FirstOrDefault(amount =>
        amount.Figure.Number == statement.Stated.Number && amount.Dimension == statement.Stated.Unit.Dimension && amount.Figure.Start != statement.Stated.Start
        && !shape.Operands.Any(operand => operand.Figure == amount.Figure) && amount.Figure.Number != 100m && Math.Abs(amount.Figure.Start - statement.Stated.Start) < 400);

    /// <summary>Printed expressions are computed from their digits alone.</summary>
    private Operand Of(Amount amount) => statement.IsEquation ? Operand.Of(amount) with { Value = Quantities.Ratio.From(amount.Figure.Number) } : Operand.Of(amount);

    private IEnumerable<Amount> Amounts()
    {
        var seen = new HashSet<Quantities.Ratio> { shape.Operands[0].Value, shape.Operands[1].Value };
        var dimension = shape.Operands[0].Figure?.Unit.Dimension;
        foreach (var amount in Nearest())
        {
            if (amount.Dimension is FigureDimension.Rate or FigureDimension.RatePoints or FigureDimension.Multiple or FigureDimension.Score
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
        var own = statement.Passage.Amounts;
        foreach (var amount in own.Where(amount => Math.Abs(amount.Figure.Start - statement.Stated.Start) < 600).OrderBy(amount => Math.Abs(amount.Figure.Start - statement.Stated.Start)))
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
