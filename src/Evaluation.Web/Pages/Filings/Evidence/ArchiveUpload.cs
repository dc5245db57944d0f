using System.Security.Cryptography;
using System.Text.Json;
using Evaluation.Core.Filings;
using Evaluation.Documents.Evidence;
using Evaluation.Storage.Evidence;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.DataProtection;

namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>A file of a ZIP before it is taken: where it would go, or why it is not taken.</summary>
/// <param name="Path">Its name in the archive, with folders.</param>
/// <param name="Indicators">Codes of the indicators it would prove.</param>
/// <param name="Note">What else there is to know: no code in the name, merged with another.</param>
/// <param name="Problem">Why it is not taken and how to mend that; null when it can be.</param>
/// <param name="Sealed">Names the inspected content, so that what is taken is what was seen; null when it is not taken.</param>
public sealed record ArchivedLine(string Path, IReadOnlyList<string> Indicators, long Length, string? Note, string? Problem, string? Sealed);

/// <summary>
/// Evidence taken in as a ZIP whose names carry indicator codes: every file is inspected like one uploaded alone and shown with where it goes;
/// only what is confirmed then becomes part of the filing.
/// </summary>
public sealed class ArchiveUpload(EvidenceUpload upload, EvidenceStore store, IDataProtectionProvider protection)
{
    private static readonly TimeSpan PreviewHolds = TimeSpan.FromHours(2);

    /// <summary>Where each file would go; nothing is added to the filing yet.</summary>
    public async Task<IReadOnlyList<ArchivedLine>> PreviewAsync(OpenFiling open, Stream zip, CancellationToken cancellationToken)
    {
        var (lines, taken) = (new List<ArchivedLine>(), new Dictionary<string, (int At, KeptFile File)>(StringComparer.Ordinal));
        foreach (var file in EvidenceArchive.Read(zip))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var codes = EvidenceName.Read(open.Framework, file.Path);
            if ((file.Problem ?? Problem(open, codes)) is { } problem || file.Content is not { } content
                || await store.KeepAsync(content, EvidenceInspection.MaximumLength, cancellationToken) is not { } kept)
            {
                lines.Add(new ArchivedLine(file.Path, codes.Codes, 0, null, file.Problem ?? Problem(open, codes), null));
            }
            else if (upload.Same(open, kept.Sha256) is { } same)
            {
                lines.Add(new ArchivedLine(file.Path, codes.Codes, kept.Length, null, $"内容与已有的“{same.Name}”相同，没有再收。请在佐证材料页把该材料关联到所证明的指标。", null));
            }
            else if (taken.TryGetValue(kept.Sha256, out var first))
            {
                var both = first.File with { Indicators = [.. first.File.Indicators.Union(codes.Codes, StringComparer.Ordinal)] };
                taken[kept.Sha256] = (first.At, both);
                lines[first.At] = Line(open, lines[first.At].Path, both, lines[first.At].Note);
                lines.Add(new ArchivedLine(file.Path, codes.Codes, kept.Length, $"内容与压缩包中的“{lines[first.At].Path}”相同，合为一份，指标一并关联。", null, null));
            }
            else
            {
                var own = new KeptFile(EvidenceInspection.CleanName(file.Path), kept.Sha256, kept.Length, file.Format!.ContentType, codes.Codes);
                taken[kept.Sha256] = (lines.Count, own);
                lines.Add(Line(open, file.Path, own, codes.Codes.Count == 0 ? "文件名里没有指标编码，收入后再关联指标。" : null));
            }
        }

        return lines;
    }

    /// <summary>Adds what was previewed to the next save, and says of each of the others why it is not taken.</summary>
    /// <param name="taken">How many were added.</param>
    public IReadOnlyList<string> Take(OpenFiling open, IEnumerable<string> confirmed, out int taken)
    {
        var problems = new List<string>();
        taken = 0;
        foreach (var seal in confirmed.Take(EvidenceArchive.MostFiles).Distinct(StringComparer.Ordinal))
        {
            if (Unseal(open, seal) is not { } file || !store.Contains(file.Sha256))
            {
                problems.Add("预览已过期，请重新选择压缩包。");
            }
            else if (file.Indicators.FirstOrDefault(code => !EvidenceRights.Opens(open, code)) is { } closed)
            {
                problems.Add($"“{file.Name}”没有上传：指标“{open.Framework.Indicator(closed)?.Name ?? closed}”现在不能修改。");
            }
            else if (upload.Add(open, file.Name, new StoredContent(file.Sha256, file.Length), file.ContentType, EvidenceKind.Evidence, file.Indicators) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                taken++;
            }
        }

        return [.. problems.Distinct(StringComparer.Ordinal)];
    }

    private static string? Problem(OpenFiling open, EvidenceName name) =>
        name.Unknown.Count > 0 ? $"“{string.Join("”“", name.Unknown)}”不是本次自评的指标编码。请按下面的编码表改正文件名后重新压缩，或单独上传后关联指标。"
        : name.Codes.FirstOrDefault(code => !EvidenceRights.Opens(open, code)) is { } closed ? $"指标“{open.Framework.Indicator(closed)!.Name}”现在不能修改，没有列入退回范围。"
        : null;

    private ArchivedLine Line(OpenFiling open, string path, KeptFile file, string? note) => new(path, file.Indicators, file.Length, note, null, Protector(open).Protect(JsonSerializer.Serialize(file), PreviewHolds));

    private KeptFile? Unseal(OpenFiling open, string seal)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptFile>(Protector(open).Unprotect(seal));
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(OpenFiling open) =>
        protection.CreateProtector("evidence-archive", open.Actor.PersonId.ToString(), open.Filing.FilingId.ToString()).ToTimeLimitedDataProtector();

    private sealed record KeptFile(string Name, string Sha256, long Length, string ContentType, IReadOnlyList<string> Indicators);
}
