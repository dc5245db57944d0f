using System.Text.Json;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>
/// The process that reads PDF files: a request a line comes in, answers a line each go out. It is started with little memory and ended when
/// a file takes too long, so that no file can stop or fill the program that asked.
/// </summary>
internal static class PdfTextProgram
{
    public static void Main()
    {
        while (Console.In.ReadLine() is { } line)
        {
            var request = JsonSerializer.Deserialize(line, PdfJson.Default.PdfRequest)!;
            foreach (var answer in Answers(request))
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(answer, PdfJson.Default.PdfAnswer));
                Console.Out.Flush();
            }
        }
    }

    private static IEnumerable<PdfAnswer> Answers(PdfRequest request) => request.Question switch
    {
        PdfQuestion.Paper => PdfLeaves.Read(request.Path),
        PdfQuestion.Count => [PdfPages.Count(request.Path)],
        _ => PdfPages.Read(request.Path),
    };
}
