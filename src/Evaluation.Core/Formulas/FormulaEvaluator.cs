using System.Diagnostics;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

/// <summary>Where a formula finds its figures: by key, and the rows of a list by the list's key.</summary>
public sealed class FigureSource(Func<string, Outcome> figure, Func<string, IReadOnlyList<FigureSource>> rows)
{
    public Outcome Figure(string key) => figure(key);

    public IReadOnlyList<FigureSource> Rows(string list) => rows(list);

    /// <summary>A source of figures only, without lists.</summary>
    public static FigureSource Of(Func<string, Outcome> figure) => new(figure, _ => []);
}

/// <summary>Evaluates a formula once, exactly. What is scored again and again is kept as a <see cref="Computation"/> instead.</summary>
public static class FormulaEvaluator
{
    public static Outcome Evaluate(Formula formula, FigureSource source) =>
        Computation.Of(formula, _ => -1, (_, _) => -1).Run(new Asked(source)).ToOutcome()!;

    public static bool Compare(ComparisonSign sign, in Ratio left, in Ratio right) => sign switch
    {
        ComparisonSign.Less => left < right,
        ComparisonSign.LessOrEqual => left <= right,
        ComparisonSign.Equal => left == right,
        ComparisonSign.NotEqual => left != right,
        ComparisonSign.GreaterOrEqual => left >= right,
        ComparisonSign.Greater => left > right,
        _ => throw new UnreachableException(),
    };

    /// <summary>Figures asked for by key every time.</summary>
    private sealed class Asked(FigureSource source) : Figures
    {
        public override Found At(string key) => Found.Of(source.Figure(key));

        public override IReadOnlyList<Figures> Rows(string list) => [.. source.Rows(list).Select(row => new Asked(row))];

        public override ref readonly Found At(int slot) => throw new UnreachableException("Nothing has a place here.");

        public override Found Cell(int column) => throw new UnreachableException("Nothing has a place here.");
    }
}
