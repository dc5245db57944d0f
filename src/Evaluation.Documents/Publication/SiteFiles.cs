namespace Evaluation.Documents.Publication;

/// <summary>Names of the files of a published site.</summary>
internal static class SiteFiles
{
    public const string Index = "index.html";
    public const string Style = "style.css";
    public const string Units = "units.csv";
    public const string DictionaryTable = "data-dictionary.csv";
    public const string DictionaryTree = "data-dictionary.json";
    public const string Hashes = "SHA256SUMS.txt";
    public const string Pdf = "report.pdf";
    public const string Facts = "facts.csv";
    public const string Scores = "scores.csv";
    public const string Data = "data.json";

    /// <summary>What lies beside the page of a filing, with its name for people.</summary>
    public static IReadOnlyList<(string File, string Name)> OfFiling { get; } =
        [(Pdf, "自评报告（PDF）"), (Facts, "数据表（CSV）"), (Scores, "评分表（CSV）"), (Data, "数据和得分（JSON）")];
}
