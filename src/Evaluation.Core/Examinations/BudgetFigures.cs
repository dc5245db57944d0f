using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>The budgets of a report: initial, adjustment, adjusted; the adjusted one is added up where it is not printed.</summary>
internal sealed class BudgetFigures
{
    public BudgetFigures(ReportFacts facts)
    {
        Initial = facts.First(Quantity.BudgetInitial, Quantity.SpendingBudget, Quantity.IncomeBudget);
        Adjust = facts.One(Quantity.BudgetAdjust);
        PrintedFinal = facts.One(Quantity.BudgetFinal);
        Final = PrintedFinal?.Value ?? (Initial is { } initial && Adjust is { } adjust ? initial.Value + adjust.Value : null);
        Adjustment = Adjust?.Value ?? (PrintedFinal is { } final && Initial is { } start ? final.Value - start.Value : null);
    }

    public Fact? Initial { get; }

    public Fact? Adjust { get; }

    public Fact? PrintedFinal { get; }

    /// <summary>Adjusted budget in 元: as printed, else initial budget and adjustment together.</summary>
    public Ratio? Final { get; }

    /// <summary>Net adjustment in 元: as printed, else the difference of the two budgets.</summary>
    public Ratio? Adjustment { get; }

    /// <summary>How far a sum of these figures may be off by their printed rounding.</summary>
    public static Ratio Tolerance(params ReadOnlySpan<Fact?> facts)
    {
        var sum = Ratio.Zero;
        foreach (var fact in facts)
        {
            sum += fact?.Half ?? Ratio.Zero;
        }

        return sum;
    }

    /// <summary>An amount in 万元 with two decimals.</summary>
    public static string Wan(Ratio yuan) => FigureText.WithUnit(FigureKind.Money, measure: null, yuan, FigureStyle.Paper);

    /// <summary>A share of a base as a rate with two decimals.</summary>
    public static string Rate(Ratio part, Ratio whole) => FigureText.Percent(part / whole);
}
