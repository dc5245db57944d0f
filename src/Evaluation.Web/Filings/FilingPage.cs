using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Filings;

/// <summary>A page about one filing, found by the id in its address.</summary>
public abstract class FilingPage(FilingOpener opener) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid FilingId { get; set; }

    /// <summary>The filing; set by <see cref="LoadAsync"/>.</summary>
    public OpenFiling Open { get; private set; } = null!;

    public FilingSteps Steps => new(Open);

    /// <summary>Opens the filing; false when it is not for this person: answer <see cref="PageModel.NotFound()"/>.</summary>
    [MemberNotNullWhen(true, nameof(Open))]
    protected async Task<bool> LoadAsync(CancellationToken cancellationToken)
    {
        if (await opener.OpenAsync(FilingId, cancellationToken) is not { } open)
        {
            return false;
        }

        Open = open;
        return true;
    }
}
