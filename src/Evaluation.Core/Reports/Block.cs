using System.Runtime.InteropServices;
using Evaluation.Core.Formulas;

namespace Evaluation.Core.Reports;

/// <summary>One block of a report.</summary>
public abstract record Block
{
    private protected Block()
    {
    }

    /// <summary>A heading; <paramref name="Number"/> is generated (一、 （一） 1. （1）), never typed.</summary>
    /// <param name="Level">1 to 4, the levels of GB/T 9704.</param>
    public sealed record Heading(int Level, string Number, string Text) : Block;

    /// <summary>A paragraph of text and figures.</summary>
    public sealed record Paragraph(IReadOnlyList<Inline> Inlines) : Block
    {
        /// <summary>The text of the unit it is part of; null for what the system says.</summary>
        public OwnWords? Own { get; init; }

        /// <summary>It is never the last on a page (lines to sign).</summary>
        public bool KeepsWithNext { get; init; }
    }

    /// <summary>A formula on its own line: 支出完成率 = fraction = 91.25%.</summary>
    /// <param name="Layout">The whole line.</param>
    /// <param name="Alternative">The same in words for screen readers and text search.</param>
    public sealed record Formula(Typeset Layout, string Alternative) : Block;

    /// <summary>A table with a generated title.</summary>
    /// <param name="Number">表1, 表2 …; null in an annex that is one table.</param>
    /// <param name="UnitLine">Printed flush right above the table, e.g. 单位：万元; null for none.</param>
    public sealed record Table(
        string? Number,
        string Title,
        string? UnitLine,
        IReadOnlyList<TableColumn> Columns,
        IReadOnlyList<TableRow> Rows) : Block
    {
        private const int FewRows = 10;

        private const int FewLines = 16;

        /// <summary>Letters that fit into one line over the whole width, in the size of tables.</summary>
        private const int LineLetters = 36;

        /// <summary>It is never parted by the end of a page (a slip to cut out); only for tables much lower than a page. Short tables always are.</summary>
        public bool KeepsTogether { get => field || IsShort; init; }

        /// <summary>About a third of a page at most, also where a narrow column holds a long text.</summary>
        private bool IsShort
        {
            get
            {
                var whole = Columns.Sum(column => column.Share);
                return Rows.Count <= FewRows
                    && !Rows.Any(row => row.Cells.Any(cell => cell.RowSpan > 1))
                    && Rows.Sum(row => row.Cells.Zip(Columns, (cell, column) => LinesOf(cell, row.Kind == TableRowKind.Group ? 1m : column.Share / whole)).DefaultIfEmpty(1).Max()) <= FewLines;
            }
        }

        private static int LinesOf(TableCell cell, decimal share) => 1 + (int)(cell.Text.Length / Math.Max(1m, LineLetters * share));
    }

    /// <summary>Bars that show the figures of a table: a row of bars for every label, one bar for every series.</summary>
    /// <param name="Number">图1, 图2 ….</param>
    /// <param name="UnitLine">单位：万元; null for none.</param>
    /// <param name="Alternative">The same in words for those who do not see it.</param>
    public sealed record Chart(string Number, string Title, string? UnitLine, IReadOnlyList<string> Series, IReadOnlyList<ChartRow> Rows, string Alternative) : Block;

    /// <summary>A remark in small type, e.g. the sample notice or the rounding note.</summary>
    public sealed record Remark(string Text) : Block;

    /// <summary>The signature block: unit above date.</summary>
    public sealed record Signature(string Unit, string Date) : Block;

    /// <summary>To whom a letter goes (主送机关), with its colon.</summary>
    public sealed record Recipient(string Text) : Block;

    /// <summary>The list of annexes under the text: 附件：1. 数据表.</summary>
    public sealed record AnnexList(IReadOnlyList<string> Titles) : Block;
}

/// <summary>A text that the unit writes: the section of the outline it belongs to and what it is called.</summary>
public sealed record OwnWords(string Section, string Label);

/// <summary>A piece of a paragraph.</summary>
public abstract record Inline
{
    private protected Inline()
    {
    }

    /// <summary>The characters a reader sees.</summary>
    public abstract string Text { get; }

    /// <summary>The name in braces it stands for in the unit's own text; null for words and in sentences of the framework.</summary>
    public string? Chip { get; init; }

    /// <summary>Words.</summary>
    public sealed record Words(string Said) : Inline
    {
        public override string Text => Said;
    }

    /// <summary>A figure that comes from a fact of the record.</summary>
    /// <param name="Fact">Key of the fact, e.g. <c>exec_total</c> or <c>score/ZJ21-2201</c>.</param>
    public sealed record Figure(string Fact, string Printed) : Inline
    {
        public override string Text => Printed;
    }

    /// <summary>A place where something is not yet filled in; shown as 〔未填：…〕 on drafts.</summary>
    public sealed record Gap(string Label) : Inline
    {
        public override string Text => $"〔未填：{Label}〕";
    }
}

/// <summary>The bars of one label, in the order of the chart's series.</summary>
public sealed record ChartRow(string Label, IReadOnlyList<ChartBar> Bars);

/// <summary>A bar: the figure as printed, and its length in thousandths (0 to 1000) of the longest bar of the chart; below 0 there is no bar.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ChartBar(string Printed, decimal Value, int Length);

/// <summary>How the cells of a column stand.</summary>
public enum CellAlignment
{
    Left,
    Centre,
    Right,
}

/// <summary>A column: its head, its share of the width in millimetres of the full text block, and how its cells stand.</summary>
public sealed record TableColumn(string Header, decimal Share, CellAlignment Alignment);

/// <summary>What a row is for.</summary>
public enum TableRowKind
{
    Body,
    Group,
    Total,
}

/// <summary>A row of a table; it leaves out the cells that a merged cell above covers.</summary>
/// <remarks>A group row has one cell over all columns; in a total row with fewer cells than columns the first takes the spare ones.</remarks>
public sealed record TableRow(TableRowKind Kind, IReadOnlyList<TableCell> Cells);

/// <summary>A cell; <paramref name="RowSpan"/> merges it with the rows below (levels 1 and 2 of the score table).</summary>
public sealed record TableCell(string Text, int RowSpan = 1);
