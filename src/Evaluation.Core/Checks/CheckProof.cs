using System.Collections.Immutable;
using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Checks;

/// <summary>Runs the examples of a framework's checks with the same code that checks filings.</summary>
internal static class CheckProof
{
    public static IEnumerable<ProvedExample> Run(Framework framework)
    {
        foreach (var check in CheckPlan.Of(framework).Checks)
        {
            var examples = check.Definition.Examples;
            for (var index = 0; index < examples.Count; index++)
            {
                var result = CheckRun.Of(new CheckContext(new FactSheet(framework, Record(framework, check, examples[index])), examples[index].Scores), check).Result;
                yield return new ProvedExample(
                    FormattableString.Invariant($"checks/{check.Definition.Key}/examples/{index + 1}"),
                    check.Definition.Key,
                    examples[index].Name ?? FormattableString.Invariant($"{check.Definition.Key} 例{index + 1}"),
                    Say(examples[index].Result),
                    Say(result),
                    result == examples[index].Result);
            }
        }
    }

    public static string Say(CheckResult result) => result switch
    {
        CheckResult.Passed => "通过",
        CheckResult.Failed => "不符",
        CheckResult.Unchecked => "未核对",
        _ => "不涉及",
    };

    private static FilingRecord Record(Framework framework, PlannedCheck check, CheckExample example)
    {
        var record = FrameworkProof.Entered(framework, example.Given);
        var section = check.Definition.Test is CheckTest.Phrase { Sections: [var first, ..] } ? first : framework.Outline.All.FirstOrDefault(section => section.Text is not null)?.Id;
        return record with
        {
            Year = example.Year ?? framework.Years.From,
            Inputs = example.Source is { } source ? record.Inputs.ToKeyed(input => input.Key, input => input.Value with { Source = source }) : record.Inputs,
            Texts = example.Text is { } text && section is not null ? record.Texts.With(section, text) : record.Texts,
            Evidence = [.. example.Evidence.Select((item, index) => Item(framework, item.Key, item.Value, index))],
        };
    }

    private static EvidenceItem Item(Framework framework, string name, string note, int index) => new(
        name,
        index.ToString("x64", CultureInfo.InvariantCulture),
        [.. framework.Indicators.Select(indicator => indicator.Code)],
        note.Length >= 10 && DateOnly.TryParseExact(note[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null,
        note);
}
