using System.Globalization;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Builds one map of a tree field by field; what reading restores by itself is left out.</summary>
internal sealed class MapWriting
{
    private readonly List<TreeField> _fields = [];

    public TreePart.Map Map => new(_fields, Place.Start);

    public bool IsEmpty => _fields.Count == 0;

    public static TreePart Text(string text) => new TreePart.Text(text, Place.Start);

    public static TreePart Texts(IEnumerable<string> texts) => new TreePart.Items([.. texts.Select(Text)], Place.Start);

    public static TreePart Items(IEnumerable<TreePart> parts) => new TreePart.Items([.. parts], Place.Start);

    public MapWriting Add(string name, TreePart? part)
    {
        if (part is not null)
        {
            _fields.Add(new TreeField(name, Place.Start, part));
        }

        return this;
    }

    public MapWriting Add(string name, string? text) => Add(name, text is null ? null : Text(text));

    /// <summary>Unless it is what reading assumes.</summary>
    public MapWriting Add(string name, string text, string assumed) => text == assumed ? this : Add(name, text);

    public MapWriting Add(string name, int number) => Add(name, number.ToString(CultureInfo.InvariantCulture));

    public MapWriting Add(string name, Points points) => Add(name, points.Value.ToString("0.##", CultureInfo.InvariantCulture));

    public MapWriting Add(string name, Points? points) => points is { } given ? Add(name, given) : this;

    public MapWriting Add(string name, DateOnly? date) => Add(name, date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public MapWriting Flag(string name, bool value) => value ? Add(name, "true") : this;

    /// <summary>A list of texts, unless it is empty.</summary>
    public MapWriting Add(string name, IReadOnlyList<string> texts) => texts.Count == 0 ? this : Add(name, Texts(texts));

    /// <summary>A list of parts, unless it is empty.</summary>
    public MapWriting AddSome(string name, IReadOnlyList<TreePart> parts) => parts.Count == 0 ? this : Add(name, Items(parts));

    /// <summary>A list of parts, even when it is empty: reading asks for it.</summary>
    public MapWriting AddAll(string name, IEnumerable<TreePart> parts) => Add(name, Items(parts));

    public MapWriting AddMap(string name, MapWriting map) => map.IsEmpty ? this : Add(name, map.Map);
}
