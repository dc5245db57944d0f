using Evaluation.Core.Campaigns;

namespace Evaluation.Web.Words;

/// <summary>Deadlines as people say them: the end of a day is 24:00 of that day, not 00:00 of the next.</summary>
public static class DeadlineWords
{
    public static string For(DateTimeOffset? deadline) => deadline is not { } instant ? Figures.Missing
        : EndsDay(instant) ? Figures.Day(instant.AddTicks(-1)) + " 24:00"
        : Figures.Moment(instant);

    public static bool EndsDay(DateTimeOffset deadline) => deadline.ToOffset(DeadlineClock.Offset).TimeOfDay == TimeSpan.Zero;
}
