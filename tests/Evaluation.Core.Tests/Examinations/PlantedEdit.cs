namespace Evaluation.Core.Tests.Examinations;

/// <summary>Words replaced by others, where they stand once.</summary>
internal sealed record PlantedEdit(string Old, string New)
{
    public int Count(string text)
    {
        var count = 0;
        for (var at = text.IndexOf(Old, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Old, at + 1, StringComparison.Ordinal))
        {
            count++;
        }

        return count;
    }

    public string Apply(string text) => text.Replace(Old, New, StringComparison.Ordinal);
}
