using System.Globalization;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Reports;

/// <summary>Makes a chart of figures as they are printed, so that bars and table say the same.</summary>
internal static class ChartWriter
{
    private const int Longest = 1_000;

    /// <summary>The chart; null when a figure is not there or none is above 0.</summary>
    /// <param name="rows">Label and printed figures, in the order of the series; figures without unit.</param>
    public static Block.Chart? Of(string number, string title, string? unitLine, IReadOnlyList<string> series, IReadOnlyList<(string Label, IReadOnlyList<string> Printed)> rows)
    {
        var values = new List<decimal[]>(rows.Count);
        foreach (var (_, printed) in rows)
        {
            var row = new decimal[series.Count];
            for (var index = 0; index < series.Count; index++)
            {
                if (!decimal.TryParse(printed[index], NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out row[index]))
                {
                    return null;
                }
            }

            values.Add(row);
        }

        var most = values.SelectMany(row => row).DefaultIfEmpty().Max();
        return most <= 0m ? null : new Block.Chart(
            number,
            title,
            unitLine,
            series,
            [.. rows.Zip(values, (row, numbers) => new ChartRow(row.Label, [.. row.Printed.Zip(numbers, (printed, value) => new ChartBar(printed, value, Length(value, most)))]))],
            $"{title}{(unitLine is null ? string.Empty : $"（{unitLine}）")}：{string.Join("；", rows.Select(row => row.Label + string.Join("，", series.Zip(row.Printed, (name, printed) => name + printed))))}。");
    }

    private static int Length(decimal value, decimal most) =>
        value <= 0m ? 0 : (int)Rounding.Digits(Ratio.From(value) / Ratio.From(most) * Longest, 0);
}
