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
public sealed record ArchivedLine(string Path, IReadOnlyList<string> Indicators, long Length, string? Note, string? Problem, string? Sealed)
{
    /// <summary>Indicators that the name only says in short, to be chosen.</summary>
    public IReadOnlyList<OfferedIndicator> Offered { get; init; } = [];
}

/// <summary>An indicator to be ticked for a file.</summary>
/// <param name="Said">As it stands in the name.</param>
/// <param name="IsChosen">No other indicator can be meant.</param>
/// <param name="Value">What is posted to choose it.</param>
public sealed record OfferedIndicator(string Said, string Indicator, bool IsChosen, string Value);

/// <summary>
/// Evidence taken in as a ZIP whose names carry indicator codes: every file is inspected like one uploaded alone and shown with where it goes;
/// only what is confirmed then becomes part of the filing.
/// </summary>
public sealed class ArchiveUpload(EvidenceUpload upload, EvidencePreviews previews, EvidenceStore store, IDataProtectionProvider protection)
{
    private const string Expired = "预览已过期，请重新选择压缩包。";

    private static readonly string Full = $"本单位正在预览的文件超过 {EvidencePreviews.MostBytes / 1024 / 1024 / 1024} GB，这一份没有读。请先收入前面的，再上传其余的，或在 {EvidencePreviews.Life.TotalHours:0} 小时后重新上传。";

    /// <summary>Where each file would go; nothing is added to the filing yet.</summary>
    public async Task<IReadOnlyList<ArchivedLine>> PreviewAsync(OpenFiling open, Stream zip, CancellationToken cancellationToken)
    {
        previews.Begin(PlaceOf(open));
        var (lines, taken) = (new List<ArchivedLine>(), new Dictionary<string, (int At, KeptFile File)>(StringComparer.Ordinal));
        foreach (var file in EvidenceArchive.Read(zip))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var codes = EvidenceName.Read(open.Framework, file.Path);
            var problem = file.Problem ?? Problem(open, codes);
            if (problem is not null || file.Content is not { } content)
            {
                lines.Add(Refused(file.Path, codes, 0, problem));
            }
            else if (await previews.KeepAsync(PlaceOf(open), content, cancellationToken) is not { } kept)
            {
                lines.Add(Refused(file.Path, codes, content.Length, Full));
            }
            else if (upload.Same(open, kept.Sha256) is { } same)
            {
                lines.Add(Refused(file.Path, codes, kept.Length, $"内容与已有的“{same.Name}”相同，没有再收。请在佐证材料页把该材料关联到所证明的指标。"));
            }
            else if (taken.TryGetValue(kept.Sha256, out var first))
            {
                var both = first.File.With(codes.Codes, Short(open, codes));
                taken[kept.Sha256] = (first.At, both);
                lines[first.At] = Line(open, lines[first.At].Path, both);
                lines.Add(new ArchivedLine(file.Path, codes.Codes, kept.Length, $"内容与压缩包中的“{lines[first.At].Path}”相同，合为一份，指标一并关联。", null, null));
            }
            else
            {
                var own = new KeptFile(EvidenceInspection.CleanName(file.Path), kept.Sha256, kept.Length, file.Format!.ContentType, codes.Codes, Short(open, codes));
                taken[kept.Sha256] = (lines.Count, own);
                lines.Add(Line(open, file.Path, own));
            }
        }

        return lines;
    }

    /// <summary>Adds what was previewed to the next save, and says of each of the others why it is not taken.</summary>
    /// <param name="confirmed">The seals of the files that are wanted.</param>
    /// <param name="chosen">Values of <see cref="OfferedIndicator"/>.</param>
    public async Task<(IReadOnlyList<string> Problems, int Taken)> TakeAsync(
        OpenFiling open, IEnumerable<string> confirmed, IReadOnlyCollection<string> chosen, CancellationToken cancellationToken)
    {
        var (problems, taken) = (new List<string>(), 0);
        foreach (var seal in confirmed.Take(EvidenceArchive.MostFiles).Distinct(StringComparer.Ordinal))
        {
            if (await TakeAsync(open, seal, chosen, cancellationToken) is { } problem)
            {
                problems.Add(problem);
            }
            else
            {
                taken++;
            }
        }

        return ([.. problems.Distinct(StringComparer.Ordinal)], taken);
    }

    /// <summary>What was taken waits no longer; ask when it is saved.</summary>
    public void Forget(OpenFiling open, IEnumerable<string> confirmed)
    {
        foreach (var file in confirmed.Take(EvidenceArchive.MostFiles).Select(seal => Unseal(open, seal)).OfType<KeptFile>().Where(file => upload.Same(open, file.Sha256) is not null))
        {
            previews.Remove(PlaceOf(open), file.Sha256);
        }
    }

    private async Task<string?> TakeAsync(OpenFiling open, string seal, IReadOnlyCollection<string> chosen, CancellationToken cancellationToken)
    {
        if (Unseal(open, seal) is not { } file)
        {
            return Expired;
        }

        List<string> indicators = [.. file.Indicators.Union(file.Short.SelectMany(guess => guess.Codes).Where(code => chosen.Contains(Choice(file, code), StringComparer.Ordinal)), StringComparer.Ordinal)];
        if (indicators.Find(code => !EvidenceRights.Opens(open, code)) is { } closed)
        {
            return $"“{file.Name}”没有上传：指标“{open.Framework.Indicator(closed)?.Name ?? closed}”现在不能修改。";
        }

        return upload.Same(open, file.Sha256) is null && !await KeepAsync(open, file, cancellationToken)
            ? Expired
            : upload.Add(open, file.Name, new StoredContent(file.Sha256, file.Length), file.ContentType, EvidenceKind.Evidence, indicators);
    }

    /// <summary>Copies what was previewed to where evidence lies; false when it is not there any more.</summary>
    private async Task<bool> KeepAsync(OpenFiling open, KeptFile file, CancellationToken cancellationToken)
    {
        await using var content = previews.OpenRead(PlaceOf(open), file.Sha256);
        return content is not null && (await store.KeepAsync(content, EvidenceInspection.MaximumLength, cancellationToken))?.Sha256 == file.Sha256;
    }

    private static PreviewPlace PlaceOf(OpenFiling open) => new(open.Filing.UnitId, open.Filing.FilingId, open.Actor.PersonId);

    /// <summary>What the name says in short, of the indicators that can be changed now.</summary>
    private static List<ShortCode> Short(OpenFiling open, EvidenceName name) =>
        [.. name.Short.Select(guess => guess with { Codes = [.. guess.Codes.Where(code => EvidenceRights.Opens(open, code))] }).Where(guess => guess.Codes.Count > 0)];

    private static string? NoteOf(KeptFile file) =>
        file.Short.Exists(guess => guess.Codes.Count > 1) ? "可能是几项指标，请勾选所证明的指标。"
        : file.Short.Count > 0 ? "按文件名里的简写关联，请核对。"
        : file.Indicators.Count == 0 ? "文件名里没有本指标体系的编码，收入后再关联指标。"
        : null;

    private static string Choice(KeptFile file, string indicator) => $"{file.Sha256}/{indicator}";

    private static string? Problem(OpenFiling open, EvidenceName name) =>
        name.Unknown.Count > 0 ? $"“{string.Join("”“", name.Unknown)}”不是本次自评的指标编码。请按下面的编码表改正文件名后重新压缩，或单独上传后关联指标。"
        : name.Codes.FirstOrDefault(code => !EvidenceRights.Opens(open, code)) is { } closed ? $"指标“{open.Framework.Indicator(closed)!.Name}”现在不能修改，没有列入退回范围。"
        : null;

    private static ArchivedLine Refused(string path, EvidenceName name, long length, string? problem) => new(path, name.Codes, length, null, problem, null);

    private ArchivedLine Line(OpenFiling open, string path, KeptFile file) =>
        new(path, file.Indicators, file.Length, NoteOf(file), null, Protector(open).Protect(JsonSerializer.Serialize(file), EvidencePreviews.Life))
        {
            Offered =
            [
                .. file.Short.SelectMany(guess => guess.Codes.Select(code => new OfferedIndicator(guess.Said, code, guess.Codes.Count == 1, Choice(file, code))))
                    .Where(one => !file.Indicators.Contains(one.Indicator, StringComparer.Ordinal)).DistinctBy(one => one.Indicator, StringComparer.Ordinal),
            ],
        };

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

    private sealed record KeptFile(string Name, string Sha256, long Length, string ContentType, IReadOnlyList<string> Indicators, List<ShortCode> Short)
    {
        public KeptFile With(IEnumerable<string> indicators, IEnumerable<ShortCode> guesses) => this with
        {
            Indicators = [.. Indicators.Union(indicators, StringComparer.Ordinal)],
            Short = [.. Short.Concat(guesses).DistinctBy(guess => guess.Said, StringComparer.Ordinal)],
        };
    }
}
