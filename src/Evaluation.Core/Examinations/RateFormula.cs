using System.Text;
using Evaluation.Core.Claims;

namespace Evaluation.Core.Examinations;

/// <summary>
/// A rate of the trade printed with its calculation: 支出完成率：（a/（a+b））*100%. Which rate it is says what its operands are.
/// The arithmetic itself is judged as a claim.
/// </summary>
internal sealed record RateFormula(string Name, ReadLine Line, Stretch Place, IReadOnlyList<Figure> Operands, string Shape)
{
    /// <summary>
    /// Rates whose operands have names, by the shape of the calculation without brackets (F an operand).
    /// Source: vocabulary §10.
    /// </summary>
    private static readonly (string Name, string Shape, Quantity[] Operands)[] Rates =
    [
        ("支出完成率", "F/F+F", [Quantity.ExecTotal, Quantity.ExecTotal, Quantity.Unspent]),
        ("预算执行率", "F/F+F", [Quantity.ExecTotal, Quantity.ExecTotal, Quantity.Unspent]),
        ("支出完成率", "F/F", [Quantity.ExecTotal, Quantity.BudgetFinal]),
        ("结转结余率", "F/F+F", [Quantity.CarryoverEnd, Quantity.ExecTotal, Quantity.Unspent]),
        ("结转结余率", "F/F", [Quantity.CarryoverEnd, Quantity.BudgetFinal]),
        ("存量资金变动率", "F/F-1", [Quantity.StockEnd, Quantity.StockPrevious]),
        ("存量资金变动率", "F-F/F", [Quantity.StockEnd, Quantity.StockPrevious, Quantity.StockPrevious]),
        ("采购执行率", "F/F", [Quantity.ProcurementActual, Quantity.ProcurementBudget]),
        ("固定资产利用率", "F/F", [Quantity.FixedAssetInUse, Quantity.FixedAssetTotal]),
        ("三公经费控制率", "F/F", [Quantity.ThreePublicActual, Quantity.ThreePublicBudget]),
        ("公用经费控制率", "F/F", [Quantity.PublicCostActual, Quantity.PublicCostBudget]),
        ("预决算差异率", "F-F/F", [Quantity.IncomeTotal, Quantity.IncomeBudget, Quantity.IncomeBudget]),
    ];

    /// <summary>From a rate's name to the first sign of its calculation.</summary>
    private const int LongestGap = 6;

    public static IEnumerable<RateFormula> In(ReadLine line, WholeReport report)
    {
        foreach (var name in Rates.Select(rate => rate.Name).Distinct(StringComparer.Ordinal))
        {
            for (var at = line.Text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = line.Text.IndexOf(name, at + name.Length, StringComparison.Ordinal))
            {
                if (Read(name, line, at, name.Length, report) is { } formula)
                {
                    yield return formula;
                }
            }
        }
    }

    /// <summary>The operands by name, where the shape is one of the rate's.</summary>
    public IEnumerable<Fact> Facts(Func<Quantity, ReadLine, Figure, Fact> make)
    {
        var rate = Array.Find(Rates, rate => rate.Name == Name && rate.Shape == Shape);
        return rate.Operands is null || HasDifferentTwin(rate.Operands) ? [] : rate.Operands.Select((quantity, at) => make(quantity, Line, Operands[at]));
    }

    /// <summary>In a/（a+b） both a are one figure; where they differ the calculation is another.</summary>
    private bool HasDifferentTwin(Quantity[] quantities) =>
        Enumerable.Range(0, quantities.Length).Any(one => Enumerable.Range(one + 1, quantities.Length - one - 1)
            .Any(other => quantities[one] == quantities[other] && Operands[one].Value != Operands[other].Value));

    /// <summary>The calculation that follows a name in a line; null where none does.</summary>
    internal static RateFormula? Read(string name, ReadLine line, int at, int length, WholeReport report)
    {
        var text = line.Text;
        var figures = report.FiguresOf(line);
        var from = at + length;
        var next = 0;
        while (next < figures.Count && figures[next].Place.Offset < from)
        {
            next++;
        }

        var operands = new List<Figure>();
        var shape = new StringBuilder();
        var position = from;
        while (next < figures.Count)
        {
            var figure = figures[next];
            var between = text.AsSpan(position, figure.Place.Offset - position);
            if (operands.Count == 0 ? !Opens(between) : !Joins(between, shape))
            {
                break;
            }

            if (operands.Count > 0 && shape[^1] == '*')
            {
                shape.Length--;
                break;
            }

            var isOne = figure.Text == "1";
            shape.Append(isOne ? '1' : 'F');
            if (!isOne)
            {
                operands.Add(figure);
            }

            position = figure.Place.End;
            next++;
        }

        return operands.Count < 2 ? null : new RateFormula(name, line, new Stretch(at, position), operands, shape.ToString());
    }

    /// <summary>“=（”, “：（”, “为”: nothing but the sign of a calculation between the name and the first operand.</summary>
    private static bool Opens(ReadOnlySpan<char> between)
    {
        var signs = 0;
        foreach (var letter in between)
        {
            if (letter is not ('=' or '＝' or '：' or ':' or '（' or '(' or ' ' or '为' or '”' or '[' or '【'))
            {
                return false;
            }

            signs += letter is '=' or '＝' or '：' or ':' or '为' ? 1 : 0;
        }

        return signs > 0 && between.Length <= LongestGap;
    }

    /// <summary>One operator between brackets and blanks; the equals sign ends the calculation.</summary>
    private static bool Joins(ReadOnlySpan<char> between, StringBuilder shape)
    {
        char? sign = null;
        foreach (var letter in between)
        {
            char? one = letter switch
            {
                '+' or '＋' => '+',
                '-' or '－' or '—' or '–' or '−' => '-',
                '/' or '÷' or '／' => '/',
                '*' or '×' or 'x' or 'X' or '＊' => '*',
                _ => null,
            };
            if (one is null && letter is not ('（' or '(' or '）' or ')' or ' ' or '[' or ']' or '【' or '】'))
            {
                return false;
            }

            if (one is not null && sign is not null)
            {
                return false;
            }

            sign ??= one;
        }

        if (sign is { } joined)
        {
            shape.Append(joined);
        }

        return sign is not null;
    }
}
