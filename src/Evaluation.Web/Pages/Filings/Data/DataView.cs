using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;
using Evaluation.Web.Words;

namespace Evaluation.Web.Pages.Filings.Data;

/// <summary>The data table as it stands on the screen: blocks, numbered rows, a column per member of the scope.</summary>
public sealed class DataView
{
    private readonly OpenFiling _open;
    private readonly EnteredValues _entered;
    private readonly DataUnits _units;
    private readonly DataWorkings _workings;

    public DataView(OpenFiling open, DataUnits units, IReadOnlyDictionary<string, string>? typed = null)
    {
        (_open, _units) = (open, units);
        _entered = new EnteredValues(open, typed);
        _workings = new DataWorkings(open);
        Blocks = Build();
    }

    public IReadOnlyList<DataBlock> Blocks { get; }

    public IReadOnlyList<ScopeMember> Members => _open.Record.Scope;

    public IReadOnlyList<WorkingCard> Workings => _workings.Cards;

    private List<DataBlock> Build()
    {
        var facts = _open.Sheet.Facts;
        var (blocks, number) = (new List<DataBlock>(), 0);
        foreach (var (block, inputs) in DataTable.Blocks(facts))
        {
            var inWan = _units.InWan(block.Key);
            var (rows, hidden) = (new List<DataRow>(), new List<string>());
            foreach (var input in inputs)
            {
                // Hidden rows keep their numbers, so that a number means the same row on screen, on paper and on the phone.
                number++;
                if (DataTable.IsHidden(facts, input.Key))
                {
                    hidden.Add(input.Label);
                }
                else
                {
                    rows.Add(Row(number, input, inWan));
                }
            }

            blocks.Add(new DataBlock(
                block.Key, $"{Numbering.Chinese(blocks.Count + 1)}、{block.Title}", inWan, inputs.Any(input => input.Kind == FigureKind.Money), rows, hidden));
        }

        return blocks;
    }

    private DataRow Row(int number, InputDefinition input, bool inWan)
    {
        var split = Members.Count > 0 && input.Kind is FigureKind.Money or FigureKind.Count;
        var cells = split
            ? Members.Select(member => Cell(EntryPath.Input(input.Key, member.Key), $"{input.Label}（{member.Name}）", inWan)).ToList()
            : [Cell(EntryPath.Input(input.Key), input.Label, inWan)];
        var previous = DataTable.PreviousKey(input);
        return new DataRow(
            number,
            input,
            cells,
            split ? DataSum.Of(_open, input, inWan) : null,
            input.Kind == FigureKind.YesNo || DataTable.IsHidden(_open.Sheet.Facts, previous) ? null : Cell(EntryPath.Input(previous), $"上年{input.Label}", inWan),
            _entered.Field(EntryPath.Source(input.Key), $"{input.Label}的数据来源"),
            DataWorkings.StatementFor(_open.Framework, input) is { } asked ? (_entered.Field(EntryPath.Note(input.Key), $"{input.Label}的核查情况说明"), asked) : null,
            _workings.IdOf(input),
            RowFindings.Of(_open, input));
    }

    private EntryField Cell(string path, string label, bool inWan) => _entered.Field(path, label, inWan);
}

/// <summary>The tables of the data page, in its form.</summary>
public sealed record DataForm(OpenFiling Open, DataView View);

/// <summary>A block of the table.</summary>
/// <param name="Hidden">Labels of the rows the opening answers leave out.</param>
public sealed record DataBlock(string Key, string Title, bool InWan, bool HasMoney, IReadOnlyList<DataRow> Rows, IReadOnlyList<string> Hidden);

/// <summary>A row of the table.</summary>
/// <param name="Sum">合计 over the members; null with one column.</param>
/// <param name="Previous">Last year's value; null where none is asked.</param>
/// <param name="Statement">What was checked, where a rule asks for it even at 0, and the words that ask.</param>
public sealed record DataRow(
    int Number,
    InputDefinition Input,
    IReadOnlyList<EntryField> Cells,
    DataSum? Sum,
    EntryField? Previous,
    EntryField Source,
    (EntryField Field, string Asked)? Statement,
    string WorkingId,
    RowFindings Findings)
{
    public string Anchor => FilingPlaces.AnchorOf("input", Input.Key);

    /// <summary>Measure beside the name; money stands in the caption.</summary>
    public string? Measure => Input.Kind switch
    {
        FigureKind.Percent => "%",
        FigureKind.YesNo or FigureKind.Money => null,
        _ => Input.Measure,
    };
}

/// <summary>合计 of a row over the members of the scope.</summary>
public sealed record DataSum(string Id, string Text)
{
    public static DataSum Of(OpenFiling open, InputDefinition input, bool inWan) => new(
        $"sum-{input.Key}",
        Figures.Of(
            input.Kind,
            open.Record.Inputs.GetValueOrDefault(input.Key)?.Value is { } value ? Ratio.From(value) : null,
            inWan ? FigureStyle.Screen : FigureStyle.ScreenYuan));
}

/// <summary>Findings that stand under a row, on its value or on last year's.</summary>
public sealed record RowFindings(string Id, IReadOnlyList<FindingUnderRow> Items)
{
    /// <summary>Colour of the row: that of its most serious finding.</summary>
    public string Mark => Items.Count == 0 ? string.Empty : SeverityMarks.Mark(Items.Min(item => item.Finding.Severity));

    public static RowFindings Of(OpenFiling open, InputDefinition input)
    {
        string[] places = [$"input/{input.Key}", $"input/{DataTable.PreviousKey(input)}"];
        return new RowFindings(
            $"find-{input.Key}",
            [.. open.Findings.Where(finding => places.Contains(finding.Place, StringComparer.Ordinal) && finding.Check != "I-22").Select(finding => FindingUnderRow.Of(open, finding))]);
    }
}
