using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Filings;

/// <summary>The sample filing and what it scores.</summary>
internal static class Sample
{
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "docs");

    public static string File => Path.Combine(Folder, "samples", "zhanjiang-npc-2021.json");

    public static Framework Framework { get; } = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).Find("ZJ21@1")!;

    public static FilingRecord Record { get; } = FilingFile.ReadFile(File).Record!;

    public static ScoreSheet Sheet { get; } = Scorer.Score(Framework, Record);
}
