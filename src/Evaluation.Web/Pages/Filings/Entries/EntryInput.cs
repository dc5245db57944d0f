namespace Evaluation.Web.Pages.Filings.Entries;

/// <summary>One value as the script of a page sends it.</summary>
/// <param name="Path">Address of the value.</param>
/// <param name="Value">As typed.</param>
/// <param name="Version">Version the person saw; empty when there was none.</param>
public sealed record EntryInput(string? Path, string? Value, string? Version);
