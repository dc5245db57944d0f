using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>P-05: the shares of one whole add up to 100 %, within half a unit of their last place each.</summary>
internal static class ShareChecks
{
    public static IEnumerable<TextFinding> Run(WholeReport report) => report.Prose.SelectMany(line => Lists(line, report)).OfType<TextFinding>();

    /// <summary>A whole with its parts: “A万元，其中：b万元，占x%；c万元，占y%。”; the list ends where the sentence ends, whatever divides its parts.</summary>
    private static IEnumerable<TextFinding?> Lists(ReadLine line, WholeReport report)
    {
        foreach (var piece in Stretch.Cut(line.Text, "。！？"))
        {
            var figures = report.FiguresOf(line).Where(figure => figure.Place.Offset >= piece.Start && figure.Place.End <= piece.End).ToList();
            var shares = new List<(Figure Share, Figure? Part)>();
            for (var at = 0; at < figures.Count; at++)
            {
                if (figures[at] is { Unit.Printed: "%", Firmness: FigureFirmness.Exact } share && IsShare(line, share))
                {
                    shares.Add((share, at > 0 && figures[at - 1].Unit.Dimension is FigureDimension.Money or FigureDimension.Count ? figures[at - 1] : null));
                }
            }

            yield return shares.Count >= 2 ? Judge(line, piece, figures, shares) : null;
        }
    }

    /// <summary>“占x%”, “占比x%”, “占总支出的x%”; the second base of a sentence would make another list.</summary>
    private static bool IsShare(ReadLine line, Figure share)
    {
        var clause = line.ClauseAt(share.Place.Offset);
        var start = Math.Min(clause.Start, share.Place.Offset);
        var before = line.Text.AsSpan(start, share.Place.Offset - start);
        var at = before.LastIndexOf('占');
        return (at >= 0 && !before[at..].Contains("预算", StringComparison.Ordinal)) || before.IsWhiteSpace() || before.IndexOfAny('、', '和') == 0;
    }

    private static TextFinding? Judge(ReadLine line, Stretch piece, List<Figure> figures, List<(Figure Share, Figure? Part)> shares)
    {
        if (!IsOneBase(line, shares.ConvertAll(share => share.Share)))
        {
            return null;
        }

        var sum = Sum(shares.Select(share => share.Share.Value));
        var limit = Sum(shares.Select(share => share.Share.Half));
        if (Ratio.Abs(sum - Ratio.One) <= limit || !IsComplete(figures, shares, sum))
        {
            return null;
        }

        var printed = FigureText.ShortPercent(sum);
        var message = $"{string.Join("、", shares.Select(share => share.Share.Text))}合计{printed}，不等于100%，请核对各项占比。";
        return Remark.Fault("P-05", "share", Severity.MustExplain, line, new Stretch(shares[0].Share.Place.Offset, shares[^1].Share.Place.End), message) with
        { Stated = printed, Computed = "100%", Related = [.. shares.Select(share => share.Share.Place)] };
    }

    /// <summary>All shares are of one base: none names a base, or all name the same.</summary>
    private static bool IsOneBase(ReadLine line, List<Figure> shares)
    {
        var bases = new HashSet<string>(StringComparer.Ordinal);
        foreach (var share in shares)
        {
            var clause = line.ClauseAt(share.Place.Offset);
            var before = line.Text[clause.Start..share.Place.Offset];
            var at = before.LastIndexOf('占');
            var words = at < 0 ? string.Empty : before[(at + 1)..].Trim('比', '的', '为', ' ');
            if (words.Length > 0)
            {
                bases.Add(words);
            }
        }

        return bases.Count <= 1;
    }

    /// <summary>
    /// Complete by its figures: the parts add up to a whole printed before them. Where a part has no amount, the shares themselves must
    /// come close to 100 %.
    /// </summary>
    private static bool IsComplete(List<Figure> figures, List<(Figure Share, Figure? Part)> shares, Ratio sum)
    {
        if (shares.TrueForAll(share => share.Part is not null))
        {
            var parts = shares.ConvertAll(share => share.Part!);
            var total = Sum(parts.Select(part => part.Value));
            var limit = Sum(parts.Select(part => part.Half));
            return figures.TakeWhile(figure => figure != parts[0]).Any(whole => whole.Unit.Measure == parts[0].Unit.Measure && Ratio.Abs(whole.Value - total) <= limit + whole.Half);
        }

        return shares.Count >= 3 && sum > Ratio.Of(95, 100) && sum < Ratio.Of(105, 100);
    }

    private static Ratio Sum(IEnumerable<Ratio> values) => values.Aggregate(Ratio.Zero, (sum, value) => sum + value);
}
