using Evaluation.Web.Composition;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Data;

/// <summary>数据表: every figure of the framework, filled in like a spreadsheet.</summary>
[RequestFormLimits(ValueCountLimit = 8192)]
public sealed class IndexModel(FilingOpener opener, EntrySaving saving, FormAnswer form, IWebHostEnvironment environment) : FilingPage(opener)
{
    public DataView View { get; private set; } = null!;

    public string Seen { get; private set; } = string.Empty;

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    private DataUnits Units => DataUnits.Read(Request.Cookies[Cookie.Name!]);

    private CookieBuilder Cookie
    {
        get
        {
            var cookie = new CookieBuilder { MaxAge = TimeSpan.FromDays(365) };
            cookie.Guard(DataUnits.Cookie, environment);
            return cookie;
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        View = new DataView(Open, Units);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var answer = await form.SaveAsync(this, Open, Units.OfPaths(Open.Sheet.Facts), cancellationToken);
        if (answer.Result is { } done)
        {
            return done;
        }

        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        Conflicts = answer.Conflicts;
        View = new DataView(Open, Units, answer.Typed);
        return Page();
    }

    /// <summary>Changes the unit of one table; nothing of the filing changes.</summary>
    public async Task<IActionResult> OnPostUnitAsync(string? table, bool yuan, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken) || Open.Framework.Blocks.All(block => block.Key != table))
        {
            return NotFound();
        }

        Response.Cookies.Append(Cookie.Name!, Units.With(table!, yuan), Cookie.Build(HttpContext));
        return LocalRedirect($"/filings/{FilingId}/data#block-{table}");
    }
}
