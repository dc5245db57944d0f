using Evaluation.Core.Checks;

namespace Evaluation.Web.Examinations;

/// <summary>A stretch of a paragraph that lies in the same findings from end to end.</summary>
/// <param name="Mark">The mark of the gravest finding: <c>fix</c>, <c>explain</c>, <c>note</c>, <c>ok</c>; null for plain text.</param>
/// <param name="Begins">Findings whose words begin here.</param>
/// <param name="Ends">Findings whose words end with it.</param>
public sealed record MarkedStretch(string Text, string? Mark, IReadOnlyList<ExaminationRow> Begins, IReadOnlyList<ExaminationRow> Ends);

/// <summary>Cuts a paragraph where findings begin and end, so that findings that overlap are all seen.</summary>
public static class MarkedText
{
    public static IReadOnlyList<MarkedStretch> Of(string text, IReadOnlyList<ExaminationRow> rows)
    {
        var places = rows.Select(row => (Row: row, From: Math.Clamp(row.Finding.Place.Offset, 0, text.Length), To: Math.Clamp(row.Finding.Place.End, 0, text.Length)))
            .Select(place => place.To > place.From ? place : (place.Row, From: 0, To: text.Length)).ToList();
        var cuts = places.SelectMany(place => new[] { place.From, place.To }).Append(0).Append(text.Length).Distinct().Order().ToList();
        return [.. cuts.Zip(cuts.Skip(1), (from, to) =>
        {
            var here = places.Where(place => place.From < to && place.To > from).ToList();
            return new MarkedStretch(
                text[from..to],
                here.Count == 0 ? null : here.MinBy(place => Gravity(place.Row.Finding.Severity)).Row.Mark,
                [.. here.Where(place => place.From == from).Select(place => place.Row)],
                [.. here.Where(place => place.To == to).Select(place => place.Row)]);
        })];
    }

    private static int Gravity(Severity? severity) => severity is { } grave ? (int)grave : int.MaxValue;
}
