using Evaluation.Documents.Frameworks;
using Evaluation.Documents.Pdf;
using Evaluation.Storage.Setup;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Pages.Admin.Settings;

/// <summary>How the program is set up; read only, since settings live in its configuration.</summary>
public sealed class IndexModel(IOptions<StorageOptions> storage, FrameworkLibrary frameworks, PdfPress press, IWebHostEnvironment environment) : PageModel
{
    public string Provider => storage.Value.Provider;

    public string DataFolder => storage.Value.DataFolder;

    public string Profile => environment.IsDevelopment() ? "演示（Development）" : "正式（Production）";

    public FrameworkLibrary Frameworks => frameworks;

    /// <summary>What is missing for PDF; null when reports can be printed.</summary>
    public string? PdfProblem { get; private set; }

    public void OnGet()
    {
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
