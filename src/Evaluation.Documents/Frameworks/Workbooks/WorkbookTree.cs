using System.Globalization;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>Puts the sheets of a workbook together to the tree of a framework: rows find their indicator, codes and keys left empty are numbered.</summary>
internal sealed class WorkbookTree
{
    public const string HeadSheet = "基本信息";
    public const string TotalOwner = "总分";

    /// <summary>What a framework file writes for grades and a report as they usually are.</summary>
    private const string Standard = "standard";

    private readonly Dictionary<string, Grid> _grids;
    private readonly Reading _reading;
    private readonly Node _root;
    private readonly IndicatorRows _indicators;

    private WorkbookTree(IReadOnlyList<Grid> grids, Reading reading)
    {
        _reading = reading;
        _grids = grids.GroupBy(grid => grid.Name, StringComparer.Ordinal).ToDictionary(grid => grid.Key, grid => grid.First(), StringComparer.Ordinal);
        _root = Head();
        _indicators = new IndicatorRows(Read(FrameworkSheets.Indicators), Read(FrameworkSheets.Bonus), _root.Said("code") ?? string.Empty, reading);
    }

    public static TreePart Of(IReadOnlyList<Grid> grids, Reading reading) => new WorkbookTree(grids, reading).Tree();

    private TreePart.Map Tree()
    {
        _root.Suppose("switches/evidence", "mark");
        _root.Suppose("switches/notApplicable", "rescaleLevel1");
        _indicators.Attach(Read(FrameworkSheets.Options), Read(FrameworkSheets.Readings), Read(FrameworkSheets.Items), Read(FrameworkSheets.Bands));
        var (blocks, lists, derived) = (Read(FrameworkSheets.Inputs), Read(FrameworkSheets.Lists), Read(FrameworkSheets.Derived));
        new FigureRows(blocks, lists, derived, _indicators.Holders).Settle();
        foreach (var input in blocks.SelectMany(block => block.List("inputs")).Where(input => input.Has("system/evidenceOn")))
        {
            input.Set("system/evidenceOn", new TreePart.Text(_indicators.CodeOf(input.Said("system/evidenceOn")!), input.PlaceOf("system")));
        }

        Put("grades", Read(FrameworkSheets.Grades));
        _root.Suppose("grades", Standard);
        Put("questions", [.. Read(FrameworkSheets.Questions).Select(Question)]);
        Put("blocks", blocks);
        Put("lists", lists);
        Put("derived", derived);
        Put("indicators", _indicators.Groups);
        Put("limits", Numbered(Read(FrameworkSheets.Limits), "key", "limit"));
        foreach (var limit in _root.List("limits").Where(limit => limit.Said("kind") == "bands"))
        {
            limit.Begin("bands", limit.Place);
        }

        if (_indicators.Bonus.Count > 0)
        {
            foreach (var indicator in _indicators.Bonus)
            {
                _root.Ensure("bonus", indicator.Place).Append("indicators", indicator);
            }

            _root.Suppose("bonus/code", _indicators.NextGroup);
        }

        Examples();
        Checks();
        Report();
        return _root.Part();
    }

    internal static List<Node> Numbered(List<Node> nodes, string field, string stem)
    {
        var used = nodes.Select(node => node.Said(field)).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var number = 0;
        foreach (var node in nodes.Where(node => !node.Has(field)))
        {
            string name;
            do
            {
                name = FormattableString.Invariant($"{stem}{++number}");
            }
            while (!used.Add(name));
            node.Suppose(field, name);
        }

        return nodes;
    }

    private List<Node> Read(SheetShape shape) => SheetReading.Read(shape, _grids.GetValueOrDefault(shape.Name), _reading);

    private void Put(string name, List<Node> nodes)
    {
        if (nodes.Count > 0)
        {
            _root.Put(name, nodes[0].Place, nodes);
        }
    }

    private Node Head()
    {
        var grid = _grids.GetValueOrDefault(HeadSheet);
        var empty = new Dictionary<string, Place>(StringComparer.Ordinal);
        var root = new Node(new Place(1, HeadSheet, grid?.Number ?? 1, 1), field => FrameworkSheets.Head
            .Where(column => (column.Path == field || column.Path.StartsWith(field + "/", StringComparison.Ordinal)) && empty.ContainsKey(column.Path))
            .Select(column => (Place?)empty[column.Path]).FirstOrDefault());
        foreach (var row in grid?.Rows ?? [])
        {
            var label = string.Concat(row.Text(1).Where(c => !char.IsWhiteSpace(c)));
            if (label is "" or "项目" || label.StartsWith(SheetReading.NotesMark, StringComparison.Ordinal))
            {
                continue;
            }

            var place = new Place(row.Number, HeadSheet, grid!.Number, 2);
            if (FrameworkSheets.Head.FirstOrDefault(column => column.Heading == label) is not { } column)
            {
                var near = _reading.Nearest(label, FrameworkSheets.Head.Select(known => known.Heading));
                _reading.Add($"head/{label}", place with { Column = 1 }, $"没有“{(label.Length > 20 ? label[..20] + "…" : label)}”这一项。", near is null ? "请删去这一行。" : $"是不是“{near}”？");
            }
            else if (row.Text(2) is { Length: > 0 } text)
            {
                root.Set(column.Path, column.Codec.Read(text, place));
            }
            else
            {
                empty.TryAdd(column.Path, place);
            }
        }

        return root;
    }

    private Node Question(Node question, int index)
    {
        question.Suppose("key", FormattableString.Invariant($"question_{index + 1}"));
        var excused = question.List("excused");
        question.Remove("excused");
        if (excused.Count > 0)
        {
            question.Put("notApplicable", excused[0].Place, new TreePart.Map(
                [.. excused.Select(row => new TreeField(_indicators.CodeOf(row.Said("code") ?? string.Empty), row.Place, new TreePart.Text(row.Said("reason") ?? string.Empty, row.PlaceOf("reason"))))], excused[0].Place));
        }

        return question;
    }

    private void Examples()
    {
        Node? owner = null;
        var isTotal = false;
        foreach (var example in Read(FrameworkSheets.Examples))
        {
            Lists(example);
            if (example.Said(FrameworkSheets.Owner) is { } said)
            {
                isTotal = said.Trim() == TotalOwner;
                owner = isTotal ? null : _indicators.Owner(said, example.PlaceOf(FrameworkSheets.Owner));
            }

            example.Remove(FrameworkSheets.Owner);
            if (isTotal)
            {
                if (example.Has("excused") && example.PlaceOf("excused") is var place)
                {
                    example.Put("notApplicable", place, Find(example, "excused"));
                    example.Remove("excused");
                }

                _root.Append("examples", example);
            }
            else
            {
                owner?.Append("examples", example);
            }
        }
    }

    private void Checks()
    {
        var checks = Read(FrameworkSheets.Checks);
        Put("checks", checks);
        Node? owner = null;
        foreach (var example in Read(FrameworkSheets.CheckExamples))
        {
            Lists(example);
            if (example.Said(FrameworkSheets.Owner) is { } said)
            {
                owner = checks.Find(check => check.Said("key") == said.Trim());
                if (owner is null)
                {
                    _reading.Add($"checks/{said}/examples", example.PlaceOf(FrameworkSheets.Owner), $"没有编号为“{said}”的校验规则。", "请写工作表“校验规则”里的规则编号。");
                }
            }

            example.Remove(FrameworkSheets.Owner);
            owner?.Append("examples", example);
        }
    }

    private static TreePart Find(Node node, string name) => node.Part().Of(name)!;

    /// <summary>Rows of lists, gathered by list.</summary>
    private static void Lists(Node example)
    {
        var rows = example.List("lists");
        if (rows.Count == 0)
        {
            return;
        }

        var (named, last) = (new List<(string List, Place Place, List<TreePart> Rows)>(), string.Empty);
        foreach (var row in rows)
        {
            last = row.Said("list") ?? last;
            if (named.FindIndex(list => list.List == last) is var at and >= 0)
            {
                named[at].Rows.AddRange(row.Has("row") ? [Find(row, "row")] : []);
            }
            else
            {
                named.Add((last, row.Place, row.Has("row") ? [Find(row, "row")] : []));
            }
        }

        example.Put("lists", rows[0].Place, new TreePart.Map([.. named.Select(list => new TreeField(list.List, list.Place, new TreePart.Items(list.Rows, list.Place)))], rows[0].Place));
    }

    private void Report()
    {
        var sections = Numbered(Read(FrameworkSheets.Sections), "id", "section");
        if (sections.Count == 0 && _root.Below("report") is null)
        {
            _root.Suppose("report", Standard);
            return;
        }

        var report = _root.Ensure("report", sections.Count > 0 ? sections[0].Place : _root.Place);
        var above = new List<Node>();
        foreach (var section in sections)
        {
            var depth = int.TryParse(section.Said("depth"), NumberStyles.None, CultureInfo.InvariantCulture, out var said) ? said : 1;
            if (depth < 1 || depth > above.Count + 1)
            {
                _reading.Add($"report/{section.Said("id")}/depth", section.PlaceOf("depth"), "层次不对。", FormattableString.Invariant($"这一行最多是第{above.Count + 1}层。"));
                depth = 1;
            }

            section.Remove("depth");
            above.RemoveRange(depth - 1, above.Count - depth + 1);
            (above.Count == 0 ? report : above[^1]).Append("sections", section);
            above.Add(section);
        }

        Tables(sections);
    }

    private void Tables(List<Node> sections)
    {
        Node? owner = null;
        foreach (var table in Read(FrameworkSheets.Tables))
        {
            if (table.Said("section") is { } id)
            {
                owner = sections.Find(section => section.Said("id") == id || section.Said("heading") == id);
                if (owner is null)
                {
                    _reading.Add($"report/{id}/tables", table.PlaceOf("section"), $"没有编码为“{id}”的章节。", "请写工作表“报告”里的章节编码。");
                }
            }

            table.Remove("section");
            var rows = table.List("rows");
            table.Remove("rows");
            var heading = rows.Find(row => !row.Has("label"));
            var columns = heading is null ? [] : Cells(heading, 0);
            table.Put("columns", heading?.Place ?? table.Place, new TreePart.Items(columns, heading?.Place ?? table.Place));
            table.Begin("rows", table.Place);
            foreach (var row in rows.Where(row => row != heading))
            {
                var cells = Cells(row, columns.Count);
                var line = new Node(row.Place);
                line.Set("label", new TreePart.Text(row.Said("label") ?? string.Empty, row.PlaceOf("label")));
                line.Set("cells", new TreePart.Items(cells, row.Place));
                table.Append("rows", line);
            }

            owner?.Append("tables", table);
        }
    }

    /// <summary>Cells up to the last that is filled, at least as many as asked for.</summary>
    private static List<TreePart> Cells(Node row, int least)
    {
        var texts = Enumerable.Range(1, FrameworkSheets.MostTableColumns).Select(number => row.Said(FormattableString.Invariant($"cell{number}"))).ToList();
        var count = Math.Max(least, texts.FindLastIndex(text => text is not null) + 1);
        return [.. texts.Take(count).Select((text, index) => new TreePart.Text(text ?? string.Empty, row.PlaceOf(FormattableString.Invariant($"cell{index + 1}"))))];
    }
}
