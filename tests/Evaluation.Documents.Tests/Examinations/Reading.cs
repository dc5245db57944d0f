using Evaluation.Core.Examinations;
using Evaluation.Documents.Examinations;

namespace Evaluation.Documents.Tests.Examinations;

/// <summary>Reads bytes as a file of that name would be read.</summary>
internal static class Reading
{
    public static async Task<ReportReading> Of(byte[] content, string name = "报告.docx")
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-reading-");
        try
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, content);
            using var reader = new ReportReader();
            return await reader.ReadAsync(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static async Task<IReadOnlyList<ReportParagraph>> Paragraphs(byte[] content, string name = "报告.docx")
    {
        var reading = await Of(content, name);
        Assert.Null(reading.Problem);
        return reading.Text!.Paragraphs;
    }

    public static async Task<string[]> Texts(byte[] content, string name = "报告.docx") =>
        [.. (await Paragraphs(content, name)).Select(paragraph => paragraph.AutomaticNumber + paragraph.Text)];
}
