using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Web.Words;

namespace Evaluation.Web.Campaigns;

/// <summary>A deadline as it is typed: a day, and a time where the day does not count to its end.</summary>
public sealed class DeadlineInput
{
    public string? Day { get; set; }

    public string? Time { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day) && string.IsNullOrWhiteSpace(Time);

    public static DeadlineInput From(DateTimeOffset deadline)
    {
        var china = (DeadlineWords.EndsDay(deadline) ? deadline.AddTicks(-1) : deadline).ToOffset(DeadlineClock.Offset);
        return new DeadlineInput
        {
            Day = china.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Time = DeadlineWords.EndsDay(deadline) ? null : china.ToString("HH:mm", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>The instant in China Standard Time, or what is wrong with which field.</summary>
    public DateTimeOffset? Read(out (string Field, string Message)? problem)
    {
        problem = null;
        if (!DateOnly.TryParseExact(Day?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < 2000 or > 2200)
        {
            problem = (nameof(Day), string.IsNullOrWhiteSpace(Day) ? "请填写截止日期。" : "截止日期写成 2022-05-31 的样子。");
            return null;
        }

        if (string.IsNullOrWhiteSpace(Time))
        {
            return DeadlineClock.Of(day, null);
        }

        if (!TimeOnly.TryParseExact(Time.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            problem = (nameof(Time), "截止时刻写成 17:30 的样子；当日全天有效时留空。");
            return null;
        }

        return DeadlineClock.Of(day, time);
    }
}
