using System.Globalization;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>F-07 amounts and F-12 rates with two decimals where the report prints two, F-08 元 for 万元.</summary>
internal static class FigureFormatChecks
{
    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var figures = (from line in report.Prose from figure in report.FiguresOf(line) select (Line: line, Figure: figure)).ToList();
        return Amounts(figures).Concat(Rates(figures)).Concat(Yuan(figures)).Concat(SmallWholes(report));
    }

    private static IEnumerable<TextFinding> Amounts(List<(ReadLine Line, Figure Figure)> figures)
    {
        var amounts = figures.Where(item => item.Figure.Unit.Dimension == FigureDimension.Money && item.Figure.Unit.Printed == "万元").ToList();
        var two = amounts.Count(item => item.Figure.Decimals == 2);
        if (two < 3 || two * 2 <= amounts.Count)
        {
            return [];
        }

        // An amount repeated as a bare operand is the same figure.
        var short1 = amounts.Where(item => item.Figure.Decimals == 1).Select(item => item.Figure.Number).ToHashSet();
        var spots = figures.Where(item => item.Figure.Decimals == 1 && short1.Contains(item.Figure.Number) && (item.Figure.Unit.Dimension is FigureDimension.Plain || item.Figure.Unit.Printed == "万元"));
        return Grouped.Of([.. spots.Select(Place)], spot =>
        {
            var (number, unit) = Parts(spot.Text);
            return Remark.Form("F-07", "format", spot.Line, spot.Stretch, $"“{spot.Text}”应写成两位小数{number}0{unit}，与其他金额一致。") with { Stated = spot.Text, Correction = number + "0" + unit };
        });
    }

    private static IEnumerable<TextFinding> Rates(List<(ReadLine Line, Figure Figure)> figures)
    {
        // Rows of a table without punctuation hold targets.
        var rates = figures.Where(item => item.Line.Text.AsSpan().IndexOfAny('。', '，', '；') >= 0 && item.Figure.Unit.Printed == "%" && item.Figure.Firmness == FigureFirmness.Exact && item.Figure.Number is not (0m or 100m)).ToList();
        var two = rates.Count(item => item.Figure.Decimals == 2);
        if (two < 3 || two * 2 <= rates.Count)
        {
            return [];
        }

        return Grouped.Of([.. rates.Where(item => item.Figure.Decimals < 2).Select(Place)], spot =>
            Remark.Form("F-12", "format", spot.Line, spot.Stretch, $"百分比请保留两位小数，与其他比率一致：“{spot.Text}”。") with { Stated = spot.Text });
    }

    /// <summary>The same digits once with 元 and once with 万元: one of the two units is wrong by four places.</summary>
    private static IEnumerable<TextFinding> Yuan(List<(ReadLine Line, Figure Figure)> figures)
    {
        var wan = figures.Where(item => item.Figure is { Unit.Printed: "万元", Decimals: > 0 }).ToLookup(item => item.Figure.Number);
        foreach (var (line, figure) in figures.Where(item => item.Figure is { Unit.Printed: "元", Decimals: > 0 }))
        {
            if (wan[figure.Number].FirstOrDefault() is { Line: not null } twin)
            {
                yield return Remark.Fault(
                    "F-08", "unit", Severity.MustFix, line, Place((line, figure)).Stretch,
                    string.Create(CultureInfo.InvariantCulture, $"“{figure.Text}”在第{twin.Line.Number}段写作“{twin.Figure.Text}”，差一万倍，请统一单位，应为{figure.Number}万元。")) with
                { Stated = figure.Text, Computed = twin.Figure.Text, Correction = twin.Figure.Text, Related = [twin.Figure.Place] };
            }
        }
    }

    /// <summary>“659.45元，其中：…588.36万元”: a whole in 元 smaller than a part in 万元.</summary>
    private static IEnumerable<TextFinding> SmallWholes(WholeReport report)
    {
        foreach (var line in report.Prose)
        {
            var figures = report.FiguresOf(line);
            for (var at = 0; at + 1 < figures.Count; at++)
            {
                var (whole, part) = (figures[at], figures[at + 1]);
                var between = line.Text.AsSpan(whole.Place.End, Math.Max(0, part.Place.Offset - whole.Place.End));
                if (whole is { Unit.Printed: "元", Decimals: > 0 } && part.Unit.Printed == "万元" && whole.Value < part.Value
                    && between.Contains("其中", StringComparison.Ordinal) && line.SentenceAt(whole.Place.Offset).End >= part.Place.Offset && whole.Number >= part.Number)
                {
                    var mended = whole.Text[..^1] + "万元";
                    yield return Remark.Fault(
                        "F-08", "unit", Severity.MustFix, line, Place((line, whole)).Stretch,
                        $"“{whole.Text}”小于其中的“{part.Text}”，单位差一万倍，应为{mended}。") with
                    { Stated = whole.Text, Correction = mended, Related = [part.Place] };
                }
            }
        }
    }

    private static Spot Place((ReadLine Line, Figure Figure) item) => new(item.Line, item.Figure.Place.Offset, item.Figure.Place.Length);

    private static (string Number, string Unit) Parts(string text)
    {
        var end = text.AsSpan().LastIndexOfAnyInRange('0', '9') + 1;
        return (text[..end], text[end..]);
    }
}
