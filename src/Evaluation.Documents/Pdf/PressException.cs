namespace Evaluation.Documents.Pdf;

/// <summary>A report could not be printed; the message tells a user what to do, the detail tells an operator why.</summary>
public class PressException(string message, string? detail = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>What the compiler or the operating system said; not for users.</summary>
    public string? Detail { get; } = detail;

    public override string ToString() => Detail is null ? base.ToString() : $"{base.ToString()}{Environment.NewLine}{Detail}";
}
