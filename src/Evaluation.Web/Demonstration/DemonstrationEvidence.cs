using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Pdf;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Storage.People;

namespace Evaluation.Web.Demonstration;

/// <summary>Prints the evidence a demonstration file names, so that there is something to open; each page says that it is invented.</summary>
public sealed class DemonstrationEvidence(EvaluationDb db, EvidenceStore store, PdfPress press, AuditTrail audit, TimeProvider time)
{
    private const long Largest = 20 * 1024 * 1024;

    public async Task AddAsync(Filing filing, FilingRecord record, Person clerk, CancellationToken cancellationToken)
    {
        foreach (var item in record.Evidence)
        {
            byte[] paper;
            try
            {
                paper = await press.PrintAsync(Paper(item, record.Unit.Name), cancellationToken);
            }
            catch (PressException)
            {
                // Without a press there is no evidence to show; the filing then says what is missing.
                return;
            }

            var kept = (await store.KeepAsync(new MemoryStream(paper, writable: false), Largest, cancellationToken))!;
            var file = new EvidenceFile
            {
                EvidenceFileId = Guid.NewGuid(),
                FilingId = filing.FilingId,
                Name = item.Name,
                Sha256 = kept.Sha256,
                Length = kept.Length,
                ContentType = "application/pdf",
                Kind = EvidenceKind.Evidence,
                Note = item.Note,
                Date = item.Date,
                By = clerk.Id,
                At = time.GetUtcNow(),
            };
            file.Links.AddRange(item.Indicators.Select(code => new EvidenceLink { EvidenceFileId = file.EvidenceFileId, Indicator = code }));
            db.EvidenceFiles.Add(file);
            audit.Record(AuditEventKind.EvidenceAdded, $"evidence/{file.EvidenceFileId}", kept.Sha256, filing.UnitId, filing.RegionId);
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private Report Paper(EvidenceItem item, string unit)
    {
        var title = Path.GetFileNameWithoutExtension(item.Name);
        return new Report(
            new ReportProperties(title, unit, time.GetUtcNow(), VersionMark: null, IsDraft: false, SampleNotice: null, Record: null),
            new ReportCover([title, "演示材料"], [new LabelledText("单位", unit)]),
            [
                new Block.Heading(1, "一、", title),
                new Block.Paragraph([new Inline.Words(item.Note ?? title)]),
                new Block.Remark("本材料为演示虚构，不是真实文件。"),
            ],
            []);
    }
}
