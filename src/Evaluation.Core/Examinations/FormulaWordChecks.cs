using Evaluation.Core.Checks;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>A-03: the formula in words and the numbers put into it are the same figures: where the words say 年初预算数, the initial budget stands.</summary>
internal static class FormulaWordChecks
{
    private const int LongestName = 16;

    /// <summary>So many last characters of two names must agree for them to name one rate.</summary>
    private const int NameTail = 3;

    private const string Operators = "+-/*＋－—–−÷／×＊";

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        var spoken = report.Prose.SelectMany(Spoken).ToList();
        if (spoken.Count == 0)
        {
            return [];
        }

        return from line in report.Prose
               from formula in Numeric(line, report)
               from words in spoken
               where words.Name.EndsWith(formula.Name[^Math.Min(NameTail, formula.Name.Length)..], StringComparison.Ordinal)
                   && (words.Name.EndsWith(formula.Name, StringComparison.Ordinal) || formula.Name.EndsWith(words.Name, StringComparison.Ordinal))
                   && words.Operands.Count == formula.Operands.Count && words.Shape == formula.Shape
               from at in Enumerable.Range(0, words.Operands.Count)
               let finding = Judge(report, words, formula, at)
               where finding is not null
               select finding;
    }

    private static TextFinding? Judge(WholeReport report, (string Name, string Shape, IReadOnlyList<string> Operands) words, RateFormula formula, int at)
    {
        if (FactVocabulary.Read(words.Operands[at]) is not { IsLastYear: false } read)
        {
            return null;
        }

        var named = report.Facts.Of(read.Quantity).Where(fact => !fact.IsOperand).ToList();
        var figure = formula.Operands[at];
        if (named.Count == 0 || named.Exists(fact => fact.Figure.Number == figure.Number || fact.Figure.Value == figure.Value))
        {
            return null;
        }

        // Said only where the number is another named figure: what was put in by mistake.
        var taken = report.Facts.All.FirstOrDefault(fact => !fact.IsOperand && fact.Quantity != read.Quantity && (fact.Figure.Number == figure.Number || fact.Figure.Value == figure.Value));
        return taken is null ? null : Remark.Fault(
            "A-03", "formula", Severity.MustFix, formula.Line, new Stretch(figure.Place.Offset, figure.Place.End),
            $"文字公式用“{words.Operands[at]}”（{named[0].Text}），代入的{figure.Text}是“{taken.Label.Trim()}”，请改用{named[0].Text}。") with
        { Stated = figure.Text, Computed = named[0].Text, Related = [named[0].Spot.Span, taken.Spot.Span] };
    }

    private static IEnumerable<RateFormula> Numeric(ReadLine line, WholeReport report)
    {
        for (var at = line.Text.IndexOf('率', StringComparison.Ordinal); at >= 0; at = line.Text.IndexOf('率', at + 1))
        {
            if (RateFormula.Read(Name(line.Text, at), line, at, 1, report) is { } formula)
            {
                yield return formula;
            }
        }
    }

    /// <summary>“差异率=（收入决算数-收入预算数）/收入预算数*100%”: names joined by operators, without a number but the 100 %.</summary>
    private static IEnumerable<(string Name, string Shape, IReadOnlyList<string> Operands)> Spoken(ReadLine line)
    {
        var text = line.Text;
        for (var equals = text.AsSpan().IndexOfAny('=', '＝'); equals > 0;)
        {
            var end = equals + 1 + Length(text.AsSpan(equals + 1));
            if (text[equals - 1] == '率' && Operands(text[(equals + 1)..end]) is { Count: > 1 } operands)
            {
                yield return (Name(text, equals - 1), Shape(text.AsSpan(equals + 1, end - equals - 1)), operands);
            }

            var next = text.AsSpan(equals + 1).IndexOfAny('=', '＝');
            equals = next < 0 ? -1 : equals + 1 + next;
        }
    }

    private static int Length(ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOfAny("，。；=＝");
        return end < 0 ? rest.Length : end;
    }

    private static List<string> Operands(string formula)
    {
        var operands = formula.Split([.. Operators], StringSplitOptions.TrimEntries).Select(part => part.Trim('（', '）', '(', ')', ' ', '[', ']')).ToList();
        if (operands is [.., "100%" or "100％"])
        {
            operands.RemoveAt(operands.Count - 1);
        }

        return operands.TrueForAll(part => part.Length > 1 && !part.AsSpan().ContainsAnyInRange('0', '9')) ? operands : [];
    }

    private static string Shape(ReadOnlySpan<char> formula)
    {
        var shape = "F";
        foreach (var letter in formula)
        {
            var sign = letter is '+' or '＋' ? '+' : letter is '-' or '－' or '—' or '–' or '−' ? '-' : letter is '/' or '÷' or '／' ? '/' : letter is '*' or '×' or '＊' ? '*' : ' ';
            shape += sign == ' ' ? string.Empty : sign + "F";
        }

        return shape.EndsWith("*F", StringComparison.Ordinal) ? shape[..^2] : shape;
    }

    private static string Name(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < LongestName && text[start - 1] is >= '一' and <= '鿿' or '“' or '”')
        {
            start--;
        }

        return text[start..(end + 1)];
    }
}
