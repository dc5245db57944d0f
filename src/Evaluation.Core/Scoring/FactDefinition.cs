using System.Collections.Frozen;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Scoring;

/// <summary>A figure's key, what people call it and how it is written.</summary>
public sealed record FactDefinition(string Key, string Label, FigureKind Kind, string? Measure)
{
    /// <summary>Every figure of the framework by key and by name; what comes first keeps a key or name.</summary>
    internal static FrozenDictionary<string, FactDefinition> All(Framework framework)
    {
        var all = new Dictionary<string, FactDefinition>(StringComparer.Ordinal);
        foreach (var input in framework.Inputs)
        {
            Add(new FactDefinition(input.Key, input.Label, input.Kind, input.Measure), input.Name);
            if (input.Previous is null)
            {
                Add(new FactDefinition(DataTable.PreviousKey(input), DataTable.LastYear(input.Label), input.Kind, input.Measure), DataTable.LastYear(input.Name));
            }
        }

        foreach (var derived in framework.Derived)
        {
            Add(new FactDefinition(derived.Key, derived.Label, derived.Kind, derived.Measure), derived.Name);
        }

        foreach (var value in framework.Indicators.SelectMany(indicator => indicator.Values))
        {
            Add(new FactDefinition(value.Key, value.Label, value.Kind, value.Measure), value.Name);
        }

        return all.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(FactDefinition fact, string name)
        {
            all.TryAdd(fact.Key, fact);
            all.TryAdd(name, fact);
        }
    }
}
