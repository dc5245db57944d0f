using System.Text;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>Pairs of a name and what belongs to it, one per line: 本年支出合计：4423.6万元.</summary>
/// <param name="values">Words of the values; null for free ones.</param>
/// <param name="mayBeNames">Whether lines without a colon make a list of names.</param>
internal sealed class PairsCodec(IReadOnlyDictionary<string, string>? values = null, IReadOnlyDictionary<string, string>? names = null, bool mayBeNames = false, bool figures = false) : CellCodec
{
    public override string Write(TreePart part) => part switch
    {
        TreePart.Items { Parts.Count: 0 } or TreePart.Map { Fields.Count: 0 } => Nothing,
        TreePart.Items items => string.Join('\n', items.Parts.Cast<TreePart.Text>().Select(text => Escaped(text.Value))),
        TreePart.Map map => string.Join('\n', map.Fields.Select(field => $"{Escaped(names?.GetValueOrDefault(field.Name) ?? field.Name)}：{Escaped(Value(((TreePart.Text)field.Value).Value))}")),
        _ => throw new NotSupportedException(part.ToString()),
    };

    public override TreePart Read(string text, Place place)
    {
        if (text.Trim() == Nothing)
        {
            return mayBeNames ? new TreePart.Items([], place) : new TreePart.Map([], place);
        }

        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).Select(Cut).ToList();
        return mayBeNames && lines.TrueForAll(line => line.Value is null)
            ? new TreePart.Items([.. lines.Select(line => new TreePart.Text(line.Name, place))], place)
            : new TreePart.Map([.. lines.Select(line => new TreeField(Name(line.Name), place, new TreePart.Text(Read(line.Value ?? string.Empty), place)))], place);
    }

    private static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("：", "\\：", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal)
        .Replace("＝", "\\＝", StringComparison.Ordinal).Replace("=", "\\=", StringComparison.Ordinal);

    /// <summary>Splits at the first colon or equals sign that has no backslash before it.</summary>
    private static (string Name, string? Value) Cut(string line)
    {
        var (name, value) = (new StringBuilder(), (StringBuilder?)null);
        for (var at = 0; at < line.Length; at++)
        {
            var target = value ?? name;
            if (line[at] == '\\' && at + 1 < line.Length)
            {
                at++;
                target.Append(line[at] == 'n' ? '\n' : line[at]);
            }
            else if (value is null && line[at] is '：' or ':' or '＝' or '=')
            {
                value ??= new StringBuilder();
            }
            else
            {
                target.Append(line[at]);
            }
        }

        return (name.ToString().Trim(), value?.ToString().Trim());
    }

    private string Name(string said) => names?.FirstOrDefault(name => name.Value == said).Key ?? said;

    private string Value(string word) => values?.GetValueOrDefault(word) ?? word;

    private string Read(string said) => values?.FirstOrDefault(value => value.Value == said).Key ?? (figures ? Narrow(said) : said);
}
