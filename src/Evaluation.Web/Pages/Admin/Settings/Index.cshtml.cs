using Evaluation.Core.Frameworks;
using Evaluation.Documents.Pdf;
using Evaluation.Storage;
using Evaluation.Storage.Setup;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Pages.Admin.Settings;

/// <summary>How the program is set up; read only, since settings live in its configuration.</summary>
public sealed class IndexModel(IOptions<StorageOptions> storage, EvaluationDb db, FrameworkShelf frameworks, PdfPress press, IWebHostEnvironment environment) : PageModel
{
    public string Provider => storage.Value.Provider;

    public string DataFolder => storage.Value.DataFolder;

    public string Profile => environment.IsDevelopment() ? "演示（Development）" : "正式（Production）";

    public FrameworkShelf Shelf => frameworks;

    /// <summary>Those that the administrator's regions may choose.</summary>
    public IReadOnlyList<Framework> Frameworks { get; private set; } = [];

    /// <summary>What is missing for PDF; null when reports can be printed.</summary>
    public string? PdfProblem { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Frameworks = await frameworks.AllAsync(db.Scope.AdministratorRegionIds, cancellationToken);
        try
        {
            _ = press.Fonts;
        }
        catch (PressException problem)
        {
            PdfProblem = problem.Message;
        }
    }
}
