namespace Evaluation.Core.Filings;

/// <summary>Who acts, with the roles held on this filing's unit or region.</summary>
public sealed record Actor(Guid PersonId, IReadOnlySet<Role> Roles);

/// <summary>Why something is not done, in words for the person who asked.</summary>
public sealed record Refusal(string Message)
{
    /// <summary>Returned items that have to be answered first.</summary>
    public IReadOnlyList<ReturnItem> Unanswered { get; init; } = [];
}

/// <summary>One item of a return: where, what is wrong, what to do; and the unit's answer.</summary>
public sealed class ReturnItem
{
    public const int LongestAnswer = 2000;

    private ReturnItem()
    {
        Subject = Problem = Place = string.Empty;
    }

    public ReturnItem(Guid returnItemId, string place, string subject, string problem)
    {
        ReturnItemId = returnItemId;
        Place = place;
        Subject = subject;
        Problem = problem;
    }

    public Guid ReturnItemId { get; private set; }

    /// <summary>What it opens: <c>indicator/CODE</c>, <c>input/KEY</c>, <c>list/KEY</c>, <c>text/SECTION</c>, <c>evidence</c>.</summary>
    public string Place { get; private set; }

    /// <summary>Its name for people.</summary>
    public string Subject { get; private set; }

    /// <summary>What is wrong and what to do.</summary>
    public string Problem { get; private set; }

    /// <summary>已修改 … or why not; null while unanswered.</summary>
    public string? Answer { get; internal set; }

    /// <summary>A change of what the item opens is an answer too.</summary>
    public bool IsAnswered(bool isChanged) => isChanged || Answer is not null;
}
