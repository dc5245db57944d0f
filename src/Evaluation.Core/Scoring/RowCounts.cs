using System.Diagnostics;
using System.Runtime.InteropServices;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>What one walk over the rows counts for all totals: parts by origin, bonus, what is open, left out or without evidence.</summary>
internal sealed class RowCounts
{
    public RowCounts(CountedRow[] rows)
    {
        var bonus = default(Part);
        for (var index = 0; index < rows.Length; index++)
        {
            ref readonly var row = ref rows[index];
            Incomplete += row.IsOpen ? 1 : 0;
            LeftOut += row.IsLeftOut ? 1 : 0;
            WithoutSelf += row.Self is null && !row.IsLeftOut ? 1 : 0;
            if (row.IsLeftOut || row.IsBonus)
            {
                IsPlain = false;
            }
            else
            {
                _computed += row.Computed ?? Points.Zero;
                _self += row.Self ?? Points.Zero;
                _reachable += row.Reachable;
            }

            WithoutEvidence += row.WithoutEvidence ? row.Computed ?? Points.Zero : Points.Zero;
            if (row.IsBonus)
            {
                BonusRows++;
                bonus.Add(row);
            }
            else
            {
                _parts[(int)row.Plan.Origin].Add(row);
            }
        }

        Bonus = BonusRows == 0 ? null : bonus.Total;
    }

    private readonly Points _computed;
    private readonly Points _self;
    private readonly Points _reachable;

    private readonly Part[] _parts = new Part[Origins.Length];

    private static readonly ScoreOrigin[] Origins = Enum.GetValues<ScoreOrigin>();

    public static RowCounts None { get; } = new([]);

    public int Incomplete { get; }

    /// <summary>No row is left out or a bonus: nothing happens to a total but caps.</summary>
    public bool IsPlain { get; } = true;

    /// <summary>Rows not counted: 不适用 under a policy that rescales.</summary>
    public int LeftOut { get; }

    /// <summary>Counted rows without a self score.</summary>
    public int WithoutSelf { get; }

    public int BonusRows { get; }

    public Points WithoutEvidence { get; }

    public PartTotal? Bonus { get; }

    public IReadOnlyDictionary<ScoreOrigin, PartTotal> Parts => field ??= Origins.ToDictionary(origin => origin, origin => _parts[(int)origin].Total);

    /// <summary>Sum over the rows that count: neither left out nor a bonus.</summary>
    public Points Sum(RowPoints which) => which switch
    {
        RowPoints.Computed => _computed,
        RowPoints.Self => _self,
        RowPoints.Reachable => _reachable,
        _ => throw new UnreachableException(),
    };

    [StructLayout(LayoutKind.Auto)]
    private struct Part
    {
        private Points _computed;
        private Points _self;
        private Points _weight;
        private int _open;

        public readonly PartTotal Total => new(_computed, _self, _weight, _open);

        public void Add(in CountedRow row)
        {
            _computed += row.Computed ?? Points.Zero;
            _self += row.Self ?? Points.Zero;
            _weight += row.Plan.Weight;
            _open += row.IsOpen ? 1 : 0;
        }
    }
}
