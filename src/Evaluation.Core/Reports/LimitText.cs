using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>What a framework takes off the total and where it ends it, a sentence each.</summary>
public static class LimitText
{
    public static IEnumerable<string> Of(Framework framework)
    {
        var names = new FigureLabels(framework);
        return framework.Limits.Select(limit => Limit(limit, names));
    }

    private static string Limit(TotalLimit limit, FigureLabels names) => limit switch
    {
        TotalLimit.Banded banded => $"{banded.Text}：按{names.Of(banded.Value)}，{string.Join("；", banded.Bands.Select(band => $"{BandWords.Of(band.Ends, banded.Kind, banded.Measure)}的，{(band.Max is { } most ? $"总分最多{FigureText.Short(most)}分" : "不封顶")}"))}。",
        TotalLimit.When capped => $"{capped.Text}：{names.Of(capped.Condition)}的，总分最多{FigureText.Short(capped.Max)}分。",
        TotalLimit.Veto veto => $"{veto.Text}：{names.Of(veto.Condition)}的，{string.Join("，", new[] { veto.TotalMax is { } most ? $"总分最多{FigureText.Short(most)}分" : null, veto.GradeMax is { } grade ? $"等级最高为{grade}" : null }.OfType<string>())}，以{veto.Document}为准。",
        TotalLimit.Deduct deduct => $"{deduct.Text}：按{names.Of(deduct.Value)}，每1{deduct.Measure}从总分中扣{FigureText.Short(deduct.PerCase)}分{(deduct.MaxDeduct is { } ceiling ? $"，最多扣{FigureText.Short(ceiling)}分" : string.Empty)}，在封顶之前扣。",
        TotalLimit.WithoutEvidence without => $"{without.Text}：勾选得分而没有佐证的分值超过{FigureText.ShortPercent(without.Share)}的，总分最多{FigureText.Short(without.Max)}分。",
        _ => limit.Text,
    };
}
