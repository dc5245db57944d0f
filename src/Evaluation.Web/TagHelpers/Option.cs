namespace Evaluation.Web.TagHelpers;

/// <summary>One answer of a <c>&lt;choices&gt;</c> group.</summary>
public sealed record Option(string Value, string Label, string? Hint = null);
