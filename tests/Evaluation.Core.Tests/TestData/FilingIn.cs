using System.Globalization;
using System.Reflection;
using Evaluation.Core.Filings;

namespace Evaluation.Core.Tests.TestData;

/// <summary>A filing brought into a state by the methods people use.</summary>
internal static class FilingIn
{
    public const string Hash = "5e1f";

    public static DateTimeOffset Now { get; } = new(2025, 3, 1, 9, 0, 0, TimeSpan.FromHours(8));

    public static Actor Person(params Role[] roles) => new(new Guid(1, 0, 0, new byte[8]), roles.ToHashSet());

    public static Filing State(FilingState state)
    {
        var filing = new Filing(Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var (clerk, leader, bureau) = (Person(Role.Preparer), Person(Role.TeamLeader), Person(Role.Bureau));
        foreach (var step in Way(state))
        {
            var refusal = step switch
            {
                FilingState.Drafting => filing.Touch(),
                FilingState.LeaderReview => filing.SendToLeader(clerk, Now),
                FilingState.LeaderReturned => filing.LeaderReturn("请核对支出", [], leader, Now),
                FilingState.Approved => filing.Approve(Hash, 0, hasEntered: false, leader, Now),
                FilingState.Submitted => filing.Submit(Hash, 0, scanMayFollow: true, lateAllowed: true, "R1", clerk, Now),
                FilingState.Accepted => filing.Accept(0, 0, EntryDictionary.Empty<ReviewDeduction>(), bureau, Now),
                FilingState.Returned => filing.BureauReturn("请核对支出", [], deadline: null, bureau, Now),
                FilingState.FiledOffline => filing.RecordOffline("涉密", bureau, Now),
                _ => null,
            };
            Assert.Null(refusal);
        }

        Assert.Equal(state, filing.State);
        return filing;
    }

    /// <summary>Everything the filing shows, as one text.</summary>
    public static string Picture(Filing filing) => string.Join('\n', typeof(Filing)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.Name != nameof(Filing.ReturnItems))
        .Select(property => $"{property.Name}={Convert.ToString(property.GetValue(filing), CultureInfo.InvariantCulture)}")
        .Concat(filing.ReturnItems.Select(item => $"{item.ReturnItemId} {item.Place} {item.Problem} {item.Answer}")));

    private static FilingState[] Way(FilingState to) => to switch
    {
        FilingState.NotStarted => [],
        FilingState.Drafting => [FilingState.Drafting],
        FilingState.LeaderReview => [.. Way(FilingState.Drafting), to],
        FilingState.LeaderReturned => [.. Way(FilingState.LeaderReview), to],
        FilingState.Approved => [.. Way(FilingState.LeaderReview), to],
        FilingState.Submitted => [.. Way(FilingState.Approved), to],
        FilingState.Accepted => [.. Way(FilingState.Submitted), to],
        FilingState.Returned => [.. Way(FilingState.Submitted), to],
        _ => [to],
    };
}
