using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>Where a figure stands in the workbook.</summary>
/// <param name="Cell">'数据表'!F12.</param>
/// <param name="Kind">Money stands in 万元, an entered percentage as 92.5, a computed one as 0.925, yes/no in words.</param>
internal sealed record FigureCell(string Cell, FigureKind Kind, bool IsComputed = false);

/// <summary>
/// A formula of the framework over the cells of a workbook. Money stands in 万元 there; sums and comparisons join like with like, so a result
/// differs from the exact one by a power of 10 000 only, which is put right at the end. A missing figure leaves the cell empty.
/// </summary>
/// <param name="cellOf">Where the figure behind a key stands; null when it stands nowhere.</param>
/// <param name="unitOf">Unit of a key; null for a truth.</param>
/// <param name="sumOf">Where Σ over a list stands, for the list and what is added; null when nowhere.</param>
internal sealed class CellFormula(Func<string, FigureCell?> cellOf, Func<string, Unit?> unitOf, Func<string, Formula, string?> sumOf)
{
    /// <summary>Shown where a denominator is 0.</summary>
    public const string ZeroDenominator = "分母为零";

    /// <summary>Characters of a formula that every spreadsheet takes.</summary>
    private const int Longest = 8_000;

    /// <summary>Places of amounts in 万元 (分 are the sixth) and of rates that a spreadsheet's arithmetic still knows.</summary>
    private const int MoneyPlaces = 8;
    private const int RatePlaces = 12;

    /// <summary>The formula of a cell if a spreadsheet takes it; otherwise null.</summary>
    public static string? Fitting(string? formula) => formula is { Length: > Longest } ? null : formula;

    /// <summary>The formula as a cell's formula; null when it needs something the workbook does not hold, or is too long for a cell.</summary>
    /// <param name="kind">Kind of the cell it stands in.</param>
    public string? Print(Formula formula, FigureKind kind) => Fitting(Printed(formula, kind));

    private string? Printed(Formula formula, FigureKind kind)
    {
        if (Text(formula, 0) is not { } text)
        {
            return null;
        }

        var names = FrameworkReads.Names(formula).Distinct(StringComparer.Ordinal).ToList();
        var isTruth = UnitCheck.Check(formula, unitOf) is { Unit: null, Fault: null };
        if (isTruth)
        {
            return $"IFERROR(IF({Guarded(formula)},\"是\",\"否\"),\"\")";
        }

        var factor = Factor(formula, kind);
        var isPlain = IsPlain(formula) && names.TrueForAll(key => cellOf(key) is { Kind: not FigureKind.YesNo });
        if (!isPlain)
        {
            var guarded = factor.Length == 0 ? Guarded(formula) : $"({Guarded(formula)}){factor}";
            return $"IFERROR({guarded},IF(IFERROR(ERROR.TYPE({guarded}),0)=2,\"{ZeroDenominator}\",\"\"))";
        }

        var plain = factor.Length == 0 ? text : $"({text}){factor}";
        var safe = HasQuotient(formula) ? $"IFERROR({plain},\"{ZeroDenominator}\")" : plain;
        return names.Count == 0 ? safe
            : names.Count == 1 ? $"IF(ISNUMBER({cellOf(names[0])!.Cell}),{safe},\"\")"
            : string.Create(CultureInfo.InvariantCulture, $"IF(COUNT({string.Join(',', names.Select(key => cellOf(key)!.Cell))})<{names.Count},\"\",{safe})");
    }

    /// <summary>The formula as part of another one: what is missing is an error and passes through. Null when it cannot be said.</summary>
    public string? Part(Formula formula) => Text(formula, 0) is null ? null : Guarded(formula);

    /// <summary>A number as formulas write it; one without a finite decimal as a division.</summary>
    public static string Literal(Ratio value)
    {
        for (var places = 0; places <= 15; places++)
        {
            var scaled = value * Ratio.Of(BigInteger.Pow(10, places), 1);
            if (scaled.IsWhole)
            {
                var digits = BigInteger.Abs(scaled.Numerator).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
                return (value.Sign < 0 ? "-" : string.Empty) + (places == 0 ? digits : digits[..^places] + "." + digits[^places..]);
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"({value.Numerator}/{value.Denominator})");
    }

    /// <summary>From the unit of the cells to that of the result: 元/人 out of 万元 ÷ 人 is ×10 000.</summary>
    private string Factor(Formula formula, FigureKind kind)
    {
        var power = (UnitCheck.Check(formula, unitOf).Unit?.MoneyPower ?? 0) - (kind == FigureKind.Money ? 1 : 0);
        return string.Concat(Enumerable.Repeat(power > 0 ? "*10000" : "/10000", Math.Abs(power)));
    }

    private static bool IsPlain(Formula formula) => formula switch
    {
        Formula.Number or Formula.Name => true,
        Formula.Negation negation => IsPlain(negation.Operand),
        Formula.Absolute absolute => IsPlain(absolute.Operand),
        Formula.Arithmetic arithmetic => IsPlain(arithmetic.Left) && IsPlain(arithmetic.Right),
        Formula.Least least => IsPlain(least.Left) && IsPlain(least.Right),
        Formula.Greatest greatest => IsPlain(greatest.Left) && IsPlain(greatest.Right),
        _ => false,
    };

    private static bool HasQuotient(Formula formula) => formula switch
    {
        Formula.Negation negation => HasQuotient(negation.Operand),
        Formula.Absolute absolute => HasQuotient(absolute.Operand),
        Formula.Arithmetic arithmetic => arithmetic.Sign == ArithmeticSign.DividedBy || HasQuotient(arithmetic.Left) || HasQuotient(arithmetic.Right),
        Formula.Least least => HasQuotient(least.Left) || HasQuotient(least.Right),
        Formula.Greatest greatest => HasQuotient(greatest.Left) || HasQuotient(greatest.Right),
        _ => false,
    };

    private string Guarded(Formula formula) => Text(formula, 0, isGuarded: true)!;

    private string? Text(Formula formula, int outer, bool isGuarded = false)
    {
        var (text, strength) = Inner(formula, isGuarded);
        return text is null || strength >= outer ? text : $"({text})";
    }

    private (string? Text, int Strength) Inner(Formula formula, bool isGuarded)
    {
        switch (formula)
        {
            case Formula.Number number:
                return (Literal(number.Value), number.Value.Sign < 0 ? 3 : 5);
            case Formula.Name name:
                return Named(name.Key, isGuarded);
            case Formula.Negation negation:
                return Joined("-{0}", 3, isGuarded, (negation.Operand, 4));
            case Formula.Absolute absolute:
                return Joined("ABS({0})", 5, isGuarded, (absolute.Operand, 0));
            case Formula.Arithmetic { Sign: ArithmeticSign.Plus } sum:
                return Joined("{0}+{1}", 1, isGuarded, (sum.Left, 1), (sum.Right, 2));
            case Formula.Arithmetic { Sign: ArithmeticSign.Minus } difference:
                return Joined("{0}-{1}", 1, isGuarded, (difference.Left, 1), (difference.Right, 2));
            case Formula.Arithmetic { Sign: ArithmeticSign.Times } product:
                return Joined("{0}*{1}", 2, isGuarded, (product.Left, 2), (product.Right, 3));
            case Formula.Arithmetic quotient:
                return Joined("{0}/{1}", 2, isGuarded, (quotient.Left, 2), (quotient.Right, 3));
            case Formula.Least least:
                return Joined("MIN({0},{1})", 5, isGuarded, (least.Left, 0), (least.Right, 0));
            case Formula.Greatest greatest:
                return Joined("MAX({0},{1})", 5, isGuarded, (greatest.Left, 0), (greatest.Right, 0));
            case Formula.Comparison comparison:
                return Compared(comparison, isGuarded);
            case Formula.Both both:
                return Joined("AND({0},{1})", 5, isGuarded, (both.Left, 0), (both.Right, 0));
            case Formula.Either either:
                return Joined("OR({0},{1})", 5, isGuarded, (either.Left, 0), (either.Right, 0));
            case Formula.Not not:
                return Joined("NOT({0})", 5, isGuarded, (not.Operand, 0));
            case Formula.Choice choice:
                return Joined("IF({0},{1},{2})", 5, isGuarded, (choice.Condition, 0), (choice.Then, 0), (choice.Otherwise, 0));
            case Formula.SumOver sum:
                return (sumOf(sum.List, sum.Body) is { } cell ? isGuarded ? Computed(cell) : cell : null, 5);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Both sides are sums a spreadsheet may miss by a hair, so their difference is rounded before it is looked at.</summary>
    private (string? Text, int Strength) Compared(Formula.Comparison comparison, bool isGuarded)
    {
        var places = UnitCheck.Check(comparison.Left, unitOf).Unit is { MoneyPower: not 0 } || UnitCheck.Check(comparison.Right, unitOf).Unit is { MoneyPower: not 0 } ? MoneyPlaces : RatePlaces;
        var sign = comparison.Sign switch
        {
            ComparisonSign.Less => "<",
            ComparisonSign.LessOrEqual => "<=",
            ComparisonSign.Equal => "=",
            ComparisonSign.NotEqual => "<>",
            ComparisonSign.GreaterOrEqual => ">=",
            _ => ">",
        };
        return Joined(string.Create(CultureInfo.InvariantCulture, $"ROUND({{0}}-{{1}},{places}){sign}0"), 0, isGuarded, (comparison.Left, 1), (comparison.Right, 2));
    }

    private (string? Text, int Strength) Joined(string form, int strength, bool isGuarded, params (Formula Formula, int Outer)[] parts)
    {
        var texts = parts.Select(part => Text(part.Formula, part.Outer, isGuarded)).ToArray();
        return texts.Contains(null) ? (null, strength) : (string.Format(CultureInfo.InvariantCulture, form, [.. texts]), strength);
    }

    private (string? Text, int Strength) Named(string key, bool isGuarded)
    {
        if (cellOf(key) is not { } cell)
        {
            return (null, 5);
        }

        if (cell.Kind == FigureKind.YesNo)
        {
            return ($"IF({cell.Cell}=\"是\",TRUE,IF({cell.Cell}=\"否\",FALSE,NA()))", 5);
        }

        var safe = !isGuarded ? cell.Cell : cell.IsComputed ? Computed(cell.Cell) : $"IF(ISNUMBER({cell.Cell}),{cell.Cell},NA())";
        return cell is { Kind: FigureKind.Percent, IsComputed: false } ? ($"{safe}/100", 2) : (safe, 5);
    }

    /// <summary>What a computed cell says in words becomes the error again that it was.</summary>
    private static string Computed(string cell) => $"IF(ISNUMBER({cell}),{cell},IF({cell}=\"{ZeroDenominator}\",1/0,NA()))";
}
