using Evaluation.Core.Filings;
using Evaluation.Documents.Evidence;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>Takes files into a filing's folder: inspected by content, bytes kept once by hash, the row saved with its audit line.</summary>
public sealed class EvidenceUpload(EvaluationDb db, EvidenceStore store, AuditTrail audit, TimeProvider time)
{
    /// <summary>Files of one post.</summary>
    public const int MostFiles = 10;

    /// <summary>Bytes of one post: the files and what stands around them.</summary>
    public const long LargestPost = (MostFiles * EvidenceInspection.MaximumLength) + (1024 * 1024);

    /// <summary>For file fields; the server decides by content.</summary>
    public static string Accept { get; } = string.Join(',', EvidenceFormat.All.SelectMany(format => format.Extensions));

    /// <summary>Adds the files that are sound to the next save, and says of each of the others why it is not taken.</summary>
    public async Task<IReadOnlyList<string>> AddAsync(
        OpenFiling open, IReadOnlyList<IFormFile> files, EvidenceKind kind, IReadOnlyList<string> indicators, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (var file in files)
        {
            if (await AddAsync(open, file, kind, indicators, cancellationToken) is { } problem)
            {
                problems.Add(problem);
            }
        }

        return problems;
    }

    /// <summary>Adds one file to the next save; otherwise says why it is not taken.</summary>
    public async Task<string?> AddAsync(
        OpenFiling open, IFormFile file, EvidenceKind kind, IReadOnlyList<string> indicators, CancellationToken cancellationToken)
    {
        var name = EvidenceInspection.CleanName(file.FileName);
        await using var content = file.OpenReadStream();
        var verdict = EvidenceInspection.Inspect(content, file.FileName);
        if (verdict.Format is not { } format || verdict.Problem is not null)
        {
            return $"“{name}”没有上传：{verdict.Problem}";
        }

        content.Position = 0;
        if (await store.KeepAsync(content, EvidenceInspection.MaximumLength, cancellationToken) is not { } kept)
        {
            return $"“{name}”没有上传：文件超过 20 MB，请压缩或拆分后上传。";
        }

        return Add(open, name, kept, format.ContentType, kind, indicators);
    }

    /// <summary>A piece of evidence of the filing with the same content; null for none.</summary>
    public EvidenceFile? Same(OpenFiling open, string sha256) =>
        open.Folder.EvidenceFiles.Concat(db.EvidenceFiles.Local)
            .FirstOrDefault(file => file.Kind == EvidenceKind.Evidence && file.Sha256 == sha256 && file.FilingId == open.Filing.FilingId);

    /// <summary>Adds a file whose content was inspected and is kept to the next save; otherwise says why it is not taken.</summary>
    public string? Add(OpenFiling open, string name, StoredContent kept, string contentType, EvidenceKind kind, IReadOnlyList<string> indicators)
    {
        if (kind == EvidenceKind.Evidence && Same(open, kept.Sha256) is { } same)
        {
            return $"“{name}”没有上传：内容与已有的“{same.Name}”相同，请直接把该材料关联到所证明的指标。";
        }

        var row = new EvidenceFile
        {
            EvidenceFileId = Guid.NewGuid(),
            FilingId = open.Filing.FilingId,
            Name = name,
            Sha256 = kept.Sha256,
            Length = kept.Length,
            ContentType = contentType,
            Kind = kind,
            By = open.Actor.PersonId,
            At = time.GetUtcNow(),
        };
        row.Links.AddRange(indicators.Select(code => new EvidenceLink { EvidenceFileId = row.EvidenceFileId, Indicator = code }));
        db.EvidenceFiles.Add(row);
        if (kind == EvidenceKind.Evidence)
        {
            open.Filing.Touch();
        }

        audit.Record(
            AuditEventKind.EvidenceAdded,
            $"filing/{open.Filing.FilingId}",
            $"{kind} {row.EvidenceFileId} SHA-256 {kept.Sha256}",
            open.Filing.UnitId,
            open.Filing.RegionId);
        return null;
    }
}
