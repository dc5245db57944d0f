using Evaluation.Storage;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Web.Pages.Bureau.Units;

/// <summary>The units of the bureau's region with the state of their accounts.</summary>
public sealed class IndexModel(EvaluationDb db) : PageModel
{
    private const int PageLength = 50;

    /// <summary>Part of code, name or desk.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Find { get; set; }

    /// <summary>The last code of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public IReadOnlyList<UnitRow> Units { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>Where the next page starts; null on the last one.</summary>
    public string? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var regions = db.Scope.BureauRegionIds;
        var units = db.BudgetUnits.AsNoTracking().Where(u => regions.Contains(u.RegionId));
        if (!string.IsNullOrWhiteSpace(Find))
        {
            var find = Find.Trim();
            units = units.Where(u => u.Code.Contains(find) || u.Name.Contains(find) || (u.Desk != null && u.Desk.Contains(find)));
        }

        Total = await units.CountAsync(cancellationToken);
        if (!string.IsNullOrEmpty(After))
        {
            units = units.Where(u => u.Code.CompareTo(After) > 0);
        }

        var rows = await units.OrderBy(u => u.Code).Take(PageLength + 1)
            .Select(u => new UnitRow(
                u.UnitId,
                u.Code,
                u.Name,
                u.Department,
                u.Desk,
                db.Memberships.Where(m => m.UnitId == u.UnitId).Select(m => m.PersonId).Distinct().Count(),
                db.Users.Count(p => p.DisabledAt == null && p.PasswordHash == null && db.Memberships.Any(m => m.PersonId == p.Id && m.UnitId == u.UnitId))))
            .ToListAsync(cancellationToken);
        Units = [.. rows.Take(PageLength)];
        Next = rows.Count > PageLength ? Units[^1].Code : null;
    }
}

/// <summary>A unit in the bureau's list.</summary>
/// <param name="NotActivated">Accounts whose code was not used yet.</param>
public sealed record UnitRow(Guid UnitId, string Code, string Name, string? Department, string? Desk, int People, int NotActivated);
