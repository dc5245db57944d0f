using System.Diagnostics.CodeAnalysis;
using Evaluation.Storage.Frameworks;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>A page about one framework version, found by the id in its address.</summary>
public abstract class FrameworkPage(FrameworkDrafts drafts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid FrameworkVersionId { get; set; }

    /// <summary>The version; set by <see cref="FindAsync"/>.</summary>
    public FrameworkVersion Version { get; private set; } = null!;

    public ReadFramework Read { get; private set; } = null!;

    public bool IsDraft => Version.State == FrameworkState.Draft;

    public string Own => AddressOf(FrameworkVersionId);

    public static string AddressOf(Guid frameworkVersionId) => $"/bureau/frameworks/{frameworkVersionId}";

    /// <summary>Finds and reads the version; false when it is not for this bureau: answer <see cref="PageModel.NotFound()"/>.</summary>
    [MemberNotNullWhen(true, nameof(Version), nameof(Read))]
    protected async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        if (await drafts.FindAsync(FrameworkVersionId, cancellationToken) is not { } version)
        {
            return false;
        }

        (Version, Read) = (version, ReadFramework.Of(version));
        return true;
    }

    /// <summary>Back to the text, where the faults stand.</summary>
    protected IActionResult ToTheFaults()
    {
        TempData["Notice"] = Words.FrameworkWords.Faulty;
        return Redirect(IsDraft ? $"{Own}/edit" : Own);
    }
}
