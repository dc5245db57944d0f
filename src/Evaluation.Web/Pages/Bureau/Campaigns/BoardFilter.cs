using Evaluation.Core.Filings;
using Evaluation.Storage;
using Evaluation.Web.Campaigns;
using Microsoft.AspNetCore.Http.Extensions;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>What the board shows; part of the address, so that it can be sent to a colleague.</summary>
public sealed class BoardFilter
{
    public FilingState? State { get; set; }

    public string? Desk { get; set; }

    public bool Late { get; set; }

    public string? Text { get; set; }

    /// <summary>Order by code, descending.</summary>
    public bool Down { get; set; }

    /// <summary>Code of the unit after which the page begins.</summary>
    public string? After { get; set; }

    public bool IsEmpty => State is null && string.IsNullOrEmpty(Desk) && !Late && string.IsNullOrWhiteSpace(Text);

    public IQueryable<FilingOfUnit> Choose(EvaluationDb db, Guid campaignId, DateTimeOffset now)
    {
        var rows = FilingOfUnit.In(db, campaignId);
        if (State is { } state)
        {
            rows = rows.Where(row => row.Filing.State == state);
        }

        if (!string.IsNullOrEmpty(Desk))
        {
            rows = rows.Where(row => row.Unit.Desk == Desk);
        }

        if (Text?.Trim() is { Length: > 0 } text)
        {
            rows = rows.Where(row => row.Unit.Code.Contains(text) || row.Unit.Name.Contains(text) || (row.Unit.ShortName != null && row.Unit.ShortName.Contains(text)));
        }

        return Late ? rows.FiledLate(db).Concat(rows.Overdue(db, now)) : rows;
    }

    /// <summary>One page in the order of the codes, and one line more to know whether another follows.</summary>
    public IQueryable<FilingOfUnit> Page(IQueryable<FilingOfUnit> rows, int size)
    {
        if (!string.IsNullOrEmpty(After))
        {
            rows = Down ? rows.Where(row => row.Unit.Code.CompareTo(After) < 0) : rows.Where(row => row.Unit.Code.CompareTo(After) > 0);
        }

        return (Down ? rows.OrderByDescending(row => row.Unit.Code) : rows.OrderBy(row => row.Unit.Code)).Take(size + 1);
    }

    /// <summary>The address of this choice, with another order or another beginning.</summary>
    public string Address(Guid campaignId, string? after, bool down)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[]
        {
            (nameof(State), State?.ToString()), (nameof(Desk), Desk), (nameof(Late), Late ? "true" : null), (nameof(Text), Text?.Trim()), (nameof(Down), down ? "true" : null), (nameof(After), after),
        })
        {
            if (!string.IsNullOrEmpty(value))
            {
#pragma warning disable CA1308 // Addresses are lower case throughout the site.
                query.Add(name.ToLowerInvariant(), value);
#pragma warning restore CA1308
            }
        }

        return $"/bureau/campaigns/{campaignId}{query.ToQueryString()}";
    }
}
