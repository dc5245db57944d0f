namespace Evaluation.Core.Campaigns;

/// <summary>Deadlines in China Standard Time (UTC+8, no summer time). A deadline is the first instant that is too late.</summary>
public static class DeadlineClock
{
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The deadline of a day (no time: the whole day counts) or of a minute (that minute is already too late).</summary>
    public static DateTimeOffset Of(DateOnly day, TimeOnly? time) =>
        time is { } minute
            ? new DateTimeOffset(day.ToDateTime(minute), Offset)
            : new DateTimeOffset(day.AddDays(1).ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The deadline that holds for a unit: the latest extension, otherwise the campaign's.</summary>
    public static DateTimeOffset Effective(DateTimeOffset campaign, IEnumerable<DateTimeOffset> extensions) =>
        extensions.Prepend(campaign).Max();

    /// <summary>
    /// The deadline a submission is measured by: extensions count when they were granted before it, so that one granted for mending a
    /// returned filing does not make a late filing timely.
    /// </summary>
    public static DateTimeOffset For(
        DateTimeOffset submitted, DateTimeOffset campaign, IEnumerable<(DateTimeOffset Deadline, DateTimeOffset GrantedAt)> extensions) =>
        Effective(campaign, extensions.Where(extension => extension.GrantedAt <= submitted).Select(extension => extension.Deadline));

    public static bool IsLate(DateTimeOffset submitted, DateTimeOffset deadline) => submitted >= deadline;

    /// <summary>Whole calendar days (UTC+8) after the deadline's day; 0 if in time.</summary>
    public static int DaysLate(DateTimeOffset submitted, DateTimeOffset deadline)
    {
        var day = DateOnly.FromDateTime(submitted.ToOffset(Offset).DateTime);
        var last = DateOnly.FromDateTime(deadline.ToOffset(Offset).AddTicks(-1).DateTime);
        return Math.Max(0, day.DayNumber - last.DayNumber);
    }
}
