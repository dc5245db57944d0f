namespace Evaluation.Web.Pages.Filings.Evidence;

/// <summary>What a person says about a file.</summary>
public sealed class EvidenceInput
{
    public Guid? FileId { get; set; }

    /// <summary>Codes of the indicators it proves.</summary>
    public List<string>? Indicators { get; set; }

    public string? Note { get; set; }

    public string? Date { get; set; }
}
