using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>F-02: 一是、二是、三是 (also 第一，第二，… and 其一，其二，…) follow one another.</summary>
internal static class RunInChecks
{
    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var watches = new Dictionary<string, OrderWatch>(StringComparer.Ordinal);
        foreach (var line in report.Prose)
        {
            if (line.Mark is not null)
            {
                foreach (var watch in watches.Values)
                {
                    watch.Close();
                }
            }

            foreach (var (form, value, spot) in Markers(line))
            {
                if (!watches.TryGetValue(form, out var watch))
                {
                    watches[form] = watch = new OrderWatch();
                }

                var (fault, before) = watch.Next(new Counted(value, spot));
                if (fault is OrderFault.Repeated or OrderFault.Skipped && before is { } last)
                {
                    yield return Finding(fault, last, spot, form);
                }
            }
        }
    }

    private static TextFinding Finding(OrderFault fault, Counted last, Spot spot, string form)
    {
        var next = form.Replace("N", Reports.Numbering.Chinese(last.Value + 1), StringComparison.Ordinal);
        var message = fault == OrderFault.Repeated
            ? $"“{spot.Text}”出现两次，后一个应为“{next}”，其后顺延。"
            : $"“{last.Spot.Text}”之后是“{spot.Text}”，缺“{next}”。请补上，或改为“{next}”并顺延。";
        return Remark.Fault("F-02", "numbering", Severity.Note, spot.Line, spot.Stretch, message) with
        {
            Stated = spot.Text,
            Correction = fault == OrderFault.Repeated ? next : null,
            Related = [last.Spot.Span],
        };
    }

    internal static IEnumerable<(string Form, int Value, Spot Spot)> Markers(ReadLine line)
    {
        var text = line.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if ((at == 0 || "。；;：:，,、 　（(”".Contains(text[at - 1])) && Marker(text, at) is { } marker)
            {
                yield return (marker.Form, marker.Value, new Spot(line, at, marker.Length));
            }
        }
    }

    private static (string Form, int Value, int Length)? Marker(string text, int at)
    {
        var lead = text[at] is '第' or '其' ? 1 : 0;
        var (value, length) = ChineseNumber.Read(text.AsSpan(at + lead));
        var after = at + lead + length;
        if (length == 0 || after >= text.Length)
        {
            return null;
        }

        return (lead == 0 && text[after] == '是') ? ("N是", value, length + 1)
            : lead == 1 && text[after] is '，' or ',' or '、' or '：' ? (text[at] + "N", value, length + 1)
            : null;
    }
}
