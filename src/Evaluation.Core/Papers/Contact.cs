namespace Evaluation.Core.Papers;

/// <summary>Whom to ask.</summary>
internal static class Contact
{
    /// <summary>联系电话：0759-1234567、0759-7654321。; nothing without phones.</summary>
    public static string Words(string? phones)
    {
        var lines = (phones ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.Length == 0 ? string.Empty : $"联系电话：{string.Join("、", lines)}。";
    }
}
