using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Scoring;

/// <summary>What one walk over the rows counts for all totals: parts by origin, bonus, what is open, left out or without evidence.</summary>
internal sealed class RowCounts
{
    public RowCounts(CountedRow[] rows)
    {
        Span<Part> parts = stackalloc Part[Origins.Length];
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
                Reachable += row.Reachable;
            }

            WithoutEvidence += row.WithoutEvidence ? row.Computed ?? Points.Zero : Points.Zero;
            if (row.IsBonus)
            {
                BonusRows++;
                bonus.Add(row);
            }
            else
            {
                parts[(int)row.Indicator.Origin].Add(row);
            }
        }

        Bonus = BonusRows == 0 ? null : bonus.Total;
        var totals = new Dictionary<ScoreOrigin, PartTotal>(Origins.Length);
        foreach (var origin in Origins)
        {
            totals.Add(origin, parts[(int)origin].Total);
        }

        Parts = totals;
    }

    private static readonly ScoreOrigin[] Origins = Enum.GetValues<ScoreOrigin>();

    public int Incomplete { get; }

    /// <summary>No row is left out or a bonus: totals are the sums of the parts.</summary>
    public bool IsPlain { get; } = true;

    /// <summary>Most that can be reached, over the rows that count.</summary>
    public Points Reachable { get; }

    /// <summary>Rows not counted: 不适用 under a policy that rescales.</summary>
    public int LeftOut { get; }

    /// <summary>Counted rows without a self score.</summary>
    public int WithoutSelf { get; }

    public int BonusRows { get; }

    public Points WithoutEvidence { get; }

    public PartTotal? Bonus { get; }

    public IReadOnlyDictionary<ScoreOrigin, PartTotal> Parts { get; }

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
            _weight += row.Indicator.Weight;
            _open += row.IsOpen ? 1 : 0;
        }
    }
}
