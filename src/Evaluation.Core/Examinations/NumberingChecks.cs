using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>F-01: numbers of headings and items follow one another at each level.</summary>
internal static class NumberingChecks
{
    private static readonly MarkKind[] Kinds = Enum.GetValues<MarkKind>();

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var watches = Kinds.Select(_ => new OrderWatch()).ToArray();
        var lost = HeadingChecks.Unnumbered(report).Select(line => line.Index).ToHashSet();
        foreach (var line in report.Prose)
        {
            if (line.Mark is { } mark)
            {
                for (var deeper = (int)mark.Kind + 1; deeper < watches.Length; deeper++)
                {
                    watches[deeper].Close();
                }

                var (fault, before) = watches[(int)mark.Kind].Next(new Counted(mark.Value, new Spot(line, mark.Offset, Math.Max(mark.Length, 1))));
                if (Finding(fault, before, mark, line, lost) is { } finding)
                {
                    yield return finding;
                }
            }

            foreach (var inner in Inside(line))
            {
                watches[(int)inner.Kind].Pass(new Counted(inner.Value, new Spot(line, inner.Offset, inner.Length)));
            }
        }
    }

    /// <summary>Numbers that begin a clause inside the paragraph: “1.…；2.…”.</summary>
    private static IEnumerable<NumberMark> Inside(ReadLine line)
    {
        var text = line.Text;
        for (var at = line.Mark is { } mark ? Math.Max(mark.End, 1) : 1; at < text.Length; at++)
        {
            if (text[at - 1] is '。' or '；' or ';' or '：' or ':' or ' ' or '　' && NumberMark.At(text, at) is { } inner)
            {
                yield return inner;
            }
        }
    }

    private static TextFinding? Finding(OrderFault fault, Counted? before, NumberMark mark, ReadLine line, HashSet<int> lost)
    {
        var place = Place(mark, line);
        if (fault is OrderFault.None || before is not { } last)
        {
            return null;
        }

        var next = mark.With(last.Value + 1);
        var where = $"第{last.Spot.Line.Number}段“{Heard(last.Spot.Line)}”";
        var message = fault switch
        {
            OrderFault.Repeated => $"序号“{mark.Text}”重复：{where}已用，这里应为“{next}”，其后顺延。",
            OrderFault.Skipped when !IsLost(last.Spot.Line, line, lost) => $"序号跳号：“{mark.With(last.Value)}”（{where}）之后是“{mark.Text}”，缺“{next}”。请补上，或把这里改为“{next}”并顺延。",
            OrderFault.Backward => $"序号颠倒：“{mark.With(last.Value)}”（{where}）之后是“{mark.Text}”，请核对次序，或改为“{next}”。",
            _ => null,
        };
        if (message is null)
        {
            return null;
        }

        var finding = fault == OrderFault.Backward
            ? Remark.Question("F-01", "numbering", Severity.Note, line, place, message)
            : Remark.Fault("F-01", "numbering", Severity.Note, line, place, message);
        return finding with { Stated = mark.Text, Correction = fault == OrderFault.Repeated ? next : null, Related = [last.Spot.Span] };
    }

    /// <summary>A number set by the word processor has no place of its own: its title stands for it.</summary>
    private static Stretch Place(NumberMark mark, ReadLine line) =>
        mark.Length > 0 ? new Stretch(mark.Offset, mark.End) : new Stretch(line.TitleOffset, Math.Min(line.Text.Length, line.TitleOffset + 12));

    /// <summary>A heading that lost its number stands between: that is another finding (F-03).</summary>
    private static bool IsLost(ReadLine from, ReadLine to, HashSet<int> lost) =>
        Enumerable.Range(from.Index + 1, Math.Max(0, to.Index - from.Index - 1)).Any(lost.Contains);

    private static string Heard(ReadLine line)
    {
        var words = line.Title ?? line.Text[line.TitleOffset..];
        return words.Length > 12 ? words[..12] + "…" : words;
    }
}
