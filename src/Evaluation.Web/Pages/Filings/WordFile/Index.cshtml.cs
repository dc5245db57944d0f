using Evaluation.Core.Filings;
using Evaluation.Documents.Evidence;
using Evaluation.Documents.Word.Returns;
using Evaluation.Web.Composition;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.WordFile;

/// <summary>在 Word 中修改: the texts go out as a Word file and come back as a difference; nothing is kept until it is accepted.</summary>
[RequestSizeLimit(LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPost, ValueCountLimit = 1024)]
[EnableRateLimiting(LimitsSetup.Uploading)]
public sealed class IndexModel(FilingOpener opener, FormAnswer form, TimeProvider time) : FilingPage(opener)
{
    private const long LargestPost = ReturnReading.MaximumLength + (1024 * 1024);

    [BindProperty]
    public WordsInput Input { get; set; } = new();

    public WordSections Sections { get; private set; } = null!;

    /// <summary>What came back; null before a file was chosen.</summary>
    public ReturnedSections? Returned { get; private set; }

    public string? FileName { get; private set; }

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    public bool MayEdit => Sections.All.Any(section => Open.MayEdit(EntryPath.Text(section.Id)));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken) ? Page() : NotFound();

    /// <summary>Reads an edited file and shows what it would change.</summary>
    public async Task<IActionResult> OnPostUploadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (!await ShowAsync(cancellationToken))
        {
            return NotFound();
        }

        if (!MayEdit)
        {
            return Forbid();
        }

        if (file is null)
        {
            return Refused("请选择修改后的 Word 文件。");
        }

        await using var content = file.OpenReadStream();
        var returned = ReturnReading.Read(content);
        if (returned.Problem is { } problem)
        {
            return Refused($"“{EvidenceInspection.CleanName(file.FileName)}”没有读取：{problem}");
        }

        Returned = Sections.Compare(returned);
        FileName = EvidenceInspection.CleanName(file.FileName);
        return Page();
    }

    /// <summary>Keeps the sections that were accepted.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await ShowAsync(cancellationToken))
        {
            return NotFound();
        }

        List<TypedEntry> accepted = [.. Input.Sections
            .Where(one => one.Value?.Chosen is not null && Sections.All.Any(section => section.Id == one.Key))
            .Select(one => new TypedEntry(EntryPath.Text(one.Key), one.Value.Chosen!, one.Value.Version))];
        var answer = await form.SetAsync(this, Open, accepted, cancellationToken);
        if (answer.Result is { } done)
        {
            return done;
        }

        Conflicts = answer.Conflicts;
        if (!await ShowAsync(cancellationToken))
        {
            return NotFound();
        }

        ModelState.Remove(nameof(Input));
        Returned = Sections.Again(accepted.Where(entry => answer.Typed.ContainsKey(entry.Path)).Select(entry => (entry.Path["text/".Length..], entry.Text)));
        return Page();
    }

    private async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return false;
        }

        Sections = new WordSections(Open, time);
        return true;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused(string problem)
    {
        ModelState.AddModelError("file", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}
