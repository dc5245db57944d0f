using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>All paragraphs of a report, read for claims.</summary>
internal sealed class ReportReading
{
    public ReportReading(ReportText text)
    {
        var passages = new Passage[text.Paragraphs.Count];
        for (var at = 0; at < passages.Length; at++)
        {
            passages[at] = Passage.Read(text.Paragraphs[at], at);
        }

        Passages = passages;
        GradeBands = Claims.GradeBands.OfWhole(passages);
    }

    public IReadOnlyList<Passage> Passages { get; }

    /// <summary>From which score a grade is given in the whole report; null when nothing says so.</summary>
    public GradeBands? GradeBands { get; }

    /// <summary>The passages before one, nearest first.</summary>
    public IEnumerable<Passage> Before(Passage passage, int most)
    {
        for (var at = passage.Index - 1; at >= 0 && at >= passage.Index - most; at--)
        {
            yield return Passages[at];
        }
    }
}
