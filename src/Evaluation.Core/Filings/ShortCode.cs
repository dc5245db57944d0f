namespace Evaluation.Core.Filings;

/// <summary>An indicator said in short.</summary>
/// <param name="Said">As it stands in the name.</param>
/// <param name="Codes">The indicators it may mean; one: no other can be meant.</param>
public sealed record ShortCode(string Said, IReadOnlyList<string> Codes);
