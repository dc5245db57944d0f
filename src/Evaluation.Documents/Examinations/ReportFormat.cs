namespace Evaluation.Documents.Examinations;

/// <summary>A kind of file a report can be read from.</summary>
public enum ReportFormat
{
    Word,
    Pdf,
    PlainText,
}
