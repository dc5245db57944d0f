using System.Text.RegularExpressions;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>Fields and words of a framework as a workbook calls them: by columns, and by the words of its lists.</summary>
internal sealed partial class ColumnWords : FieldWords
{
    /// <summary>What a map is called in messages, the columns it is read from, and the path before its fields.</summary>
    private static readonly Dictionary<string, (IEnumerable<SheetColumn> Columns, string Prefix)> Maps = new(StringComparer.Ordinal)
    {
        ["指标体系"] = (FrameworkSheets.Head, string.Empty),
        ["适用年度"] = (FrameworkSheets.Head, "years/"),
        ["正式文件"] = (FrameworkSheets.Head, "officialSource/"),
        ["开关"] = (FrameworkSheets.Head, "switches/"),
        ["加分项"] = (FrameworkSheets.Head, "bonus/"),
        ["报告"] = (FrameworkSheets.Head, "report/"),
        ["等级"] = (FrameworkSheets.Grades.Columns, string.Empty),
        ["适用情况问题"] = (FrameworkSheets.Questions.Columns, string.Empty),
        ["数据表分块"] = (FrameworkSheets.Inputs.Levels[0].Columns, string.Empty),
        ["数据项"] = (FrameworkSheets.Inputs.Levels[1].Columns, string.Empty),
        ["列表"] = (FrameworkSheets.Lists.Levels[0].Columns, string.Empty),
        ["列"] = (FrameworkSheets.Lists.Levels[1].Columns, string.Empty),
        ["中间指标"] = (FrameworkSheets.Derived.Columns, string.Empty),
        ["一级指标"] = (FrameworkSheets.Indicators.Levels[0].Columns, string.Empty),
        ["二级指标"] = (FrameworkSheets.Indicators.Levels[1].Columns, string.Empty),
        ["三级指标"] = (FrameworkSheets.Indicators.Levels[2].Columns, string.Empty),
        ["加分指标"] = (FrameworkSheets.Indicators.Levels[2].Columns, string.Empty),
        ["计算值"] = (FrameworkSheets.Indicators.Levels[2].Columns, "value/"),
        ["评分规则"] = (FrameworkSheets.Indicators.Levels[2].Columns, "rule/"),
        ["筛选"] = (FrameworkSheets.Indicators.Levels[2].Columns, "rule/filter/"),
        ["超额完成"] = (FrameworkSheets.Indicators.Levels[2].Columns, "overFulfilment/"),
        ["不适用"] = (FrameworkSheets.Indicators.Levels[2].Columns, "notApplicable/"),
        ["出处"] = (FrameworkSheets.Indicators.Levels[2].Columns, "provenance/"),
        ["口径"] = (FrameworkSheets.Readings.Columns, string.Empty),
        ["检查项"] = (FrameworkSheets.Items.Columns, string.Empty),
        ["档"] = (FrameworkSheets.Bands.Columns, string.Empty),
        ["等次"] = (FrameworkSheets.Bands.Columns, string.Empty),
        ["情形"] = (FrameworkSheets.Bands.Columns, string.Empty),
        ["其他情形"] = (FrameworkSheets.Bands.Columns, string.Empty),
        ["没有上年数"] = (FrameworkSheets.Bands.Columns, string.Empty),
        ["条件封顶"] = (FrameworkSheets.Bands.Columns, string.Empty),
        ["封顶规则"] = (FrameworkSheets.Limits.Columns, string.Empty),
        ["例子"] = (FrameworkSheets.Examples.Columns, string.Empty),
        ["总分例子"] = (FrameworkSheets.Examples.Columns, string.Empty),
        ["校验规则"] = (FrameworkSheets.Checks.Columns, string.Empty),
        ["校验例子"] = (FrameworkSheets.CheckExamples.Columns, string.Empty),
        ["章节"] = (FrameworkSheets.Sections.Columns, string.Empty),
        ["单位填写的文字"] = (FrameworkSheets.Sections.Columns, "text/"),
        ["表"] = (FrameworkSheets.Tables.Columns, string.Empty),
        ["行"] = (FrameworkSheets.Tables.Columns, string.Empty),
    };

    /// <summary>Parts that stand on a sheet of their own.</summary>
    private static readonly Dictionary<string, string> Sheets = new(StringComparer.Ordinal)
    {
        ["rule"] = "评分规则", ["value"] = "计算公式", ["bands"] = "工作表“分档”", ["states"] = "工作表“分档”里的等次", ["branches"] = "工作表“分档”里的情形",
        ["otherwise"] = "工作表“分档”里的其他情形", ["unknown"] = "工作表“分档”里的没有上年数", ["caps"] = "工作表“分档”里的条件封顶", ["items"] = "工作表“检查项”",
        ["readings"] = "工作表“口径”", ["options"] = "工作表“几选一”", ["grades"] = "工作表“等级”", ["questions"] = "工作表“适用问题”", ["blocks"] = "工作表“数据项”",
        ["inputs"] = "工作表“数据项”", ["lists"] = "工作表“列表”", ["derived"] = "工作表“中间指标”", ["indicators"] = "工作表“指标”", ["groups"] = "二级指标",
        ["limits"] = "工作表“封顶”", ["checks"] = "工作表“校验规则”", ["examples"] = "工作表“例子”", ["report"] = "工作表“报告”", ["sections"] = "工作表“报告”", ["years"] = "起始年度、终止年度",
        ["notApplicable"] = "不适用政策", ["overFulfilment"] = "超额的界限", ["provenance"] = "出处", ["filter"] = "筛选列",
    };

    private static readonly Dictionary<string, string> Everything = All();

    private static readonly Dictionary<string, Dictionary<string, string>> BySheet = FrameworkSheets.All
        .Select(shape => (shape.Name, Columns: shape.Levels.Reverse().SelectMany(level => level.Columns))).Append((WorkbookTree.HeadSheet, FrameworkSheets.Head))
        .ToDictionary(sheet => sheet.Item1, sheet => Of(sheet.Item2), StringComparer.Ordinal);

    public override string Field(string what, string name) => Column(what, name)?.Heading ?? Sheets.GetValueOrDefault(name, name);

    public override string Word(string what, string field, string word) =>
        Column(what, field)?.Codec is { Choices.Count: > 0 } codec ? codec.Write(new TreePart.Text(word, Place.Start)) : word;

    public override string Supply(string what, string name) => $"请填写“{Field(what, name)}”。";

    /// <summary>Names of fields outside quotation marks become columns of the sheet; what is quoted is the author's own.</summary>
    public override string Say(string text, string? sheet)
    {
        var own = BySheet.GetValueOrDefault(sheet ?? string.Empty, Everything);
        return Known().Replace(text, found => found.Value[0] == '“' ? found.Value : own.GetValueOrDefault(found.Value) ?? Everything.GetValueOrDefault(found.Value, found.Value));
    }

    private static SheetColumn? Column(string what, string name) => Maps.TryGetValue(what, out var map)
        ? map.Columns.FirstOrDefault(column => column.Path == map.Prefix + name) ?? map.Columns.FirstOrDefault(column => column.PathOfKind.Values.Contains(map.Prefix + name, StringComparer.Ordinal))
        : null;

    /// <summary>The columns of one sheet by the fields they hold; of several with one name that of the deepest level, which most rows are about.</summary>
    private static Dictionary<string, string> Of(IEnumerable<SheetColumn> columns)
    {
        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            foreach (var path in column.PathOfKind.Values.Append(column.Path).Where(path => path.Length > 0))
            {
                words.TryAdd(path[(path.LastIndexOf('/') + 1)..], column.Heading);
            }
        }

        return words;
    }

    private static Dictionary<string, string> All()
    {
        var words = new Dictionary<string, string>(Sheets, StringComparer.Ordinal);
        foreach (var column in FrameworkSheets.Indicators.Levels[2].Columns.Concat(FrameworkSheets.Inputs.Levels[1].Columns).Concat(FrameworkSheets.All.SelectMany(shape => shape.Columns)).Concat(FrameworkSheets.Head))
        {
            foreach (var path in column.PathOfKind.Values.Append(column.Path).Where(path => path.Length > 0))
            {
                words.TryAdd(path[(path.LastIndexOf('/') + 1)..], column.Heading);
            }
        }

        foreach (var (word, said) in SheetWords.All)
        {
            words.TryAdd(word, said);
        }

        return words;
    }

    [GeneratedRegex("“[^”]*”|[A-Za-z][A-Za-z0-9_]*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Known();
}
