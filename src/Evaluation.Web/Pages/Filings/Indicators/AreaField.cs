using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Indicators;

/// <summary>A field for sentences on the indicator page; what may no longer be changed stands there as text.</summary>
public sealed record AreaField(EntryField Field, string Label, string? Hint = null, int Rows = 2, bool Required = false);
