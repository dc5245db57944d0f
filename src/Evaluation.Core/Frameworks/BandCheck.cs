using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>Bands cover every value exactly once, and their points stay within the most there is.</summary>
internal static class BandCheck
{
    /// <param name="kind">What the bands are about; null: their words are not compared with their ends.</param>
    /// <param name="all">The bands, in any order.</param>
    /// <param name="weight">Most a band may give.</param>
    /// <param name="path">Where they stand.</param>
    /// <param name="measure">Unit of the value.</param>
    public static IEnumerable<FrameworkProblem> Run(IReadOnlyList<Band> all, Points weight, string path, FigureKind? kind = null, string? measure = null)
    {
        for (var index = 0; index < all.Count && kind is not null; index++)
        {
            if (BandWords.Contradict(all[index], kind.Value, measure))
            {
                yield return new FrameworkProblem(
                    FormattableString.Invariant($"{path}/{index + 1}/text"),
                    $"说法“{all[index].Text}”与区间不一致，区间是{BandWords.Ends(all[index], figure => FigureText.InRule(kind.Value, measure, figure))}。",
                    "请改说法或区间；不写说法的，按区间自动写。") { IsForAuthors = true };
            }
        }

        foreach (var band in all.Where(band => band.AtEnd is not null && (band.From is null || band.To is null)))
        {
            yield return new FrameworkProblem(path, $"“{band.Text}”一档的得分写了两端，区间也要有两端。", "如 range: \"[80%, 90%)\"、points: [2.4, 4]；一端到无穷的写一个分数。") { AddsUp = "points" };
        }

        foreach (var band in all.Where(band => band.AtEnd is { } end && (end < Points.Zero || end > weight)))
        {
            yield return new FrameworkProblem(path, $"“{band.Text}”一档上端得{FigureText.Short(band.AtEnd!.Value)}分，应在0至{FigureText.Short(weight)}分之间。", "请改分数。") { AddsUp = "points" };
        }

        foreach (var band in all.Where(band => band.Points < Points.Zero || band.Points > weight))
        {
            yield return new FrameworkProblem(path, $"“{band.Text}”一档得{FigureText.Short(band.Points)}分，应在0至{FigureText.Short(weight)}分之间。", "请改分数。") { AddsUp = "points" };
        }

        foreach (var band in all.Where(band => band is { From: { } low, To: { } high } && (low > high || (low == high && !(band.FromClosed && band.ToClosed)))))
        {
            yield return new FrameworkProblem(path, $"“{band.Text}”一档的起点不低于终点。", "请检查区间两端。");
            yield break;
        }

        if (all.Count == 0)
        {
            yield return new FrameworkProblem(path, "没有写任何一档。", "至少写一档，如 \"(-∞, +∞)\"。");
            yield break;
        }

        // Left ends in order, −∞ first; a closed end begins before an open one at the same value.
        var bands = all.OrderBy(band => band.From is null ? 0 : 1).ThenBy(band => band.From ?? Ratio.Zero).ThenBy(band => band.FromClosed ? 0 : 1).ToList();
        if (bands[0].From is not null)
        {
            yield return new FrameworkProblem(path, $"“{bands[0].Text}”以下没有对应的档。", "最低一档请从 -∞ 起，如 \"(-∞, 60%)\"。") { AddsUp = "range" };
        }

        for (var index = 1; index < bands.Count; index++)
        {
            var (below, above) = (bands[index - 1], bands[index]);
            var order = below.To is not { } end ? 1 : above.From is not { } start ? 1 : end.CompareTo(start);
            var overlaps = order > 0 || (order == 0 && below.ToClosed && above.FromClosed);
            var leavesGap = order < 0 || (order == 0 && !below.ToClosed && !above.FromClosed);
            if (overlaps || leavesGap)
            {
                yield return new FrameworkProblem(
                    path,
                    $"“{below.Text}”与“{above.Text}”之间{(overlaps ? "有重叠" : "有空档")}。",
                    "相邻两档的端点应相同，并且只有一边含端点，如 \"(10%, 20%]\" 接 \"(20%, +∞)\"。") { AddsUp = "range" };
            }
        }

        if (bands[^1].To is not null)
        {
            yield return new FrameworkProblem(path, $"“{bands[^1].Text}”以上没有对应的档。", "最高一档请到 +∞，如 \"[90%, +∞)\"。") { AddsUp = "range" };
        }
    }
}
