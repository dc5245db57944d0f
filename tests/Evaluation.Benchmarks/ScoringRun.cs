using System.Diagnostics;
using Evaluation.Benchmarks.Method;
using Evaluation.Benchmarks.Subjects;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Benchmarks;

/// <summary>The comparisons of one run: the product against the hand-written loop, RulesEngine and LibreOffice.</summary>
internal sealed class ScoringRun
{
    private const int Filings = 256;
    private const int SheetRows = 10_000;
    private const int ReadingPairs = 9;

    /// <summary>Bytes a filing of this size may allocate: without and with its trace.</summary>
    private const long BoundWithoutTrace = 12_000;
    private const long BoundWithTrace = 14_000;

    private readonly Framework _framework = SampleFilings.Framework();
    private readonly IReadOnlyList<FilingRecord> _filings = SampleFilings.Make(Filings);
    private readonly List<Comparison> _comparisons = [];
    private readonly List<string> _notes = [];

    private readonly Subject _tally;
    private readonly Subject _trace;
    private readonly Subject _texts;
    private readonly Subject _hand;
    private readonly Subject _extracted;
    private readonly Subject _engine;
    private readonly Subject _single;

    public ScoringRun()
    {
        var facts = new Facts();
        var hand = new HandLoop();
        var kept = _filings.Select(filing => new Facts().Read(filing)).ToList();
        var expected = kept.ConvertAll(hand.Total);
        var engine = new EngineRules(byCase: true);
        var single = new EngineRules(byCase: false);
        _tally = new("Scorer without trace", number => Scorer.Tally(_framework, _filings[number]).Totals.Computed.Value, expected);
        _trace = new("Scorer with full trace", number => Scorer.Score(_framework, _filings[number]).Totals.Computed.Value, expected);
        _texts = new("Scorer with full trace, every text read", number => Read(Scorer.Score(_framework, _filings[number])), expected);
        _hand = new("hand-written decimal loop", number => hand.Total(facts.Read(_filings[number])), expected);
        _extracted = new("hand-written loop over extracted decimals", number => hand.Total(kept[number]), expected);
        _engine = new("RulesEngine, a rule per case", number => engine.Total(facts.Read(_filings[number])), expected);
        _single = new("RulesEngine, one expression per indicator", number => single.Total(facts.Read(_filings[number])), expected);
    }

    /// <summary>Where the tables are kept.</summary>
    public static string Folder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "benchmarks"));

    public Results Run(TimeProvider time, bool withOffice)
    {
        var versions = Results.Machine();
        Compare(_tally, _hand, atMost: 3);
        Compare(_trace, _hand, atMost: 8);
        Compare(_texts, _hand);
        Compare(_tally, _extracted);
        Compare(_engine, _tally, atLeast: 10);
        Compare(_engine, _trace, atLeast: 10);
        Compare(_single, _tally);
        Compare(_single, _trace);
        if (withOffice && Office.Find() is { } program)
        {
            versions["office"] = Office.Version(program);
            CompareOffice(program);
        }
        else
        {
            _notes.Add($"SKIPPED: LibreOffice ({(withOffice ? "soffice is not installed" : "left out")}).");
        }

        _notes.Add("One thread, processor time of the process (LibreOffice: wall time on both sides), pairs by turns in alternating order; every total measured was compared with the hand-written loop's.");
        _notes.Add("The loop and RulesEngine read the same FilingRecord in the same way; RulesEngine is compiled and warmed. A rule per case states which band, item or branch applied, as our trace does; one expression per indicator gives the bare points.");
        return new Results(
            time.GetUtcNow(),
            versions,
            $"{_framework.Indicators.Count()} indicators, {_framework.Inputs.Count} inputs, {Filings} different complete filings.",
            _comparisons,
            [
                new(_tally.Name, _tally.Allocated(), BoundWithoutTrace),
                new(_trace.Name, _trace.Allocated(), BoundWithTrace),
                new(_texts.Name, _texts.Allocated(), Bound: null),
                new(_hand.Name, _hand.Allocated(), Bound: null),
                new(_engine.Name, _engine.Allocated(), Bound: null),
            ],
            _notes);
    }

    private void Compare(Subject above, Subject below, double? atMost = null, double? atLeast = null)
    {
        Console.Error.WriteLine($"{above.Name} / {below.Name} …");
        _comparisons.Add(new Comparison(above.Name, below.Name, atMost, atLeast, Pairs.Run(above, below, ReadingPairs)));
    }

    /// <summary>Each pair: the workbook once with formulas, once with numbers in their place, and the same 10,000 filings scored here.</summary>
    private void CompareOffice(string program)
    {
        var filings = SampleFilings.Make(SheetRows);
        var facts = filings.Select(filing => new Facts().Read(filing)).ToList();
        var totals = facts.ConvertAll(new HandLoop().Total);
        var tally = new Subject(_tally.Name, number => Scorer.Tally(_framework, filings[number]).Totals.Computed.Value, totals);
        var trace = new Subject(_trace.Name, number => Scorer.Score(_framework, filings[number]).Totals.Computed.Value, totals);
        var folder = Directory.CreateTempSubdirectory("evaluation-benchmarks.").FullName;
        try
        {
            var office = new Office(folder);
            var books = Enum.GetValues<SheetKind>().ToDictionary(kind => kind, kind => Path.Combine(folder, kind + ".xlsx"));
            foreach (var (kind, book) in books)
            {
                Sheet.Write(book, kind, facts);
                office.Convert(program, book, totals);
            }

            var measured = new List<(double Whole, double OverNumbers, double OverResults, double Tally, double Trace)>();
            for (var pair = 0; pair < Pairs.Fewest; pair++)
            {
                Console.Error.WriteLine($"LibreOffice {pair + 1}/{Pairs.Fewest} …");
                var (formulas, results, numbers) = (Each(SheetKind.Formulas), Each(SheetKind.Results), Each(SheetKind.Numbers));
                measured.Add((formulas, formulas - numbers, formulas - results, Pairs.WallTime(tally, SheetRows), Pairs.WallTime(trace, SheetRows)));
            }

            double Each(SheetKind kind) => office.Convert(program, books[kind], totals).TotalMicroseconds / SheetRows;
            Add("LibreOffice, whole run", _tally.Name, 40, [.. measured.Select(m => (m.Whole, m.Tally))]);
            Add("LibreOffice, whole run", _trace.Name, 40, [.. measured.Select(m => (m.Whole, m.Trace))]);
            Add("LibreOffice, formulas − numbers", _tally.Name, null, [.. measured.Select(m => (m.OverNumbers, m.Tally))]);
            Add("LibreOffice, formulas − stored results", _tally.Name, null, [.. measured.Select(m => (m.OverResults, m.Tally))]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        _notes.Add($"LibreOffice, whole run: wall time of one headless conversion of an .xlsx with {SheetRows:#,0} filings ({Sheet.Formulas} formulas each, no stored results) to CSV, start of the program included, divided by the filings.");
        _notes.Add("Formulas − numbers: less the same conversion with plain numbers in place of the formulas, so only reading and calculating the formulas is left. Formulas − stored results: less the same conversion with results stored beside the formulas, so only calculating is left.");
    }

    private void Add(string above, string below, double? atLeast, IReadOnlyList<(double Above, double Below)> pairs) =>
        _comparisons.Add(new Comparison(above, below, AtMost: null, atLeast, pairs));

    /// <summary>Reads every text of every row, as a page that shows all workings does.</summary>
    private static decimal Read(ScoreSheet sheet)
    {
        var length = 0;
        foreach (var row in sheet.Rows)
        {
            var working = row.Working;
            length += working.Name.Length + working.Rule.Length + (working.Value?.Length ?? 0) + (working.Unrounded?.Length ?? 0)
                + (working.Applied?.Length ?? 0) + (working.PointsLine?.Length ?? 0) + (working.Loss?.Length ?? 0)
                + (working.InWords is null ? 0 : 1) + (working.WithNumbers is null ? 0 : 1) + working.Others.Count;
        }

        Debug.Assert(length > 0, "A sheet without a word.");
        return sheet.Totals.Computed.Value;
    }
}
