namespace Evaluation.Documents.Frameworks;

/// <summary>How fields and words are called where the framework is written; in YAML by their own names.</summary>
internal class FieldWords
{
    public static FieldWords Yaml { get; } = new();

    /// <summary>Name of a field of a map, as its author sees it.</summary>
    public virtual string Field(string what, string name) => name;

    /// <summary>A word of a closed set, as its author sees it.</summary>
    public virtual string Word(string what, string field, string word) => word;

    /// <summary>What to do about a field that is missing.</summary>
    public virtual string Supply(string what, string name) => $"请补上 {name}: …。";

    /// <summary>A message or an advice in the author's terms.</summary>
    /// <param name="sheet">Where it is about; null in a text file.</param>
    public virtual string Say(string text, string? sheet) => text;
}
