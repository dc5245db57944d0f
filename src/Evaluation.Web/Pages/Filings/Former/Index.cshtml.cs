using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Evidence;
using Evaluation.Documents.Examinations;
using Evaluation.Documents.Word.Returns;
using Evaluation.Storage.Examinations;
using Evaluation.Web.Composition;
using Evaluation.Web.Examinations;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.Former;

/// <summary>导入上年报告: last year's report is cut up by its headings and stands beside this year's texts.</summary>
[RequestSizeLimit(LargestPost)]
[RequestFormLimits(MultipartBodyLengthLimit = LargestPost)]
[EnableRateLimiting(LimitsSetup.Uploading)]
public sealed class IndexModel(FilingOpener opener, FormerTexts former, ExaminationShelf shelf, TimeProvider time) : FilingPage(opener)
{
    private const long LargestPost = ReportReader.MaximumLength + (1024 * 1024);
    private const int LongestName = 300;

    public IReadOnlyList<FormerLine> Former { get; private set; } = [];

    public bool MayEdit { get; private set; }

    public string Accept => ReportDesk.Accept;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await ShowAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? file, CancellationToken cancellationToken)
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
            return Refused("请选择上年的自评报告。");
        }

        var name = EvidenceInspection.CleanName(file.FileName);
        using var incoming = shelf.Receive();
        await using (var place = System.IO.File.Create(incoming.Path))
        {
            await file.CopyToAsync(place, cancellationToken);
        }

        using var reader = new ReportReader();
        var reading = await reader.ReadAsync(incoming.Path, cancellationToken);
        if (reading.Text is not { } text)
        {
            return Refused($"“{name}”没有导入：{reading.Problem}");
        }

        var report = ReportWriter.Write(Open.Sheet, WordFile.WordSections.EditionOf(Open, time));
        var texts = SectionMatching.OfFormer(text, EditableSection.Of(report), report.Body.OfType<Block.Heading>().Select(heading => heading.Text));
        if (texts.Count == 0)
        {
            return Refused($"“{name}”没有导入：文件里没有与今年报告相同的标题。请把标题改成今年报告的标题后重新导入，或在 Word 中复制需要的文字。");
        }

        await former.BringInAsync(Open, texts, name.Length > LongestName ? name[..LongestName] : name, cancellationToken);
        TempData["Notice"] = $"已导入 {texts.Count} 段上年文字";
        return LocalRedirect($"/filings/{FilingId}/former");
    }

    private async Task<bool> ShowAsync(CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return false;
        }

        var texts = await former.OfAsync(Open, cancellationToken);
        var sections = Open.Framework.Outline.All.Where(section => section.Text is not null).ToList();
        MayEdit = sections.Exists(section => Open.MayEdit(EntryPath.Text(section.Id)));
        var places = new FilingPlaces(Open);
        Former = [.. sections.Where(section => texts.ContainsKey(section.Id)).Select(section => new FormerLine(
            section.Heading, texts[section.Id].Source, places.AddressOf(EntryPath.Text(section.Id)), Open.Folder.TakenTexts.ContainsKey(section.Id)))];
        return true;
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Refused(string problem)
    {
        ModelState.AddModelError("file", problem);
        Response.StatusCode = StatusCodes.Status400BadRequest;
        return Page();
    }
}

/// <summary>A section with a text of last year.</summary>
public sealed record FormerLine(string Heading, string Source, string Address, bool IsTaken);
