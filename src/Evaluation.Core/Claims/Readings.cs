namespace Evaluation.Core.Claims;

/// <summary>The figures that a comparison may speak of: the one of this year, and for each the one it is compared with.</summary>
internal sealed class Readings
{
    private const int Most = 12;

    private readonly Passage _passage;
    private readonly Comparison _comparison;
    private readonly Amount? _like;

    public Readings(ReportReading report, Passage passage, Comparison comparison, Amount? like)
    {
        (_passage, _comparison, _like) = (passage, comparison, like);
        Currents = [.. comparison.Current is { } current ? [(current, true)] : Found(report).Take(Most)];
        var first = passage.Amounts[comparison.First];
        var sure = Currents.FirstOrDefault(found => found.IsSure).Amount;
        Start = sure is not null && passage.Holds(sure) && sure.Sentence == first.Sentence
            ? Math.Min(passage.ClauseStart(sure.Figure), passage.ClauseStart(first.Figure))
            : passage.ClauseStart(first.Figure);
    }

    public IReadOnlyList<(Amount Amount, bool IsSure)> Currents { get; }

    public int Start { get; }

    private bool IsOfBudget => ClaimWords.Part(_comparison.Label) == -1;

    /// <summary>What a figure is compared with: printed in the comparison, or named in the same part of the sentence, the sentence, the paragraph.</summary>
    public Amount? BaseOf(Amount current)
    {
        if (_comparison.Base is { } given)
        {
            return given;
        }

        if (!_passage.Holds(current))
        {
            return null;
        }

        Amount? best = null;
        var least = int.MaxValue;
        foreach (var other in Binding.Around(_passage, current.Index, current))
        {
            if (!ReferenceEquals(other, current) && IsBase(other, current))
            {
                var distance = (other.Segment == current.Segment ? 0 : other.Sentence == current.Sentence ? 100 : 200) + Math.Abs(other.Index - current.Index);
                (best, least) = distance < least ? (other, distance) : (best, least);
            }
        }

        return best;
    }

    private bool IsBase(Amount other, Amount current)
    {
        var near = other.Segment == current.Segment;
        if (IsOfBudget)
        {
            return ClaimWords.Part(other.Name) == -1 && ClaimWords.Part(current.Name) != -1 && Qualifies(other.Name) && (near || other.Sentence <= _passage.Amounts[_comparison.First].Sentence);
        }

        var alike = near || IsAlike(Bare(other), Bare(current));
        if (Binding.Year(_comparison.Label) is { } year)
        {
            return Binding.Year(other.Name) == year && alike;
        }

        if (!_comparison.IsImplied && !ClaimWords.IsPrior(_comparison.Label))
        {
            return _comparison.Label.Length >= 2 && Binding.Names(_comparison.Label, other.Name);
        }

        if (near && other.Index > current.Index && IsBareYear(other.Name) && Binding.Year(current.Name) is null)
        {
            return true;
        }

        if (Binding.Year(current.Name) is { } now && Binding.Year(other.Name) is { } then)
        {
            return IsYearBefore(then, now) && alike;
        }

        return (ClaimWords.IsPrior(other.Name) && !ClaimWords.IsPrior(current.Name) && alike)
            || (_comparison.IsImplied && near && ClaimWords.Part(other.Name) == -1 && ClaimWords.Part(current.Name) != -1 && IsLast(other));
    }

    /// <summary>支出决算110万元，年初预算100万元，增长10%: the plan stands last before the change.</summary>
    private bool IsLast(Amount other) => other.Index == _comparison.First - 1 || other.Index == _comparison.First - 2;

    private static bool IsYearBefore(string then, string now) =>
        int.Parse(now, System.Globalization.CultureInfo.InvariantCulture) - int.Parse(then, System.Globalization.CultureInfo.InvariantCulture) == 1;

    /// <summary>Whether two names differ in no more than a year or 上年.</summary>
    private static bool IsAlike(string left, string right) => left == right || Binding.Overlap(left, right) * 2 > Math.Max(left.Length, right.Length);

    private static bool IsBareYear(string name) => Binding.Year(name) is not null && name.AsSpan().Trim("0123456789年度为是的").Length == 0;

    private static string Bare(Amount amount) => amount.FullName.AsSpan().Trim("0123456789年度上去").ToString();

    private bool Qualifies(string name) =>
        (!_comparison.Label.Contains("年初", StringComparison.Ordinal) || !ClaimWords.ContainsAny(name, "调整", "全年"))
        && (!_comparison.Label.Contains("调整", StringComparison.Ordinal) || name.Contains("调整", StringComparison.Ordinal))
        && (Binding.Year(_comparison.Label) is not { } year || Binding.Year(name) is not { } other || year == other);

    private IEnumerable<(Amount Amount, bool IsSure)> Found(ReportReading report)
    {
        var first = _passage.Amounts[_comparison.First];
        var own = Binding.Before(_passage, _comparison.First, _like).Where(amount => !ReferenceEquals(amount, _comparison.Base)).ToList();
        var near = own.Where(amount => amount.Segment == first.Segment).ToList();
        var primary = Primary(near.Count > 0 ? near : own.Count == 1 || _comparison.Subject.Length >= 2 ? own : []);
        foreach (var amount in primary is null ? own : [primary, .. near.Where(amount => !ReferenceEquals(amount, primary))])
        {
            yield return (amount, ReferenceEquals(amount, primary));
        }

        if (primary is not null)
        {
            yield break;
        }

        var before = Binding.Before(_passage, _comparison.First, _like, sameSentence: false).ToList();
        var topic = Topic(before);
        foreach (var amount in topic is not null && _comparison.Subject.Length >= 2 ? [topic] : before)
        {
            yield return (amount, ReferenceEquals(amount, topic));
        }

        foreach (var earlier in topic is not null ? [] : Binding.Earlier(report, _passage, _like).Take(6))
        {
            yield return (earlier.Amount, false);
        }
    }

    /// <summary>The nearest figure that is neither the plan nor the year before, of the name and year spoken of.</summary>
    private Amount? Primary(List<Amount> near)
    {
        var latest = _comparison.Year ?? near.Select(amount => Binding.Year(amount.Name)).Max(StringComparer.Ordinal);
        var now = near.Where(amount => !ClaimWords.IsPrior(amount.Name) && !(IsBareYear(amount.Name) && near.Exists(other => other.Index < amount.Index && Binding.Year(other.Name) is null)) && (latest is null || Binding.Year(amount.Name) is not { } year || year == latest)).ToList();
        var named = _comparison.Subject.Length < 2 ? now : now.Where(Agrees).ToList();
        return Closest(named.Where(amount => ClaimWords.Part(amount.Name) != -1)) ?? Closest(named) ?? (_comparison.Subject.Length < 2 ? near.FirstOrDefault() : now.Count == 1 && near.Exists(amount => ClaimWords.IsPrior(amount.Name)) ? now[0] : null);
    }

    private Amount? Closest(IEnumerable<Amount> amounts) => _comparison.Subject.Length < 2
        ? amounts.FirstOrDefault()
        : amounts.OrderByDescending(amount => Binding.Overlap(_comparison.Subject, amount.FullName)).FirstOrDefault();

    private bool? IsOfCurrentYear(Amount amount) => _comparison.Year is { } year && Binding.Year(amount.Name) is { } own ? year == own : null;

    private bool Agrees(Amount amount) => amount.Name.Length < 2 || Nouns.Agree(_comparison.Subject, amount.FullName) || (Nouns.Of(_comparison.Subject).Length >= 2 && amount.Lead.Contains(Nouns.Of(_comparison.Subject), StringComparison.Ordinal));

    /// <summary>What the sentences before speak of: the figure of the same name or year, else the only one, else the first total.</summary>
    private Amount? Topic(List<Amount> before)
    {
        var now = before.Where(amount => !ClaimWords.IsPrior(amount.Name) && ClaimWords.Part(amount.Name) != -1 && (IsOfCurrentYear(amount) ?? _comparison.Year is null)).ToList();
        if (_comparison.Subject.Length >= 4 && now.Find(amount => amount.Name.Contains(_comparison.Subject, StringComparison.Ordinal)) is { } named)
        {
            return named;
        }

        if (_comparison.Subject.Length >= 2 && Nouns.Of(_comparison.Subject).Length > 1)
        {
            return now.Where(amount => Binding.Overlap(_comparison.Subject, amount.FullName) >= 2 && Nouns.Agree(_comparison.Subject, amount.FullName))
                .OrderByDescending(amount => Binding.Overlap(_comparison.Subject, amount.FullName)).FirstOrDefault();
        }

        return now.Select(amount => amount.Figure.Value).Distinct().Count() == 1 ? now[0] : _comparison.Year is not null ? now.FirstOrDefault() : now.FindLast(amount => ClaimWords.IsTotal(amount.Name) && Binding.Overlap(_comparison.Subject, amount.Name) >= Math.Min(2, _comparison.Subject.Length))
            ?? now.FindLast(amount => _passage.Behind(amount.Index).Contains("其中", StringComparison.Ordinal));
    }
}
