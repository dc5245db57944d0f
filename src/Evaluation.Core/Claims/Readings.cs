namespace Evaluation.Core.Claims;

/// <summary>The figures that a comparison may speak of: the one of this year, and the one it is compared with.</summary>
internal sealed class Readings
{
    private readonly Passage _passage;
    private readonly Comparison _comparison;

    public Readings(ReportReading report, Passage passage, Comparison comparison, Amount? like)
    {
        (_passage, _comparison) = (passage, comparison);
        Base = comparison.Base ?? ByName(like);
        Currents = [.. comparison.Current is { } current ? [(current, true)] : Found(report, like ?? Base).Where(found => !ReferenceEquals(found.Amount, Base)).Take(12)];
        var first = passage.Amounts[comparison.First].Figure;
        var sure = Currents.FirstOrDefault(found => found.IsSure).Amount;
        Start = sure is not null && passage.Holds(sure) && sure.Sentence == passage.Amounts[comparison.First].Sentence
            ? Math.Min(passage.ClauseStart(sure.Figure), passage.ClauseStart(first))
            : passage.ClauseStart(first);
    }

    public Amount? Base { get; }

    public IReadOnlyList<(Amount Amount, bool IsSure)> Currents { get; }

    public int Start { get; }

    private bool IsOfBudget => ClaimWords.Part(_comparison.Label) == -1;

    private Amount? ByName(Amount? like)
    {
        if (_comparison.Label.Length == 0)
        {
            return null;
        }

        var sentence = _passage.Amounts[_comparison.First].Sentence;
        var year = Binding.Year(_comparison.Label);
        foreach (var amount in Binding.Around(_passage, _comparison.First, like))
        {
            if (amount.Sentence != sentence)
            {
                continue;
            }

            var named = IsOfBudget ? ClaimWords.Part(amount.Name) == -1 && Qualifies(amount.Name)
                : year is not null ? Binding.Year(amount.Name) == year || (ClaimWords.IsPrior(amount.Name) && !ClaimWords.IsPrior(_comparison.Label))
                : ClaimWords.IsPrior(_comparison.Label) && (ClaimWords.IsPrior(amount.Name) || IsYearBefore(amount));
            if (named && (_comparison.Subject.Length == 0 || Binding.Overlap(_comparison.Subject, amount.Name) >= 2 || amount.Name.Length <= 8))
            {
                return amount;
            }
        }

        return null;
    }

    private bool Qualifies(string name) => !_comparison.Label.Contains("年初", StringComparison.Ordinal) || !name.Contains("调整", StringComparison.Ordinal);

    /// <summary>2021年支出100万元 beside 2022年支出110万元.</summary>
    private bool IsYearBefore(Amount amount) => Binding.Year(amount.Name) is { } year
        && _passage.Amounts.Any(other => other.Sentence == amount.Sentence && Binding.Year(other.Name) is { } later && string.CompareOrdinal(later, year) > 0);

    private IEnumerable<(Amount Amount, bool IsSure)> Found(ReportReading report, Amount? like)
    {
        var first = _passage.Amounts[_comparison.First];
        var own = Binding.Before(_passage, _comparison.First, like).Where(amount => !ReferenceEquals(amount, Base)).ToList();
        var near = own.Where(amount => amount.Segment == first.Segment).ToList();
        var primary = Primary(near) ?? (near.Count == 0 && own.Count == 1 ? own[0] : null);
        foreach (var amount in own)
        {
            yield return (amount, ReferenceEquals(amount, primary) && Agrees(amount));
        }

        var before = Binding.Before(_passage, _comparison.First, like, sameSentence: false).ToList();
        var total = own.Count == 0 ? Topic(before) : null;
        foreach (var amount in before)
        {
            yield return (amount, ReferenceEquals(amount, total));
        }

        foreach (var earlier in Binding.Earlier(report, _passage, like).Take(6))
        {
            yield return (earlier.Amount, false);
        }
    }

    /// <summary>The nearest figure that is neither the plan nor the year before, unless there is nothing else.</summary>
    private Amount? Primary(List<Amount> near) =>
        near.Find(amount => !ClaimWords.IsPrior(amount.Name) && ClaimWords.Part(amount.Name) != -1)
        ?? near.Find(amount => !ClaimWords.IsPrior(amount.Name))
        ?? near.FirstOrDefault();

    private bool Agrees(Amount amount) => _comparison.Subject.Length < 2 || Binding.Overlap(_comparison.Subject, amount.Name) >= 2 || amount.Name.Length < 2 || Binding.Overlap(_comparison.Subject, amount.Lead) >= 2;

    /// <summary>What the sentences before speak of: the figure of the same name, else the only one, else the first total.</summary>
    private Amount? Topic(List<Amount> before)
    {
        var subject = _comparison.Subject;
        if (subject.Length >= 2)
        {
            return before.Find(amount => Binding.Overlap(subject, amount.Name) >= Math.Min(3, subject.Length) && ClaimWords.Part(amount.Name) != -1);
        }

        return before.Select(amount => amount.Figure.Value).Distinct().Count() == 1 ? before[0] : before.FindLast(amount => ClaimWords.IsTotal(amount.Name));
    }
}
