using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Web.Filings;

/// <summary>What stands in the fields of a filing's pages: the text of a value as one types it, and the version it was read at.</summary>
public sealed class EnteredValues
{
    private readonly OpenFiling _open;
    private readonly Dictionary<string, (string Text, Guid? Version)> _kept;
    private readonly IReadOnlyDictionary<string, string> _typed;

    /// <param name="open">The filing.</param>
    /// <param name="typed">What was typed but not saved (a conflict, a refusal), by path: it stays in its field.</param>
    public EnteredValues(OpenFiling open, IReadOnlyDictionary<string, string>? typed = null)
    {
        _open = open;
        _typed = typed ?? new Dictionary<string, string>(StringComparer.Ordinal);
        _kept = open.IsFrozen
            ? Entries.FromRecord(open.Record).ToDictionary(entry => entry.Path, entry => (entry.Text, (Guid?)null), StringComparer.Ordinal)
            : open.Folder.Entries.ToDictionary(entry => entry.Path, entry => (entry.Text, (Guid?)entry.Version), StringComparer.Ordinal);
    }

    public IEnumerable<string> Paths => _kept.Keys;

    /// <summary>As it is kept; empty when nothing is.</summary>
    public string Text(string path) => _kept.TryGetValue(path, out var entry) ? entry.Text : string.Empty;

    public Guid? Version(string path) => _kept.TryGetValue(path, out var entry) ? entry.Version : null;

    /// <summary>As it stands in its field: amounts in the unit of the table, what could not be read as it was typed.</summary>
    public string Shown(string path, bool inWan) => _typed.TryGetValue(path, out var typed) ? typed : Kept(path, inWan);

    /// <summary>As it stands in its field when nothing else was typed there.</summary>
    public string Kept(string path, bool inWan) => Shown(_open.Framework, _open.Record.Scope, path, Text(path), inWan);

    /// <summary>A kept text as it stands in its field.</summary>
    public static string Shown(Framework framework, IReadOnlyList<ScopeMember> scope, string path, string text, bool inWan)
    {
        if (text.Length == 0 || EntryReader.FigureAt(framework, scope, path) is not { } kind || kind == FigureKind.YesNo
            || TypedFigure.FromStored(text) is not { } value || (kind == FigureKind.Money && !Money.IsExact(value)))
        {
            return text;
        }

        return FigureText.Editable(kind, value, inWan ? FigureStyle.Screen : FigureStyle.ScreenYuan);
    }

    /// <summary>A field of a page.</summary>
    public EntryField Field(string path, string label, bool inWan = true) =>
        new(path, label, Shown(path, inWan), Version(path), _open.MayEdit(path));
}

/// <summary>One field: where its value is kept, what it is called, what stands in it, and whether it may be changed now.</summary>
public sealed record EntryField(string Path, string Label, string Value, Guid? Version, bool MayEdit);
