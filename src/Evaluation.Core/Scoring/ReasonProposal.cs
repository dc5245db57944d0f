using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>The sentence proposed when a claim differs from the computed score; the clerk completes it.</summary>
public static class ReasonProposal
{
    /// <summary>Null when nothing has to be explained.</summary>
    public static string? For(RowScore row) => (row.Self, row.Computed) switch
    {
        ({ } self, { } computed) when self > computed =>
            $"按评分标准测算得{FigureText.Of(computed)}分，本单位自评{FigureText.Of(self)}分，高出{FigureText.Of(self - computed)}分，依据是：",
        ({ } self, { } computed) when self < computed =>
            $"按评分标准测算得{FigureText.Of(computed)}分，本单位自评{FigureText.Of(self)}分，主动少计{FigureText.Of(computed - self)}分，原因是：",
        _ => null,
    };
}
