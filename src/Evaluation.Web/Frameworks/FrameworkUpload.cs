using System.Text;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Web.Frameworks;

/// <summary>The text of an uploaded framework file; null with what is wrong with the file as such.</summary>
public sealed record FrameworkUpload(string? Text, string? Problem)
{
    /// <summary>Bytes of a post that carries a framework: the largest text, and room for the rest of the form.</summary>
    public const int LargestPost = FrameworkReader.LargestFile + (512 * 1024);

    public const string TooLarge = "指标体系超过 1 MB，请检查是否选错了文件。";

    /// <summary>Endings of the files taken.</summary>
    public const string Accept = ".yaml,.yml";

    public const string Hint = "YAML 文本（.yaml），UTF-8 编码，不超过 1 MB";

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static async Task<FrameworkUpload> ReadAsync(IFormFile? file, CancellationToken cancellationToken)
    {
        if (file is null || file.Length == 0)
        {
            return new FrameworkUpload(null, "请选择要上传的文件。");
        }

        if (file.Length > FrameworkReader.LargestFile)
        {
            return new FrameworkUpload(null, TooLarge);
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancellationToken);
        try
        {
            return new FrameworkUpload(s_strict.GetString(content.GetBuffer().AsSpan(0, (int)content.Length)), null);
        }
        catch (DecoderFallbackException)
        {
            return new FrameworkUpload(null, "文件不是 UTF-8 编码的文本，请另存为 UTF-8 编码后上传。");
        }
    }

    /// <summary>Whether a typed text is within the size of a file.</summary>
    public static bool Fits(string text) => Encoding.UTF8.GetByteCount(text) <= FrameworkReader.LargestFile;
}
