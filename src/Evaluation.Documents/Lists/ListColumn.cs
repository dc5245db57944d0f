namespace Evaluation.Documents.Lists;

/// <summary>A column of a list.</summary>
/// <param name="Width">In digits.</param>
/// <param name="HasTwoDecimals">Its numbers show two decimals; otherwise as many as they have.</param>
public sealed record ListColumn(string Title, double Width, bool HasTwoDecimals = false);
