using System.Diagnostics;
using Evaluation.Core.Filings;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>The figures of one filing by their place in the plan, each found when it is first asked for and kept.</summary>
internal sealed class FilingFigures(FrameworkPlan plan, FilingRecord record) : Figures
{
    private Found[]? _known;
    private Dictionary<string, IReadOnlyList<Figures>>? _rows;

    public override ref readonly Found At(int slot)
    {
        ref var found = ref (_known ??= Entered())[slot];
        if (!found.IsKnown)
        {
            // A cycle cannot pass the framework's own check; this keeps an unchecked one from running away.
            found = plan.Slots[slot].Lacking;
            found = Find(plan.Slots[slot]);
        }

        return ref found;
    }

    public override Found At(string key) =>
        plan.Place(key) is var place and >= 0 ? At(place)
        : record.Inputs.GetValueOrDefault(key)?.Value is { } value ? Entered(plan.Define(key)?.Kind, value)
        : Found.Missing(key);

    public override Found Cell(int column) => throw new UnreachableException("Only rows of lists have cells.");

    public override IReadOnlyList<Figures> Rows(string list)
    {
        _rows ??= new Dictionary<string, IReadOnlyList<Figures>>(StringComparer.Ordinal);
        if (!_rows.TryGetValue(list, out var rows))
        {
            _rows[list] = rows = plan.List(list) is { } definition ? RowsOf(definition, Listed(list)) : [];
        }

        return rows;
    }

    /// <summary>The rows entered; none of a list that an opening answer leaves unasked.</summary>
    public IReadOnlyList<ListRow> Listed(string list) =>
        Array.Exists(plan.Hiding, question => Array.IndexOf(question.Lists, list) >= 0 && IsNo(question)) ? [] : record.List(list);

    private RowFigures[] RowsOf(ListDefinition list, IReadOnlyList<ListRow> entered)
    {
        var rows = new RowFigures[entered.Count];
        for (var index = 0; index < rows.Length; index++)
        {
            rows[index] = new RowFigures(this, list, entered[index]);
        }

        return rows;
    }

    internal static Found Cell(ListDefinition list, ListColumn column, ListRow row) =>
        TypedFigure.FromStored(row.Cell(column.Key)) is { } value
            ? Entered(column.Kind == FigureKind.Percent ? FigureKind.Percent : FigureKind.Number, value)
            : Found.Missing($"{list.Key}.{column.Key}");

    private static Found Entered(FigureKind? kind, decimal value) => kind switch
    {
        FigureKind.YesNo => Found.Truth(value != 0m),
        FigureKind.Percent => new Found(Ratio.FromPercent(value)),
        _ => new Found(Ratio.From(value)),
    };

    private Found Find(FigureSlot slot) =>
        slot.Computation is { } computation ? computation.Run(this)
        : slot.System is { } system ? System(system, slot.Lacking)
        : slot.Lacking;

    private Found System(SystemSource system, Found missing) => system switch
    {
        SystemSource.DaysLate => new Found(record.System.DaysLate),
        SystemSource.QualityErrors => new Found(record.System.QualityErrors),
        SystemSource.EvidenceOn on when record.Evidence.Any(item => item.Indicators.Contains(on.Indicator, StringComparer.Ordinal)) => Found.Truth(holds: true),
        _ => missing,
    };

    /// <summary>Both sides are in order of keys, so one walk along them finds every entered figure.</summary>
    private Found[] Entered()
    {
        var known = new Found[plan.Slots.Length];
        var (slots, inputs, at) = (plan.Entered, record.Inputs, 0);
        for (var entered = 0; entered < inputs.Count; entered++)
        {
            var key = inputs.KeyAt(entered);
            while (at < slots.Length && slots[at].Key != key && string.CompareOrdinal(slots[at].Key, key) < 0)
            {
                at++;
            }

            if (at < slots.Length && inputs.ValueAt(entered).Value is { } value && slots[at].Key == key)
            {
                known[slots[at].Place] = Entered(slots[at].Kind, value);
            }
        }

        // What an opening answer leaves unasked is not there, whatever was entered before the answer.
        foreach (var question in plan.Hiding)
        {
            if (IsNo(question))
            {
                foreach (var place in question.Places)
                {
                    known[place] = default;
                }
            }
        }

        return known;
    }

    private bool IsNo(HidingQuestion question) => record.Answers.TryGetValue(question.Key, out var answer) && !answer;

    /// <summary>A row of a list: its own cells, and every other figure of the filing.</summary>
    private sealed class RowFigures(FilingFigures filing, ListDefinition list, ListRow row) : Figures
    {
        private readonly Found[] _cells = new Found[list.Columns.Count];

        public override ref readonly Found At(int slot) => ref filing.At(slot);

        public override Found At(string key) => filing.At(key);

        public override Found Cell(int column)
        {
            if (!_cells[column].IsKnown)
            {
                _cells[column] = FilingFigures.Cell(list, list.Columns[column], row);
            }

            return _cells[column];
        }

        /// <summary>Lists have no lists of their own.</summary>
        public override IReadOnlyList<Figures> Rows(string list) => [];
    }
}
