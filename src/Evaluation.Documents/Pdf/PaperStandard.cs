namespace Evaluation.Documents.Pdf;

/// <summary>What a PDF is made for; the compiler keeps one standard at a time.</summary>
public enum PaperStandard
{
    /// <summary>PDF/A-3a: for filing and keeping, the record attached.</summary>
    Archive,

    /// <summary>PDF/UA-1: for screen readers.</summary>
    Accessible,
}
