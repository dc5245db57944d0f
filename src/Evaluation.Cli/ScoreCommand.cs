using Evaluation.Core.Checks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Pdf;
using Evaluation.Documents.Scoring;

namespace Evaluation.Cli;

/// <summary><c>evaluation score</c>: the score sheet of a filing file with its findings.</summary>
internal static class ScoreCommand
{
    public static async Task<int> Run(Arguments arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Foreign("format", "frameworks") is { } foreign)
        {
            return await CommandLine.Refuse(errors, $"score 不用“--{foreign}”。");
        }

        var format = arguments.Option("format") ?? "text";
        if (format is not ("text" or "json"))
        {
            return await CommandLine.Refuse(errors, $"没有“{CommandLine.OneLine(format)}”这种格式，可以写 text 或 json。");
        }

        if (await FilingReading.Read(arguments, errors) is not var (framework, record))
        {
            return CommandLine.Failed;
        }

        var sheet = Scorer.Score(framework, record);
        await using var press = new PdfPress(new PressOptions());
        var findings = SubmissionCheck.Run(sheet, CheckSwitches.Default with { CanPrint = press.CanPrint });
        await output.WriteLineAsync(format == "json" ? ScoreJson.Write(sheet, findings, SubmissionCheck.Unchecked(sheet)) : ScoreText.Write(sheet, findings, SubmissionCheck.Unchecked(sheet)));
        return CommandLine.Done;
    }
}
