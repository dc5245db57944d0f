using System.Globalization;
using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>F-06 one evaluated year throughout, F-17 dates without leading zeros, Y-08 去年 and 今年 that do not fit the report's date.</summary>
internal static class DateChecks
{
    private static readonly string[] OwnReport = ["整体支出", "绩效自评", "绩效评价", "自评报告", "自评情况", "预算执行情况"];

    public static IEnumerable<TextFinding> Run(ReportReading reading) =>
        Years(reading).Concat(Padded(reading)).Concat(Relative(reading));

    private static IEnumerable<TextFinding> Years(ReportReading reading)
    {
        if (reading.Cover.Years.Count == 0)
        {
            yield break;
        }

        var (year, named) = reading.Cover.Years[0];
        foreach (var (other, spot) in reading.Cover.Years.Skip(1).Where(item => item.Year != year).Concat(Announced(reading, year)))
        {
            yield return Remark.Fault("F-06", "year", Severity.MustFix, spot.Line, spot.Stretch, $"封面是{year}年度，这里写的是{other}年度，请统一评价年度。") with
            {
                Stated = Text(other) + "年",
                Computed = Text(year) + "年",
                Related = [named.Span],
            };
        }
    }

    /// <summary>“现将2020年度…自评情况汇报如下”: the text's own announcement of what it reports; titles of other documents in 《》 are not meant.</summary>
    private static IEnumerable<(int Year, Spot Spot)> Announced(ReportReading reading, int year)
    {
        foreach (var line in reading.Prose.Where(line => line.Index > reading.Cover.End))
        {
            var from = line.Text.IndexOf("现将", StringComparison.Ordinal);
            var at = from < 0 ? -1 : line.Text.IndexOf('年', from);
            if (at < 0 || at - from > 16 || CoverReader.YearBefore(line.Text, at) is not { } other || other == year)
            {
                continue;
            }

            var sentence = line.SentenceAt(at);
            var rest = line.Text[at..sentence.End];
            if (!rest.Contains('《', StringComparison.Ordinal) && Array.Exists(OwnReport, word => rest.Contains(word, StringComparison.Ordinal)))
            {
                yield return (other, new Spot(line, at - 4, 5));
            }
        }
    }

    private static IEnumerable<TextFinding> Padded(ReportReading reading)
    {
        var spots = new List<Spot>();
        foreach (var line in reading.Prose)
        {
            for (var at = line.Text.IndexOf('年', StringComparison.Ordinal); at >= 0; at = line.Text.IndexOf('年', at + 1))
            {
                if (CoverReader.YearBefore(line.Text, at) is not null && CoverReader.Day(line, at - 4) is { } day && day.Spot.Stretch.Start == at - 4
                    && day.Spot.Text.AsSpan(5).Contains('0') && day.Spot.Text != Plain(day))
                {
                    spots.Add(day.Spot);
                }
            }
        }

        return Grouped.Of(spots, spot => Remark.Form("F-17", "date", spot.Line, spot.Stretch, $"日期“{spot.Text}”应写成“{Plain(CoverReader.Day(spot.Line, spot.Stretch.Start)!.Value)}”。") with
        { Correction = Plain(CoverReader.Day(spot.Line, spot.Stretch.Start)!.Value) });
    }

    private static string Plain(PrintedDay day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日");

    /// <summary>去年 is the year before the report's date; a document number or a year in brackets beside it says which year is meant.</summary>
    private static IEnumerable<TextFinding> Relative(ReportReading reading)
    {
        var written = reading.Cover.Date?.Year ?? (reading.Cover.Year + 1);
        if (written is not { } now)
        {
            yield break;
        }

        foreach (var line in reading.Prose)
        {
            foreach (var (word, back) in RelativeYears)
            {
                var at = line.Text.IndexOf(word, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                var sentence = line.SentenceAt(at);
                if (Meant(line.Text, at, sentence.End) is { } meant && meant.Year != now - back && (back > 0 || meant.Year != reading.Cover.Year))
                {
                    yield return Remark.Question(
                        "Y-08", "year", Severity.Note, line, new Stretch(at, meant.End),
                        $"“{word}”指{now - back}年（报告写于{now}年），后面的文号或年份是{meant.Year}年，是否沿用了往年报告？请核对。");
                }
            }
        }
    }

    private static readonly (string Word, int Back)[] RelativeYears = [("去年", 1), ("今年", 0)];

    /// <summary>A year in 〔〕 of a document number, or in brackets directly after the word; the title in 《》 between them is passed over.</summary>
    private static (int Year, int End)? Meant(string text, int at, int end)
    {
        for (var open = at; open < end - 5; open++)
        {
            var isNumber = text[open] is '〔' or '﹝' or '[' or '［';
            var isDirect = open == at + 2 && text[open] is '（' or '(';
            if ((isNumber || isDirect) && int.TryParse(text.AsSpan(open + 1, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1990 and <= 2099)
            {
                return (year, open + 6);
            }
        }

        return null;
    }

    private static string Text(int year) => year.ToString(CultureInfo.InvariantCulture);
}
