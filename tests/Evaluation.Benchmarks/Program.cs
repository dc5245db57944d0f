using Evaluation.Benchmarks.Subjects;
using Evaluation.Core.Scoring;
using System.Diagnostics;

var framework = SampleFilings.Framework();
var filings = SampleFilings.Make(500);
var hand = new HandLoop(); var facts = new Facts();
foreach (var f in filings)
{
    var sheet = Scorer.Score(framework, f);
    var t = hand.Total(facts.Read(f));
    if (sheet.Totals.Computed.Value != t || sheet.Totals.IncompleteRows > 0)
    {
        for (var i = 0; i < 31; i++) { if (sheet.Rows[i].Computed?.Value != hand.Points[i]) Console.WriteLine($"{sheet.Rows[i].Indicator.Code} {sheet.Rows[i].Computed?.Value} {hand.Points[i]} {string.Join(';', sheet.Rows[i].Missing)}"); }
        break;
    }
}
for (var k = 0; k < 5; k++)
{
    var sw = Stopwatch.StartNew();
    for (var r = 0; r < 20; r++) foreach (var f in filings) hand.Total(facts.Read(f));
    var a = sw.Elapsed.TotalMicroseconds / 10000;
    sw.Restart();
    foreach (var f in filings) Scorer.Score(framework, f);
    var b = sw.Elapsed.TotalMicroseconds / 500;
    Console.WriteLine($"hand {a:F2} us  score {b:F2} us {b / a:F1}");
}
var engine = new EngineRules();
var kept = filings.Select(f => new Facts().Read(f)).ToArray();
foreach (var f in kept) { var a = hand.Total(f); var b = engine.Total(f); if (a != b) { Console.WriteLine($"{a} {b}"); break; } }
for (var k = 0; k < 5; k++)
{
    var sw = Stopwatch.StartNew();
    foreach (var f in kept) engine.Total(f);
    Console.WriteLine($"engine {sw.Elapsed.TotalMicroseconds / kept.Length:F1} us");
}
