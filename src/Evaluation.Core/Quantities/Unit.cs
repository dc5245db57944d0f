namespace Evaluation.Core.Quantities;

/// <summary>
/// The unit of a figure as a product of base units with powers: money is 元¹, a rate has none, people are 人¹.
/// It decides which formulas make sense (money ÷ money is a rate; money + people is an error).
/// </summary>
public sealed class Unit : IEquatable<Unit>
{
    private readonly SortedDictionary<string, int> _powers;

    private Unit(SortedDictionary<string, int> powers) => _powers = powers;

    /// <summary>A pure number: rates, percentages, points.</summary>
    public static Unit None { get; } = new(new SortedDictionary<string, int>(StringComparer.Ordinal));

    /// <summary>Money; kept in 元.</summary>
    public static Unit Money { get; } = Base("元");

    public bool IsNone => _powers.Count == 0;

    public bool IsMoney => Equals(Money);

    /// <summary>Power of money in the unit: 1 for 元, −1 for 人/元, 0 for rates.</summary>
    public int MoneyPower => _powers.GetValueOrDefault("元");

    /// <summary>A base unit by its measure word: 人, 项, 天.</summary>
    public static Unit Base(string symbol) => new(new SortedDictionary<string, int>(StringComparer.Ordinal) { [symbol] = 1 });

    public static Unit operator *(Unit left, Unit right) => Combine(left, right, 1);

    public static Unit operator /(Unit left, Unit right) => Combine(left, right, -1);

    public bool Equals(Unit? other) => other is not null && _powers.SequenceEqual(other._powers);

    public override bool Equals(object? obj) => Equals(obj as Unit);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>For messages: 元, 人, 元/人, 无单位.</summary>
    public override string ToString()
    {
        if (IsNone)
        {
            return "无单位";
        }

        var above = string.Join('·', _powers.Where(p => p.Value > 0).Select(Power));
        var below = string.Join('·', _powers.Where(p => p.Value < 0).Select(p => Power(new(p.Key, -p.Value))));
        return below.Length == 0 ? above : $"{(above.Length == 0 ? "1" : above)}/{below}";
    }

    private static string Power(KeyValuePair<string, int> power) =>
        power.Value == 1 ? power.Key : FormattableString.Invariant($"{power.Key}^{power.Value}");

    private static Unit Combine(Unit left, Unit right, int sign)
    {
        var powers = new SortedDictionary<string, int>(left._powers, StringComparer.Ordinal);
        foreach (var (symbol, power) in right._powers)
        {
            var sum = powers.GetValueOrDefault(symbol) + (sign * power);
            if (sum == 0)
            {
                powers.Remove(symbol);
            }
            else
            {
                powers[symbol] = sum;
            }
        }

        return new Unit(powers);
    }
}
