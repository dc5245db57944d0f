using System.Diagnostics;
using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Caps and vetoes on the total as trees.</summary>
internal static class LimitTree
{
    public static TreePart.Map Of(TotalLimit limit, FormulaWriting formulas)
    {
        var map = new MapWriting().Add("key", limit.Key).Add("text", limit.Text);
        return (limit switch
        {
            TotalLimit.Banded banded => map.Add("kind", "bands").Add("value", formulas.Of(banded.Value))
                .Add("figure", Words.Kinds.WordOf(banded.Kind), Words.Kinds.WordOf(FigureKind.Percent)).Add("measure", banded.Measure)
                .AddAll("bands", banded.Bands.Select(band => Band(band.Ends, banded.Kind == FigureKind.Percent).Add("max", band.Max).Map)),
            TotalLimit.When capped => map.Add("kind", "when").Add("when", formulas.Of(capped.Condition)).Add("max", capped.Max),
            TotalLimit.Veto veto => map.Add("kind", "veto").Add("when", formulas.Of(veto.Condition))
                .Add("totalMax", veto.TotalMax).Add("gradeMax", veto.GradeMax).Add("document", veto.Document),
            TotalLimit.Deduct deduct => map.Add("kind", "deduct").Add("value", formulas.Of(deduct.Value)).Add("measure", deduct.Measure, assumed: "例")
                .Add("pointsPerCase", deduct.PerCase).Add("maxDeduct", deduct.MaxDeduct),
            TotalLimit.WithoutEvidence without => map.Add("kind", "withoutEvidence").Add("share", RatioText.Write(without.Share, percent: true)).Add("max", without.Max),
            _ => throw new UnreachableException(),
        }).Map;
    }

    /// <summary>Ends and words of a band.</summary>
    public static MapWriting Band(Band band, bool percent)
    {
        var range = RatioText.WriteRange(band.From, band.FromClosed, band.To, band.ToClosed, percent);
        return new MapWriting().Add("range", range).Add("text", band.Text, assumed: range);
    }
}
