using System.Diagnostics;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>Which caps and vetoes of the framework hold for a filing. A figure that is not there yet, or a zero denominator, sets no cap.</summary>
internal static class LimitCheck
{
    public static (IReadOnlyList<TotalCap> Total, IReadOnlyList<TotalCut> Cuts, GradeLimit? Grade) Run(FactSheet facts, CountedRow[] rows)
    {
        if (facts.Framework.Limits.Count == 0)
        {
            return ([], [], null);
        }

        var (caps, cuts, grades) = (new List<TotalCap>(), new List<TotalCut>(), new List<GradeLimit>());
        foreach (var limit in facts.Framework.Limits)
        {
            switch (limit)
            {
                case TotalLimit.Banded banded when facts.Evaluate(banded.Value) is Outcome.Figure figure:
                    if (banded.Bands.FirstOrDefault(band => band.Ends.Holds(figure.Value)) is { Max: { } max } band)
                    {
                        caps.Add(new TotalCap(max, $"{banded.Text}{FigureText.WithUnit(banded.Kind, banded.Measure, figure.Value, FigureStyle.Paper)}（{BandWords.Of(band.Ends, banded.Kind, banded.Measure)}）", banded.Text));
                    }

                    break;
                case TotalLimit.When capped when Holds(facts, capped.Condition):
                    caps.Add(new TotalCap(capped.Max, capped.Text, capped.Text));
                    break;
                case TotalLimit.Veto veto when Holds(facts, veto.Condition):
                    if (veto.TotalMax is { } most)
                    {
                        caps.Add(new TotalCap(most, veto.Text, veto.Text));
                    }

                    if (veto.GradeMax is { } grade)
                    {
                        grades.Add(new GradeLimit(grade, veto.Text, veto.Document));
                    }

                    break;
                case TotalLimit.WithoutEvidence without when IsAbove(without, facts.Framework, rows):
                    caps.Add(new TotalCap(without.Max, without.Text, without.Text));
                    break;
                case TotalLimit.Deduct deduct when facts.Evaluate(deduct.Value) is Outcome.Figure { Value.Sign: > 0 } cases:
                    var off = cases.Value * deduct.PerCase.ToRatio();
                    var (taken, isLimited) = deduct.MaxDeduct is { } ceiling && off > ceiling.ToRatio() ? (ceiling, true) : (Points.Award(Ratio.Min(off, facts.Framework.Full.ToRatio())), false);
                    cuts.Add(new TotalCut(taken, $"{deduct.Text}{FigureText.UnroundedPoints(cases.Value)}{deduct.Measure}，扣{FigureText.Short(taken)}分{(isLimited ? "（最多扣这些）" : string.Empty)}", deduct.Text));
                    break;
                case TotalLimit.Banded or TotalLimit.When or TotalLimit.Veto or TotalLimit.WithoutEvidence or TotalLimit.Deduct:
                    break;
                default:
                    throw new UnreachableException();
            }
        }

        return (caps, cuts, grades.MinBy(limit => facts.Framework.Grades.First(band => band.Name == limit.Grade).From));
    }

    private static bool Holds(FactSheet facts, Formula condition) => facts.Evaluate(condition) is Outcome.Truth { Holds: true };

    private static bool IsAbove(TotalLimit.WithoutEvidence limit, Framework framework, CountedRow[] rows) =>
        Points.Sum(rows.Where(row => row.WithoutEvidence).Select(row => row.Indicator.Weight)).ToRatio() > limit.Share * framework.Weight.ToRatio();
}

/// <summary>A cap that holds for a filing.</summary>
/// <param name="Text">Why, with the filing's figure.</param>
/// <param name="Name">Which limit of the framework.</param>
internal readonly record struct TotalCap(Points Max, string Text, string Name);

/// <summary>Points off the total for a filing.</summary>
/// <param name="Text">Why, with the filing's figure.</param>
/// <param name="Name">Which limit of the framework.</param>
internal readonly record struct TotalCut(Points Off, string Text, string Name);
