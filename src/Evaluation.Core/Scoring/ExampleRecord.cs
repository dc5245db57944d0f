using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Scoring;

/// <summary>
/// A record filled with what a framework's worked examples give, to show its forms and report: the first example of each indicator, and
/// where two give the same figure the first one. It is no worked example itself.
/// </summary>
public static class ExampleRecord
{
    public static FilingRecord Of(Framework framework)
    {
        var record = FrameworkProof.Empty(framework);
        foreach (var indicator in framework.Indicators)
        {
            if (indicator.Examples.FirstOrDefault(example => !example.NotApplicable) is { } example)
            {
                record = With(record, FrameworkProof.Record(framework, indicator, example), indicator.Code);
            }
        }

        return record;
    }

    private static FilingRecord With(FilingRecord record, FilingRecord given, string code) => record with
    {
        Answers = record.Answers.Concat(given.Answers.Where(answer => !record.Answers.ContainsKey(answer.Key))).ToKeyed(),
        Inputs = record.Inputs.Concat(given.Inputs.Where(input => !record.Inputs.ContainsKey(input.Key))).ToKeyed(),
        Lists = record.Lists.Concat(given.Lists.Where(list => !record.Lists.ContainsKey(list.Key))).ToKeyed(),
        Rows = record.Rows.With(code, given.Row(code)),
        Evidence = [.. record.Evidence, .. given.Evidence],
    };
}
