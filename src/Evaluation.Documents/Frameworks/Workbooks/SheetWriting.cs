using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>Lays the tree of a framework out on the sheets of a workbook.</summary>
internal sealed class SheetWriting
{
    private readonly TreePart.Map _root;
    private readonly Dictionary<string, string> _standards;
    private readonly List<(string Code, TreePart.Map Indicator)> _indicators;

    private SheetWriting(TreePart.Map root, IEnumerable<Indicator> indicators)
    {
        _root = root;
        _standards = indicators.ToDictionary(indicator => indicator.Code, RuleText.Of, StringComparer.Ordinal);
        _indicators = [.. Maps(_root, "indicators").SelectMany(group => Maps(group, "groups")).SelectMany(subgroup => Maps(subgroup, "indicators"))
            .Concat(_root.Of("bonus") is TreePart.Map bonus ? Maps(bonus, "indicators") : []).Select(indicator => (indicator.Said("code")!, indicator))];
    }

    public static IReadOnlyList<SheetPage> Of(Framework framework) => new SheetWriting(FrameworkTree.Of(framework), framework.Indicators).Pages();

    /// <summary>The same sheets with nothing in them.</summary>
    public static IReadOnlyList<SheetPage> Blank() => new SheetWriting(new TreePart.Map([], Place.Start), []).Pages();

    private static IEnumerable<TreePart.Map> Maps(TreePart.Map map, string name) => map.Of(name) is TreePart.Items items ? items.Parts.Cast<TreePart.Map>() : [];

    private static TreePart.Map Map(params (string Name, TreePart? Part)[] fields) =>
        new([.. fields.Where(field => field.Part is not null).Select(field => new TreeField(field.Name, Place.Start, field.Part!))], Place.Start);

    private static TreePart.Map With(TreePart.Map map, params (string Name, string? Text)[] fields) => map with
    {
        Fields = [.. fields.Where(field => field.Text is not null).Select(field => new TreeField(field.Name, Place.Start, MapWriting.Text(field.Text!))), .. map.Fields],
    };

    private List<SheetPage> Pages() =>
    [
        WorkbookGuide.Page(),
        Head(),
        Page(FrameworkSheets.Indicators, Maps(_root, "indicators")),
        Page(FrameworkSheets.Items, Rules().SelectMany(rule => Maps(rule.Rule, "items").Select(item => Owned(item, rule)))),
        Page(FrameworkSheets.Bands, Bands()),
        Page(FrameworkSheets.Readings, Rules().Where(rule => rule.Value is not null).SelectMany(rule => Maps(rule.Value!, "readings").Select(reading => Owned(reading, rule)))),
        Page(FrameworkSheets.Options, _indicators.SelectMany(indicator => Options(indicator.Indicator).Select(option => With(option, (FrameworkSheets.Owner, indicator.Code))))),
        Page(FrameworkSheets.Inputs, Maps(_root, "blocks")),
        Page(FrameworkSheets.Lists, Maps(_root, "lists")),
        Page(FrameworkSheets.Derived, Maps(_root, "derived")),
        Page(FrameworkSheets.Questions, Maps(_root, "questions").Select(Question)),
        Page(FrameworkSheets.Grades, Maps(_root, "grades")),
        Page(FrameworkSheets.Limits, Maps(_root, "limits")),
        Page(FrameworkSheets.Bonus, _root.Of("bonus") is TreePart.Map bonus ? Maps(bonus, "indicators") : []),
        Page(FrameworkSheets.Examples, Examples()),
        Page(FrameworkSheets.Checks, Maps(_root, "checks")),
        Page(FrameworkSheets.CheckExamples, Maps(_root, "checks").SelectMany(check => Maps(check, "examples").Select(example => Example(example, check.Said("key")!)))),
        Page(FrameworkSheets.Sections, Sections().Select(section => With(section.Section, ("depth", FormattableString.Invariant($"{section.Depth}"))))),
        Page(FrameworkSheets.Tables, Sections().SelectMany(section => Maps(section.Section, "tables").Select(table => Table(table, section.Section.Said("id")!)))),
    ];

    private SheetPage Head()
    {
        List<IReadOnlyList<SheetCell?>> rows = [[new("项目", CellLook.Heading), new("内容", CellLook.Heading), new("说明", CellLook.Heading)]];
        rows.AddRange(FrameworkSheets.Head.Select(column => (IReadOnlyList<SheetCell?>)
        [
            new(column.Heading, CellLook.Heading), new(Find(_root, column.Path) is { } part ? column.Codec.Write(part) : string.Empty), new(Note(column), CellLook.Note),
        ]));
        return new SheetPage(WorkbookTree.HeadSheet, [22, 60, 60], rows, FrozenRows: 1);

        static string Note(SheetColumn column) => column.Codec.Choices.Count > 0 ? $"{column.Note}{(column.Note is null ? string.Empty : "。")}可以写：{string.Join("、", column.Codec.Choices)}" : column.Note ?? string.Empty;
    }

    /// <summary>Headings, notes, then a row for every part of the lowest level; upper levels stand in the first row of theirs.</summary>
    private SheetPage Page(SheetShape shape, IEnumerable<TreePart.Map> maps)
    {
        List<SheetColumn> columns = [.. shape.Columns];
        List<IReadOnlyList<SheetCell?>> rows =
        [
            [.. columns.Select(column => new SheetCell(column.Heading, CellLook.Heading))],
            [.. columns.Select((column, index) => new SheetCell((index == 0 ? SheetReading.NotesMark : string.Empty) + column.Note, CellLook.Note))],
        ];
        foreach (var map in maps)
        {
            Rows(shape, 0, map, [], rows);
        }

        var choices = columns.Select((column, index) => (column, index)).Where(column => column.column.Codec.Choices.Count > 0)
            .ToDictionary(column => column.index + 1, column => column.column.Codec.Choices);
        return new SheetPage(shape.Name, [.. columns.Select(column => column.Width)], rows, FrozenRows: 2, shape.FrozenColumns, choices);
    }

    private void Rows(SheetShape shape, int level, TreePart.Map map, IReadOnlyList<SheetCell?> before, List<IReadOnlyList<SheetCell?>> rows)
    {
        List<SheetCell?> cells = [.. before, .. Cells(shape.Levels[level], map)];
        var children = shape.Levels[level].Children is { Length: > 0 } name ? Maps(map, name).ToList() : [];
        if (children.Count == 0)
        {
            rows.Add([.. cells, .. shape.Levels.Skip(level + 1).SelectMany(below => below.Columns).Select(_ => new SheetCell(string.Empty))]);
            return;
        }

        foreach (var child in children)
        {
            Rows(shape, level + 1, child, cells, rows);

            // Said once: the rows below go on with it.
            cells = [.. cells.Select(_ => new SheetCell(string.Empty))];
        }
    }

    private IEnumerable<SheetCell> Cells(SheetLevel level, TreePart.Map map)
    {
        var kind = level.Columns.FirstOrDefault(column => column.Path is "rule/kind" or "use" or "kind") is { } deciding && Find(map, deciding.Path) is TreePart.Text text ? text.Value : null;
        foreach (var column in level.Columns)
        {
            var said = column.Path.Length == 0 ? _standards.GetValueOrDefault(map.Said("code") ?? string.Empty, string.Empty)
                : Find(map, column.PathFor(kind)) is { } part ? column.Codec.Write(part) : string.Empty;
            yield return new SheetCell(said, column.Codec.IsNumber ? CellLook.Number : column.Codec.Choices.Count > 0 ? CellLook.Centre : CellLook.Plain);
        }
    }

    private static TreePart? Find(TreePart.Map map, string path)
    {
        TreePart? part = map;
        foreach (var name in path.Split('/'))
        {
            part = (part as TreePart.Map)?.Of(name);
        }

        return part;
    }

    private static IEnumerable<TreePart.Map> Options(TreePart.Map indicator) => indicator.Of("rule") is TreePart.Map rule ? Maps(rule, "options") : [];

    /// <summary>Every rule with the indicator and the option it belongs to.</summary>
    private IEnumerable<OwnedRule> Rules() => _indicators.SelectMany(indicator =>
        Options(indicator.Indicator).Select(option => new OwnedRule(indicator.Code, option.Said("key"), (TreePart.Map)option.Of("rule")!, option.Of("value") as TreePart.Map, option))
            .Prepend(new OwnedRule(indicator.Code, null, (TreePart.Map)indicator.Indicator.Of("rule")!, indicator.Indicator.Of("value") as TreePart.Map, indicator.Indicator)));

    private static TreePart.Map Owned(TreePart.Map map, OwnedRule rule) => With(map, (FrameworkSheets.Owner, rule.Code), (FrameworkSheets.Option, rule.Option));

    private IEnumerable<TreePart.Map> Bands()
    {
        foreach (var rule in Rules())
        {
            foreach (var use in new[] { "bands", "states", "branches" })
            {
                foreach (var band in Maps(rule.Rule, use))
                {
                    yield return Owned(With(band, ("use", use)), rule);
                }
            }

            foreach (var use in new[] { "otherwise", "unknown" })
            {
                if (rule.Rule.Of(use) is TreePart.Map branch)
                {
                    yield return Owned(With(branch, ("use", use)), rule);
                }
            }

            foreach (var cap in rule.Option is null ? Maps(rule.Holder, "caps") : [])
            {
                yield return Owned(With(cap, ("use", "caps")), rule);
            }
        }
    }

    private static TreePart.Map Question(TreePart.Map question) => question.Of("notApplicable") is not TreePart.Map excused ? question : question with
    {
        Fields = [.. question.Fields, new TreeField("excused", Place.Start, new TreePart.Items(
            [.. excused.Fields.Select(field => Map(("code", MapWriting.Text(field.Name)), ("reason", field.Value)))], Place.Start))],
    };

    private IEnumerable<TreePart.Map> Examples() =>
        _indicators.SelectMany(indicator => Maps(indicator.Indicator, "examples").Select(example => Example(example, indicator.Code)))
            .Concat(Maps(_root, "examples").Select(example => Example(example, WorkbookTree.TotalOwner)));

    private static TreePart.Map Example(TreePart.Map example, string owner)
    {
        var fields = example.Fields.Where(field => field.Name != "lists")
            .Select(field => owner == WorkbookTree.TotalOwner && field.Name == "notApplicable" ? field with { Name = "excused" } : field);
        List<TreePart> rows = [.. ((example.Of("lists") as TreePart.Map)?.Fields ?? []).SelectMany(list => List(list))];
        return With(new TreePart.Map([.. fields, new TreeField("lists", Place.Start, new TreePart.Items(rows, Place.Start))], Place.Start), (FrameworkSheets.Owner, owner));

        static IEnumerable<TreePart> List(TreeField list)
        {
            var parts = ((TreePart.Items)list.Value).Parts;
            return parts.Count == 0
                ? [Map(("list", MapWriting.Text(list.Name)))]
                : parts.Select(row => Map(("list", MapWriting.Text(list.Name)), ("row", row)));
        }
    }

    private IEnumerable<(TreePart.Map Section, int Depth)> Sections()
    {
        return _root.Of("report") is TreePart.Map report ? Below(report, 1) : [];

        static IEnumerable<(TreePart.Map Section, int Depth)> Below(TreePart.Map map, int depth) =>
            Maps(map, "sections").SelectMany(section => Below(section, depth + 1).Prepend((section, depth)));
    }

    private static TreePart.Map Table(TreePart.Map table, string section)
    {
        var rows = Maps(table, "rows").Select(row => Cells((TreePart.Items?)row.Of("cells"), row.Of("label"))).Prepend(Cells((TreePart.Items?)table.Of("columns"), null));
        return Map(("section", MapWriting.Text(section)), ("title", table.Of("title")), ("unitLine", table.Of("unitLine")), ("chart", table.Of("chart")), ("optional", table.Of("optional")), ("rows", new TreePart.Items([.. rows], Place.Start)));

        static TreePart Cells(TreePart.Items? cells, TreePart? label)
        {
            if (cells?.Parts.Count > FrameworkSheets.MostTableColumns)
            {
                throw new NotSupportedException($"报告里的表超过{FrameworkSheets.MostTableColumns}列，放不进工作簿。");
            }

            return Map([("label", label), .. (cells?.Parts ?? []).Select((cell, index) => (FormattableString.Invariant($"cell{index + 1}"), (TreePart?)cell))]);
        }
    }

    /// <summary>A rule with where it belongs.</summary>
    private sealed record OwnedRule(string Code, string? Option, TreePart.Map Rule, TreePart.Map? Value, TreePart.Map Holder);
}
