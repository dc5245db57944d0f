using System.Diagnostics;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>The figures one check reads: those of the filing, with what counts as 0 when it is not filled in, and those of the score sheet.</summary>
internal sealed class CheckFigures(CheckContext context, PlannedCheck check) : Figures
{
    private static readonly Found NotFilledIn = new(Quantities.Ratio.Zero);
    private readonly FilingFigures _filing = context.Facts.Figures;

    public override ref readonly Found At(int slot)
    {
        ref readonly var found = ref _filing.At(slot);
        return ref found.Other is Outcome.Missing && check.ZeroSlots.Contains(slot) ? ref NotFilledIn : ref found;
    }

    public override Found At(string key) => SheetFigures.Find(key) is { } figure && figure.Key == key ? context.Sheet(key, check) : _filing.At(key);

    public override Found Cell(int column) => throw new UnreachableException("Only rows of lists have cells.");

    public override IReadOnlyList<Figures> Rows(string list) => _filing.Rows(list);
}
