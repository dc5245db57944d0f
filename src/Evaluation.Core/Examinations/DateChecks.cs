using System.Globalization;
using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>F-06 one evaluated year throughout, F-17 dates without leading zeros, Y-08 去年 and 今年 that do not fit the report's date.</summary>
internal static class DateChecks
{
    private static readonly string[] OwnReport = ["整体支出", "绩效自评", "绩效评价", "自评报告", "自评情况", "预算执行情况"];

    public static IEnumerable<TextFinding> Run(WholeReport report) =>
        Years(report).Concat(OtherYears(report)).Concat(Padded(report)).Concat(Relative(report));

    private static IEnumerable<TextFinding> Years(WholeReport report)
    {
        if (report.Cover.Years.Count == 0)
        {
            yield break;
        }

        var (year, named) = report.Cover.Years[0];
        foreach (var (other, spot) in report.Cover.Years.Skip(1).Where(item => item.Year != year).Concat(Announced(report, year)))
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
    private static IEnumerable<(int Year, Spot Spot)> Announced(WholeReport report, int year)
    {
        foreach (var line in report.Prose.Where(line => line.Index > report.Cover.End))
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

    private static readonly string[] OfAccounts = ["决算", "支出", "预算", "收入", "经费", "绩效", "采购"];

    /// <summary>Y-08: figures said to be of a year that is neither the evaluated one nor its neighbour; periods and titles of documents are not meant.</summary>
    private static IEnumerable<TextFinding> OtherYears(WholeReport report)
    {
        if (report.Cover.Year is not { } year)
        {
            return [];
        }

        var spots = new List<Spot>();
        foreach (var line in report.Prose.Where(line => line.Index > report.Cover.End && line.Section is not (SectionKind.Organisation or SectionKind.Overview)))
        {
            for (var at = line.Text.IndexOf("年度", StringComparison.Ordinal); at >= 0; at = line.Text.IndexOf("年度", at + 1, StringComparison.Ordinal))
            {
                var isOther = CoverReader.YearBefore(line.Text, at) is { } other && Math.Abs(other - year) > 1;
                var sentence = line.SentenceAt(at);
                var isPeriod = at >= 5 && line.Text[at - 5] is '-' or '—' or '至' or '到' or '、' or '和' or '〔';
                var isTitle = line.Text.AsSpan(0, at).LastIndexOf('《') > line.Text.AsSpan(0, at).LastIndexOf('》');
                if (isOther && !isPeriod && !isTitle && Phrases.Has(line.Text.AsSpan(at, Math.Min(20, sentence.End - at)), OfAccounts))
                {
                    spots.Add(new Spot(line, at - 4, 6));
                }
            }
        }

        return Grouped.Of(spots, spot => Remark.Question(
            "Y-08", "year", Severity.Note, spot.Line, spot.Stretch, $"“{spot.Text}”与评价年度{year}年相差一年以上，是否沿用了往年报告？请核对。") with
        { Related = [report.Cover.Years[0].Spot.Span] });
    }

    private static IEnumerable<TextFinding> Padded(WholeReport report)
    {
        var spots = new List<Spot>();
        foreach (var line in report.Prose)
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
    private static IEnumerable<TextFinding> Relative(WholeReport report)
    {
        var written = report.Cover.Date?.Year ?? (report.Cover.Year + 1);
        if (written is not { } now)
        {
            yield break;
        }

        foreach (var line in report.Prose)
        {
            foreach (var (word, back) in RelativeYears)
            {
                var at = line.Text.IndexOf(word, StringComparison.Ordinal);
                if (at < 0)
                {
                    continue;
                }

                var sentence = line.SentenceAt(at);
                if (Meant(line.Text, at, sentence.End) is { } meant && meant.Year != now - back && (back > 0 || meant.Year != report.Cover.Year))
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
