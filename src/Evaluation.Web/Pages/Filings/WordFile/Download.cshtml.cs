using Evaluation.Core.Reports;
using Evaluation.Documents.Word;
using Evaluation.Storage.Audit;
using Evaluation.Web.Composition;
using Evaluation.Web.Files;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Evaluation.Web.Pages.Filings.WordFile;

/// <summary>The report or one of its sections to be edited in Word.</summary>
[EnableRateLimiting(LimitsSetup.Writing)]
public sealed class DownloadModel(FilingOpener opener, AuditTrail audit, TimeProvider time) : FilingPage(opener)
{
    /// <param name="section">Only this section; null for the whole report.</param>
    /// <param name="plain">Without controls, for programs that mangle them.</param>
    /// <param name="cancellationToken">Stops before anything is sent.</param>
    public async Task<IActionResult> OnGetAsync(string? section, bool plain, CancellationToken cancellationToken)
    {
        if (!await LoadAsync(cancellationToken))
        {
            return NotFound();
        }

        var report = ReportWriter.Write(Open.Sheet, WordSections.EditionOf(Open, time));
        var part = EditableSection.Of(report).FirstOrDefault(one => one.Id == section);
        if (section is not null && part is null)
        {
            return NotFound();
        }

        var content = WordReport.WriteForEditing(report, part?.Id, withControls: !plain);
        await audit.RecordNowAsync(
            AuditEventKind.ReportProduced, $"filing/{FilingId}", $"Word 修改稿{(part is null ? string.Empty : " " + part.Id)}",
            Open.Filing.UnitId, Open.Filing.RegionId, cancellationToken: cancellationToken);
        return FileDownload.Of(
            Response, content, WordReport.ContentType, FormattableString.Invariant($"{Open.Unit.Name}{Open.Record.Year}年度{part?.Heading ?? "自评报告"}（修改稿）.docx"));
    }
}
