using System.Text;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Web.Frameworks;

/// <summary>The text of an uploaded framework file, a workbook turned into text; null with what is wrong with the file.</summary>
/// <param name="Problem">One sentence about the file as such.</param>
/// <param name="Faults">What is wrong in the cells of a workbook.</param>
public sealed record FrameworkUpload(string? Text, string? Problem, IReadOnlyList<FrameworkFault> Faults)
{
    /// <summary>Bytes of a post that carries a framework: the largest file, and room for the rest of the form.</summary>
    public const int LargestPost = FrameworkWorkbook.LargestFile + (512 * 1024);

    public const string TooLarge = "指标体系超过 1 MB，请检查是否选错了文件。";

    /// <summary>Endings of the files taken.</summary>
    public const string Accept = ".xlsx,.yaml,.yml";

    public const string Hint = "Excel 工作簿（.xlsx，不超过 3 MB）或 YAML 文本（.yaml，UTF-8 编码，不超过 1 MB）";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<FrameworkUpload> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
        {
            return Refuse("请选择要上传的文件。");
        }

        var isWorkbook = file.FileName.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);
        if (file.Length > (isWorkbook ? FrameworkWorkbook.LargestFile : FrameworkReader.LargestFile))
        {
            return Refuse(isWorkbook ? "工作簿超过 3 MB，请检查是否选错了文件。" : TooLarge);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        return isWorkbook ? OfWorkbook(content) : OfText(content);
    }

    /// <summary>Whether a typed text is within the size of a file.</summary>
    public static bool Fits(string text) => Encoding.UTF8.GetByteCount(text) <= FrameworkReader.LargestFile;

    /// <summary>Examples that do not hold are shown with the draft, so a workbook is taken with them.</summary>
    private static FrameworkUpload OfWorkbook(MemoryStream content)
    {
        var (framework, faults) = FrameworkWorkbook.Read("工作簿", content, prove: false);
        return framework is not null ? new FrameworkUpload(FrameworkYaml.Write(framework), null, [])
            : new FrameworkUpload(null, $"工作簿有 {faults.Count} 处须修改，没有保存。请在 Excel 中改正后重新上传。", faults);
    }

    private static FrameworkUpload OfText(MemoryStream content)
    {
        try
        {
            return new FrameworkUpload(s_strict.GetString(content.GetBuffer().AsSpan(0, (int)content.Length)), null, []);
        }
        catch (DecoderFallbackException)
        {
            return Refuse("文件不是 UTF-8 编码的文本，请另存为 UTF-8 编码后上传。");
        }
    }

    private static FrameworkUpload Refuse(string problem) => new(null, problem, []);
}
