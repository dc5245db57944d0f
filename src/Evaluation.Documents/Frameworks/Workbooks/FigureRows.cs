using Evaluation.Core.Formulas;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>Gives figures of a workbook the keys and names that were left empty; the same workbook always gets the same ones.</summary>
internal sealed class FigureRows
{
    private readonly List<Node> _blocks;
    private readonly List<Node> _lists;
    private readonly List<Node> _derived;
    private readonly HashSet<string> _names;

    /// <summary>The last number given to a name that is taken, so that thousands of the same name are numbered once each.</summary>
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public FigureRows(List<Node> blocks, List<Node> lists, List<Node> derived, IEnumerable<Node> holders)
    {
        (_blocks, _lists, _derived) = (blocks, lists, derived);
        _names = Figures.Select(figure => figure.Said("name")).Concat(holders.Select(holder => holder.Said("value/name"))).OfType<string>().Concat(ReportChips.Names).ToHashSet(StringComparer.Ordinal);
    }

    private IEnumerable<Node> Figures => _blocks.SelectMany(block => block.List("inputs")).Concat(_lists).Concat(_derived);

    public void Settle()
    {
        WorkbookTree.Numbered(_blocks, "key", "block");
        foreach (var block in _blocks)
        {
            block.Begin("inputs", block.Place);
        }

        WorkbookTree.Numbered([.. _blocks.SelectMany(block => block.List("inputs"))], "key", "input");
        WorkbookTree.Numbered(_lists, "key", "list");
        WorkbookTree.Numbered(_derived, "key", "figure");
        foreach (var list in _lists)
        {
            list.Begin("columns", list.Place);
            WorkbookTree.Numbered(list.List("columns"), "key", "column");
            var names = list.List("columns").Select(column => column.Said("name")).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var column in list.List("columns"))
            {
                Name(column, column.Said("label"), names, numbers);
            }
        }

        foreach (var figure in Figures)
        {
            Name(figure, figure.Said("label"), _names, _numbers);
        }
    }

    /// <summary>The label without what formulas do not take; a number behind it if that name is taken.</summary>
    private static void Name(Node node, string? label, HashSet<string> taken, Dictionary<string, int> numbers)
    {
        if (node.Has("name") || label is null)
        {
            return;
        }

        var plain = string.Concat(label.Where(c => char.IsAsciiDigit(c) || (c > 0x2E7F && FormulaParser.IsName(c.ToString()))));
        var stem = FormulaParser.IsName(plain) ? plain : "数" + plain;
        var name = stem;
        while (!taken.Add(name))
        {
            numbers[stem] = numbers.GetValueOrDefault(stem, 1) + 1;
            name = FormattableString.Invariant($"{stem}{numbers[stem]}");
        }

        node.Suppose("name", name);
    }
}
