namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>Reads the rows of one sheet into nodes, level by level; what stands where no column is known is a fault.</summary>
internal sealed class SheetReading
{
    public const string NotesMark = "填写说明：";
    private const int HeadingWithin = 10;

    private readonly SheetShape _shape;
    private readonly Grid _grid;
    private readonly Reading _reading;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);

    private SheetReading(SheetShape shape, Grid grid, Reading reading) => (_shape, _grid, _reading) = (shape, grid, reading);

    /// <summary>Nodes of the first level, each with its children below it.</summary>
    public static List<Node> Read(SheetShape shape, Grid? grid, Reading reading)
    {
        if (grid is null || grid.Rows.Count == 0)
        {
            return [];
        }

        var sheet = new SheetReading(shape, grid, reading);
        return sheet.Heading() is { } heading ? sheet.Rows(heading) : [];
    }

    /// <summary>The heading without blanks and marks.</summary>
    private static string Plain(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c) && c is not '*' and not '＊'));

    private int? Heading()
    {
        var known = _shape.Columns.Select(column => column.Heading).ToHashSet(StringComparer.Ordinal);
        var renamed = _shape.Columns.Where(column => column.Formerly is not null).ToDictionary(column => column.Formerly!, column => column.Heading, StringComparer.Ordinal);
        var enough = Math.Min(2, known.Count);
        for (var index = 0; index < Math.Min(HeadingWithin, _grid.Rows.Count); index++)
        {
            var row = _grid.Rows[index];
            if (row.Cells.Values.Count(text => known.Contains(Plain(text))) < enough)
            {
                continue;
            }

            foreach (var (column, text) in row.Cells)
            {
                var heading = renamed.GetValueOrDefault(Plain(text), Plain(text));
                if (known.Contains(heading))
                {
                    if (!_columns.TryAdd(heading, column))
                    {
                        Fault(row.Number, column, $"“{heading}”这一列写了两次。", "请只保留一列。");
                    }
                }
                else
                {
                    var near = _reading.Nearest(heading, known);
                    Fault(row.Number, column, $"没有“{Shortened(heading)}”这一列。", near is null ? "请删去这一列，或改成本表已有的列名。" : $"是不是“{near}”？");
                }
            }

            return index;
        }

        Fault(_grid.Rows[0].Number, 1, "没有找到表头。", $"第一行应是列名：{string.Join("、", known.Take(8))}…");
        return null;
    }

    private List<Node> Rows(int heading)
    {
        var all = new List<Node>();
        var current = new Node?[_shape.Levels.Length];
        foreach (var row in _grid.Rows.Skip(heading + 1).TakeWhile(_ => !_reading.IsFull).Where(row => !row.Cells.Values.Any(text => text.StartsWith(NotesMark, StringComparison.Ordinal))))
        {
            for (var level = 0; level < _shape.Levels.Length; level++)
            {
                var node = NodeOf(_shape.Levels[level], row);
                if (node is null || IsSame(_shape.Levels[level], current[level], node))
                {
                    continue;
                }

                current[level] = node;
                Array.Fill(current, null, level + 1, current.Length - level - 1);
                if (level == 0)
                {
                    all.Add(node);
                }
                else if (current[level - 1] is { } above)
                {
                    above.Append(_shape.Levels[level - 1].Children, node);
                }
                else
                {
                    Orphan(level, row, node, all, current);
                }
            }
        }

        return all;
    }

    /// <summary>A row whose upper levels nobody named yet.</summary>
    private void Orphan(int level, GridRow row, Node node, List<Node> all, Node?[] current)
    {
        var missing = _shape.Levels[level - 1].Columns;
        var column = missing.FirstOrDefault(column => column.Path is "name" or "title" or "label") ?? missing[0];
        _reading.Add(FormattableString.Invariant($"rows/{_shape.Name}/{row.Number}"), PlaceOf(row, column), $"第一行缺少“{column.Heading}”。", "请填写；下面的行空着就接这一行。");
        for (var upper = 0; upper < level; upper++)
        {
            if (current[upper] is null)
            {
                current[upper] = new Node(node.Place);
                if (upper == 0)
                {
                    all.Add(current[0]!);
                }
                else
                {
                    current[upper - 1]!.Append(_shape.Levels[upper - 1].Children, current[upper]!);
                }
            }
        }

        current[level - 1]!.Append(_shape.Levels[level - 1].Children, node);
    }

    /// <summary>Whether the row repeats what it already stands under.</summary>
    private static bool IsSame(SheetLevel level, Node? current, Node next)
    {
        if (current is null || level.Identity.Length == 0)
        {
            return false;
        }

        var name = level.Identity.FirstOrDefault(name => next.Has(name));
        return name is null || current.Said(name) == next.Said(name);
    }

    private Node? NodeOf(SheetLevel level, GridRow row)
    {
        var kind = level.Columns.FirstOrDefault(column => column.Path is "rule/kind" or "use" or "kind") is { } deciding && Text(row, deciding) is { } word
            ? (deciding.Codec.Read(word, default) as TreePart.Text)?.Value
            : null;
        Node? node = null;
        foreach (var column in level.Columns)
        {
            if (column.Path.Length > 0 && Text(row, column) is { } text)
            {
                var place = PlaceOf(row, column);
                node ??= new Node(place, path => Blank(level, row, kind, path));
                node.Set(column.PathFor(kind), column.Codec.Read(text, place));
            }
        }

        return node;
    }

    /// <summary>The empty cell in which a field, or something of it, would stand.</summary>
    private Place? Blank(SheetLevel level, GridRow row, string? kind, string field)
    {
        var column = level.Columns.FirstOrDefault(column => column.PathFor(kind) is var path && path.StartsWith(field, StringComparison.Ordinal)
            && (path.Length == field.Length || path[field.Length] == '/') && Text(row, column) is null);
        return column is null ? null : PlaceOf(row, column);
    }

    private string? Text(GridRow row, SheetColumn column) =>
        _columns.TryGetValue(column.Heading, out var number) && row.Text(number) is { Length: > 0 } text && !text.AsSpan().Trim().IsEmpty ? text : null;

    private Place PlaceOf(GridRow row, SheetColumn column) => new(row.Number, _grid.Name, _grid.Number, _columns.GetValueOrDefault(column.Heading, 1));

    private void Fault(int row, int column, string message, string advice) =>
        _reading.Add(FormattableString.Invariant($"sheets/{_grid.Name}/{row}/{column}"), new Place(row, _grid.Name, _grid.Number, column), message, advice);

    private static string Shortened(string text) => text.Length > 20 ? text[..20] + "…" : text;
}
