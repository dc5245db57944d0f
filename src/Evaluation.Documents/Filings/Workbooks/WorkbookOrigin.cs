namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>Where a filing's workbook comes from; kept inside it, so that it finds its way back.</summary>
/// <param name="FilingId">The filing in the program; null for one that lies in a file.</param>
/// <param name="At">When it was written.</param>
public sealed record WorkbookOrigin(Guid? FilingId, DateTimeOffset At);
