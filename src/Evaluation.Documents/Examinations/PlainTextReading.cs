using System.Text;
using Evaluation.Core.Examinations;
using Evaluation.Core.Filings;

namespace Evaluation.Documents.Examinations;

/// <summary>Reads a text file: UTF-8, UTF-16 with its mark, or GB 18030, whichever its bytes are.</summary>
internal static class PlainTextReading
{
    private const int MaximumLength = 4 * 1024 * 1024;
    private const string NotText = "文件内容不是文字，请保存为 .docx、.pdf 或 .txt 后重新选择。";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding StrictGb18030 =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030", EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    public static async Task<ReportReading> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        if (content.Length > MaximumLength)
        {
            return ReportReading.Refused("文本文件超过 4 MB，远大于一份自评报告，请只保留报告正文后重新选择。");
        }

        var bytes = new byte[content.Length];
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return Decode(bytes) is { } text && IsReadable(text)
            ? new ReportReading(ReportFormat.PlainText, WrappedLines.Join(ReportText.OfLines(ReadableText.Clean(text))), null)
            : ReportReading.Refused(NotText);
    }

    private static string? Decode(byte[] bytes)
    {
        try
        {
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, ..] => StrictUtf8.GetString(bytes.AsSpan(3)),
                [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(2)),
                [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(2)),
                _ => WithoutMark(bytes),
            };
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static string WithoutMark(byte[] bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return StrictGb18030.GetString(bytes);
        }
    }

    /// <summary>No control characters but those that lay out text.</summary>
    private static bool IsReadable(string text) => !text.AsSpan().ContainsAnyInRange('\0', '\b') && !text.AsSpan().ContainsAnyInRange('\u000e', '\u001f');
}
