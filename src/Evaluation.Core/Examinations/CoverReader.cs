using System.Globalization;
using System.Runtime.InteropServices;

namespace Evaluation.Core.Examinations;

/// <summary>A day printed in a report: 2022年5月10日.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct PrintedDay(int Year, int Month, int Day, Spot Spot)
{
    public int Order => (((Year * 100) + Month) * 100) + Day;
}

/// <summary>What the cover says: evaluated year, unit, date of the report.</summary>
/// <param name="End">Index of the cover's last line; -1 without a cover.</param>
/// <param name="Years">Every place of the cover that names the evaluated year.</param>
/// <param name="Units">Every place of the cover that names the unit, without labels.</param>
internal sealed record Cover(int End, IReadOnlyList<(int Year, Spot Spot)> Years, IReadOnlyList<Spot> Units, PrintedDay? Date)
{
    /// <summary>The evaluated year (评价年度); null where the cover does not say.</summary>
    public int? Year => Years.Count > 0 ? Years[0].Year : null;
}

/// <summary>Reads the cover and the date at the foot.</summary>
internal static class CoverReader
{
    private const int LongestCover = 15;

    private const int ShortestParagraph = 60;

    private static readonly string[] UnitLabels = ["评价单位", "填报单位", "单位名称", "预算部门单位", "预算单位", "部门名称", "自评单位", "编报单位", "部门（单位）名称"];

    public static Cover Read(IReadOnlyList<ReadLine> lines)
    {
        var end = End(lines);
        var years = new List<(int Year, Spot Spot)>();
        var units = new List<Spot>();
        PrintedDay? date = null;
        for (var index = 0; index <= end; index++)
        {
            var line = lines[index];
            if (Day(line, 0) is { } day)
            {
                date = day;
                continue;
            }

            if (EvaluatedYear(line) is { } year)
            {
                years.Add(year);
            }

            if (Unit(line) is { } unit)
            {
                units.Add(unit);
            }
        }

        return new Cover(end, years, units, date ?? Foot(lines));
    }

    /// <summary>The first day printed in a line from an offset on; null for none.</summary>
    public static PrintedDay? Day(ReadLine line, int from)
    {
        var text = line.Text;
        for (var at = text.IndexOf('年', from); at >= 0; at = text.IndexOf('年', at + 1))
        {
            if (at >= 4 && Number(text, at - 4, 4) is { } year
                && Upto(text, at + 1, '月') is { } month && Upto(text, month.End + 1, '日') is { } day)
            {
                return new PrintedDay(year, month.Value, day.Value, new Spot(line, at - 4, day.End + 1 - (at - 4)));
            }
        }

        return null;
    }

    /// <summary>Four digits from 1949 to 2099 before 年.</summary>
    public static int? YearBefore(string text, int at) => at >= 4 && Number(text, at - 4, 4) is { } year and >= 1949 and <= 2099 && (at == 4 || !char.IsDigit(text[at - 5])) ? year : null;

    private static int End(IReadOnlyList<ReadLine> lines)
    {
        for (var index = 0; index < lines.Count && index <= LongestCover; index++)
        {
            if (lines[index].Mark is not null || lines[index].InTable || lines[index].Text.Length >= ShortestParagraph || lines[index].Text.Contains('。', StringComparison.Ordinal))
            {
                return index - 1;
            }
        }

        return -1;
    }

    /// <summary>“…2021年度” of the title, “评价年度：2021年度”; a notice's name in the title is not meant.</summary>
    private static (int Year, Spot Spot)? EvaluatedYear(ReadLine line)
    {
        for (var at = line.Text.IndexOf('年', StringComparison.Ordinal); at >= 0 && !line.Text.Contains('《', StringComparison.Ordinal); at = line.Text.IndexOf('年', at + 1))
        {
            if (YearBefore(line.Text, at) is { } year)
            {
                return (year, new Spot(line, at - 4, 5));
            }
        }

        return null;
    }

    private static Spot? Unit(ReadLine line)
    {
        var text = line.Text;
        var colon = text.AsSpan().IndexOfAny('：', ':');
        if (colon > 0 && Array.Exists(UnitLabels, label => text.AsSpan(0, colon).Contains(label, StringComparison.Ordinal)))
        {
            return Trimmed(line, colon + 1, text.Length);
        }

        return colon < 0 && EvaluatedYear(line) is { } year ? Trimmed(line, 0, year.Spot.Stretch.Start) : null;
    }

    private static Spot? Trimmed(ReadLine line, int start, int end)
    {
        var bracket = line.Text.AsSpan(start, end - start).IndexOfAny('（', '(');
        end = bracket > 0 ? start + bracket : end;
        while (start < end && char.IsWhiteSpace(line.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(line.Text[end - 1]))
        {
            end--;
        }

        return end - start >= 4 ? new Spot(line, start, end - start) : null;
    }

    /// <summary>A report may be dated below its text: a line that holds nothing but a day.</summary>
    private static PrintedDay? Foot(IReadOnlyList<ReadLine> lines)
    {
        for (var index = lines.Count - 1; index >= 0 && index >= lines.Count - LongestCover; index--)
        {
            if (lines[index].Text.Trim().Length <= 24 && Day(lines[index], 0) is { } day)
            {
                return day;
            }
        }

        return null;
    }

    private static (int Value, int End)? Upto(string text, int from, char mark)
    {
        var end = from < text.Length ? text.IndexOf(mark, from, Math.Min(4, text.Length - from)) : -1;
        return end > from && int.TryParse(text.AsSpan(from, end - from).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? (value, end) : null;
    }

    private static int? Number(string text, int at, int length) =>
        int.TryParse(text.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
