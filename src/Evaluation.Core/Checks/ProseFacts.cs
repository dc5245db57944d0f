using System.Runtime.CompilerServices;
using Evaluation.Core.Claims;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>
/// The figures of a filing by the names a text may use, and by value: which one a typed number says, contradicts or probably means.
/// Made once for a filing; a number is compared as printed, rounded half up to its own decimals.
/// </summary>
internal sealed class ProseFacts
{
    private const int LeastDigits = 3;
    private const string Between = " 　为是：:=＝约达共计到了“”（(";
    private static readonly string[] Openings = ["其中", "本单位", "我单位", "本部门", "我部门", "本年度", "本年", "全年", "的"];
    private static readonly ConditionalWeakTable<FactSheet, ProseFacts> Made = [];

    private readonly List<Named> _named = [];
    private readonly List<(FigureDimension Dimension, Ratio Value)> _cells = [];

    private ProseFacts(FactSheet facts)
    {
        foreach (var (name, key) in Names(facts.Framework).DistinctBy(pair => pair.Name, StringComparer.Ordinal))
        {
            if (facts.Define(key) is { } definition && DimensionOf(definition.Kind) is { } dimension && facts.Figure(key) is Outcome.Figure figure)
            {
                _named.Add(new Named(name, definition.Label, dimension, figure.Value, new ProseFact(name, facts.Text(key, FigureStyle.Paper)!)));
            }
        }

        foreach (var list in facts.Framework.Lists)
        {
            foreach (var (row, column) in facts.Record.List(list.Key).SelectMany(row => list.Columns.Select(column => (row, column))))
            {
                if (FactSheet.Cell(list, column, row) is Outcome.Figure cell)
                {
                    _cells.Add((DimensionOf(column.Kind) ?? FigureDimension.Count, cell.Value));
                }
            }
        }
    }

    public static ProseFacts Of(FactSheet facts) => Made.GetValue(facts, static sheet => new ProseFacts(sheet));

    /// <summary>
    /// The figure named last before a place, and whether nothing but its name stands there (“2021年支出完成率为”), so that no other can be
    /// meant; null when none is named in the clause.
    /// </summary>
    /// <param name="clause">The text from the start of the clause to the number.</param>
    /// <param name="dimension">Of the number; a figure of another dimension cannot be meant.</param>
    public (Named Fact, bool IsDirect)? NamedIn(ReadOnlySpan<char> clause, FigureDimension dimension)
    {
        Named? found = null;
        var (end, length) = (-1, 0);
        foreach (var named in _named)
        {
            if (!Same(named.Dimension, dimension))
            {
                continue;
            }

            foreach (var word in new[] { named.Fact.Name, named.Label })
            {
                if (clause.LastIndexOf(word, StringComparison.Ordinal) is var at and >= 0 && (at + word.Length, word.Length).CompareTo((end, length)) > 0)
                {
                    (found, end, length) = (named, at + word.Length, word.Length);
                }
            }
        }

        return found is null ? null : (found, clause[end..].Trim(Between).IsEmpty && IsOpening(clause[..(end - length)]));
    }

    /// <summary>Words that say whose or when, never another thing: 2021年度, 本单位, 其中.</summary>
    private static bool IsOpening(ReadOnlySpan<char> words)
    {
        var rest = words.Trim();
        foreach (var word in Openings)
        {
            rest = rest.StartsWith(word, StringComparison.Ordinal) ? rest[word.Length..].Trim() : rest;
        }

        return rest.Trim("0123456789年度：: 　").IsEmpty;
    }

    /// <summary>Whether a figure, or a cell of a list, prints as this number; the first figure that does.</summary>
    public (bool Found, ProseFact? Fact) Saying(Figure figure)
    {
        if (figure.Number == 0m)
        {
            return (true, null);
        }

        if (figure.Significant >= LeastDigits && _named.Find(named => Same(named.Dimension, figure.Unit.Dimension) && Says(figure, named.Value)) is { } fact)
        {
            return (true, fact.Fact);
        }

        return (_cells.Exists(cell => Same(cell.Dimension, figure.Unit.Dimension) && Says(figure, cell.Value)), null);
    }

    /// <summary>The figure a number probably means: two digits changed places, one digit is another, or the unit slipped.</summary>
    public ProseFact? Probable(Figure figure) => figure.Significant < LeastDigits ? null
        : _named.Find(named => Same(named.Dimension, figure.Unit.Dimension) && IsSlipOf(figure, named.Fact.Text))?.Fact;

    /// <summary>Whether the number is the value as it would be printed with the number's decimals; without regard to the sign.</summary>
    public static bool Says(Figure figure, Ratio value)
    {
        var off = Ratio.Abs(Ratio.Abs(figure.Value) - Ratio.Abs(value));
        return figure.Half.IsZero ? off.IsZero : off < figure.Half || (off == figure.Half && Ratio.Abs(figure.Value) > Ratio.Abs(value));
    }

    private static bool IsSlipOf(Figure figure, string fact)
    {
        var (typed, right) = (Digits(figure.Text), Digits(fact));
        if (typed == right)
        {
            return true;
        }

        if (typed.Length != right.Length)
        {
            return false;
        }

        var wrong = Enumerable.Range(0, typed.Length).Where(at => typed[at] != right[at]).ToList();
        return wrong.Count == 1 || (wrong is [var first, var second] && second == first + 1 && typed[first] == right[second] && typed[second] == right[first]);
    }

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);

    private static bool Same(FigureDimension one, FigureDimension other) => one == other;

    private static FigureDimension? DimensionOf(FigureKind kind) => kind switch
    {
        FigureKind.Money => FigureDimension.Money,
        FigureKind.Percent => FigureDimension.Rate,
        FigureKind.Count => FigureDimension.Count,
        _ => null,
    };

    private static IEnumerable<(string Name, string Key)> Names(Framework framework) =>
        framework.Indicators.SelectMany(indicator => indicator.Values).Select(value => (value.Name, value.Key))
            .Concat(framework.Derived.Select(derived => (derived.Name, derived.Key)))
            .Concat(framework.Inputs.Select(input => (input.Name, input.Key)));

    /// <summary>A figure with its names.</summary>
    internal sealed record Named(string Name, string Label, FigureDimension Dimension, Ratio Value, ProseFact Fact);
}
