namespace Evaluation.Core.Examinations;

/// <summary>What a report says about its main figures.</summary>
internal sealed class ReportFacts(IReadOnlyList<Fact> all)
{
    /// <summary>In order of place.</summary>
    public IReadOnlyList<Fact> All { get; } = all;

    /// <summary>Figures of the evaluated year and of the whole unit.</summary>
    public IEnumerable<Fact> Of(Quantity quantity) => All.Where(fact => fact.Quantity == quantity && fact is { Year: null, IsGeneral: true });

    /// <summary>The one value a report gives; null where it gives none, or several that cannot be one. A named figure comes before an operand, all funds before one fund.</summary>
    public Fact? One(Quantity quantity)
    {
        var facts = Of(quantity).Where(fact => !fact.IsFund).ToList();
        facts = facts.Count > 0 ? facts : [.. Of(quantity)];
        var named = facts.Find(fact => !fact.IsOperand) ?? facts.FirstOrDefault();
        return named is not null && facts.TrueForAll(named.Agrees) ? named : null;
    }

    /// <summary>The first of several names that has one value.</summary>
    public Fact? First(params ReadOnlySpan<Quantity> quantities)
    {
        foreach (var quantity in quantities)
        {
            if (One(quantity) is { } fact)
            {
                return fact;
            }
        }

        return null;
    }
}
