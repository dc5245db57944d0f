using System.Security.Cryptography;
using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Reports;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Verification;
using Evaluation.Storage.Examinations;

namespace Evaluation.Web.Verification;

/// <summary>
/// Answers codes and files that anybody brings: whether they are what was filed. A file lies in the data folder while it is read and is deleted
/// then. What was filed is only shown beside what differs from it in few places, so that a code alone opens nothing.
/// </summary>
public sealed class CopyCheck(VersionLookup versions, CopyComparison comparison, ExaminationShelf shelf) : IDisposable
{
    /// <summary>Bytes of a post: the file and what stands around it.</summary>
    public const long LargestPost = PaperReader.MaximumLength + (1024 * 1024);

    public const string Accept = ".pdf,.json";

    private const string Hint = "请输入印在页脚的校验码，或检查文件是不是从本系统下载的用印版。";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    /// <summary>Files read at the same time, everybody's together.</summary>
    private readonly SemaphoreSlim _turns = new(Math.Max(1, Environment.ProcessorCount / 2));

    /// <summary>What a typed code belongs to.</summary>
    public async Task<CopyAnswer> OfCodeAsync(string typed, CancellationToken cancellationToken) => VersionMark.ReadCode(typed) is not { } code
        ? new CopyAnswer(CopyVerdict.Unreadable) { Remarks = ["校验码是 8 个数字和字母，印在每页页脚，例如 7F3K-92QD。请检查后重新输入。"] }
        : await versions.OfCodeAsync(code, cancellationToken) is not { } version ? new CopyAnswer(CopyVerdict.Unknown) { Code = code }
        : new CopyAnswer(version.Filed is null ? CopyVerdict.NotFiled : CopyVerdict.Filed) { Code = code, Filed = version.Filed };

    /// <summary>What a file is; the typed code says which version to compare with where the file does not say it itself.</summary>
    public async Task<CopyAnswer> OfFileAsync(IFormFile file, string? typed, CancellationToken cancellationToken)
    {
        if (file.Length > PaperReader.MaximumLength)
        {
            return Unreadable("文件超过 20 MB，不是系统生成的自评报告。");
        }

        if (!await _turns.WaitAsync(s_patience, cancellationToken))
        {
            return Unreadable("现在核对的人较多，请过一会儿再试。");
        }

        try
        {
            using var incoming = shelf.Receive();
            await using (var place = File.Create(incoming.Path))
            {
                await file.CopyToAsync(place, cancellationToken);
            }

            return await LooksLikePaperAsync(incoming.Path, cancellationToken)
                ? await OfPaperAsync(incoming.Path, typed, cancellationToken)
                : await OfRecordAsync(incoming.Path, typed, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    public void Dispose() => _turns.Dispose();

    private static CopyAnswer Unreadable(string why) => new(CopyVerdict.Unreadable) { Remarks = [why] };

    private static async Task<bool> LooksLikePaperAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        var head = new byte[1024];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return head.AsSpan(0, length).IndexOf("%PDF-"u8) >= 0;
    }

    /// <summary>What is wrong inside is said only of files that are of this kind.</summary>
    private static async Task<bool> LooksLikeRecordAsync(string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        var head = new byte[64];
        var length = await content.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return System.Text.Encoding.UTF8.GetString(head, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n').StartsWith('{');
    }

    private async Task<CopyAnswer> OfPaperAsync(string path, string? typed, CancellationToken cancellationToken)
    {
        using var reader = new PaperReader();
        var (copy, problem) = await reader.ReadAsync(path, cancellationToken);
        if (copy is null)
        {
            return Unreadable(problem!);
        }

        var attached = copy.Record is null ? null : Convert.ToHexStringLower(SHA256.HashData(copy.Record));
        var version = attached is null ? null : await versions.OfHashAsync(attached, copy.Mark?.Number, cancellationToken);
        foreach (var code in new[] { copy.Mark?.Code, typed }.Select(VersionMark.ReadCode).OfType<string>())
        {
            version ??= await versions.OfCodeAsync(code, cancellationToken);
        }

        if (version?.Filed is not { } filed)
        {
            return new CopyAnswer(version is null ? CopyVerdict.Unknown : CopyVerdict.NotFiled) { Code = copy.Mark?.Code, Remarks = version is null ? [Hint] : [] };
        }

        await using var content = File.OpenRead(path);
        var answer = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken)) == version.Pdf
            ? new CopyAnswer(CopyVerdict.SameFile)
            : await comparison.OfPaperAsync(version, copy, reader, cancellationToken);
        return answer with { Code = VersionMark.Code(version.Hash), Filed = filed };
    }

    private async Task<CopyAnswer> OfRecordAsync(string path, string? typed, CancellationToken cancellationToken)
    {
        var (record, faults) = FilingFile.ReadFile(path);
        if (record is null)
        {
            return Unreadable($"这个文件不是 PDF，也不是自评数据（JSON）{(await LooksLikeRecordAsync(path, cancellationToken) ? $"：{faults[0]}" : "，不能核对。")}请选择从本系统下载的用印版 PDF，或 PDF 里所附的“{ReportProof.RecordFile}”。");
        }

        var hash = CanonicalRecord.Hash(record);
        var version = await versions.OfHashAsync(hash, number: null, cancellationToken);
        if (version is null && VersionMark.ReadCode(typed) is { } code)
        {
            version = await versions.OfCodeAsync(code, cancellationToken);
        }

        if (version?.Filed is not { } filed)
        {
            return new CopyAnswer(version is null ? CopyVerdict.Unknown : CopyVerdict.NotFiled)
            {
                Code = VersionMark.Code(version?.Hash ?? hash),
                Remarks = version is null ? ["数据改动过时，请同时输入报告页脚的校验码，才能知道与哪一份比较。"] : [],
            };
        }

        var answer = version.Hash == hash ? new CopyAnswer(CopyVerdict.SameContent) : comparison.OfRecord(version, record);
        return answer with { Code = VersionMark.Code(version.Hash), Filed = filed };
    }
}
