using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.TestData;

/// <summary>What a unit entered, written value by value as the pages do.</summary>
internal sealed class FilingBuilder(Framework framework)
{
    private readonly List<Entry> _entries = [];
    private readonly List<EvidenceItem> _evidence = [];
    private SystemFacts _system = SystemFacts.Preview;

    public static FilingRecord Head(Framework framework) => new()
    {
        Framework = framework.Reference,
        Year = 2024,
        Unit = new UnitIdentity("001", "示例单位", ShortName: null, Department: null),
    };

    /// <summary>One value at one address; entering again replaces it.</summary>
    public FilingBuilder Enter(string path, string text)
    {
        _entries.RemoveAll(entry => entry.Path == path);
        _entries.Add(new Entry(path, text));
        return this;
    }

    /// <summary>A figure as stored: money in 元, 92.5 for 92.5 %.</summary>
    public FilingBuilder Value(string key, string stored) => Enter(EntryPath.Input(key), stored);

    public FilingBuilder Answer(string key, bool yes) => Enter(EntryPath.Answer(key), yes ? "1" : "0");

    public FilingBuilder Item(string code, string item, bool met) => Enter(EntryPath.Item(code, item), met ? "1" : "0");

    public FilingBuilder Claim(string code, string points) => Enter(EntryPath.Claim(code), points);

    public FilingBuilder Reason(string code, string text) => Enter(EntryPath.Reason(code), text);

    public FilingBuilder NotApplicable(string code, string? reason = "本年没有这类事项")
    {
        Enter(EntryPath.NotApplicable(code), "1");
        return reason is null ? this : Enter(EntryPath.NotApplicableReason(code), reason);
    }

    public FilingBuilder Row(string list, string row, params (string Column, string Text)[] cells)
    {
        foreach (var (column, text) in cells)
        {
            Enter(EntryPath.Cell(list, row, column), text);
        }

        return this;
    }

    public FilingBuilder Evidence(params string[] indicators)
    {
        _evidence.Add(new EvidenceItem("文件.pdf", new string('a', 64), indicators));
        return this;
    }

    public FilingBuilder System(int daysLate, int errors)
    {
        _system = new SystemFacts(daysLate, errors, Decided: true);
        return this;
    }

    public FilingRecord Record() => Entries.ToRecord(framework, Head(framework) with { Evidence = [.. _evidence], System = _system }, _entries);

    public ScoreSheet Score() => Scorer.Score(framework, Record());

    public RowScore Row(string code) => Score().Row(code)!;
}
