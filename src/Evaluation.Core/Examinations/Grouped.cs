using System.Globalization;
using System.Runtime.InteropServices;

namespace Evaluation.Core.Examinations;

/// <summary>A place of the report together with the line it stands in.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Spot(ReadLine Line, Stretch Stretch)
{
    public Spot(ReadLine line, int offset, int length)
        : this(line, new Stretch(offset, offset + length))
    {
    }

    public TextSpan Span => Line.Span(Stretch.Start, Stretch.Length);

    public string Text => Stretch.Of(Line.Text).ToString();
}

/// <summary>Many places of one kind are one finding: the first is its place, the others are related.</summary>
internal static class Grouped
{
    /// <summary>As many places as a finding names; the message counts them all.</summary>
    private const int Named = 20;

    /// <summary>One finding for all spots; none when there are none.</summary>
    public static IEnumerable<TextFinding> Of(IReadOnlyList<Spot> spots, Func<Spot, TextFinding> first)
    {
        if (spots.Count > 0)
        {
            var finding = first(spots[0]);
            yield return finding with
            {
                Message = finding.Message + Count(spots),
                Related = [.. finding.Related, .. spots.Skip(1).Take(Named).Select(spot => spot.Span)],
            };
        }
    }

    private static string Count(IReadOnlyList<Spot> spots) =>
        spots.Count == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $"（同类共{spots.Count}处，首处在第{spots[0].Line.Number}段）");
}
