namespace Evaluation.Documents.Verification;

/// <summary>Compares two files page by page without knowing what stands where: for templates that the reading of texts does not know.</summary>
public static class PageCheck
{
    private const int Context = 8;
    private const int Longest = 60;

    public static PrintedResult Run(PaperCopy filed, PaperCopy copy)
    {
        if (filed.Pages.Count != copy.Pages.Count || copy.Pages.Any(page => page.IsBroken))
        {
            return new PrintedResult([], IsAnother: true, []);
        }

        List<PrintedDifference> differences = [.. filed.Pages.Zip(copy.Pages).Where(pair => pair.First.Text != pair.Second.Text)
            .Select(pair => Between(pair.First, pair.Second))];
        return new PrintedResult(
            differences,
            IsAnother: differences.Any(difference => Math.Max(difference.Printed.Length, difference.Expected.Length) > Longest),
            [.. filed.Pages.Zip(copy.Pages).Where(pair => pair.Second.HasAddition && !pair.First.HasAddition)
                .Select(pair => FormattableString.Invariant($"PDF 第 {pair.Second.Number} 页有后加的图片、印章或批注。请看它们是否盖住了文字。"))]);
    }

    /// <summary>From the first to the last character that differ, with a few around them.</summary>
    private static PrintedDifference Between(PaperPage filed, PaperPage copy)
    {
        var (was, now) = (filed.Text, copy.Text);
        var start = was.AsSpan().CommonPrefixLength(now);
        var end = 0;
        while (end < Math.Min(was.Length, now.Length) - start && was[^(end + 1)] == now[^(end + 1)])
        {
            end++;
        }

        var (before, after) = (Math.Max(0, start - Context), Math.Max(0, end - Context));
        return new PrintedDifference(copy.Number, "本页文字", now[before..(now.Length - after)], was[before..(was.Length - after)]);
    }
}
