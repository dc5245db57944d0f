using System.Text;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads a framework file (YAML) into a checked <see cref="Framework"/>, or says everything that is wrong with it in one go.</summary>
public static class FrameworkReader
{
    /// <summary>Largest file taken, in bytes.</summary>
    public const int LargestFile = YamlTree.LargestFile;

    /// <summary>The framework of a file; null with at least one fault.</summary>
    /// <param name="prove">False leaves the worked examples to the caller, who shows how each came out.</param>
    public static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) ReadFile(string path, bool prove = true)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > LargestFile)
            {
                return (null, [new FrameworkFault(file, 1, "文件超过1MB。", "请检查是否选错了文件。")]);
            }

            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            return Read(file, reader.ReadToEnd(), prove);
        }
        catch (DecoderFallbackException)
        {
            return (null, [new FrameworkFault(file, 1, "文件不是UTF-8编码的文本。", "请另存为UTF-8编码的YAML文件。")]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return (null, [new FrameworkFault(file, 1, "文件打不开。", "请检查路径和权限。")]);
        }
    }

    /// <summary>The framework of a text; null with at least one fault.</summary>
    /// <param name="prove">False leaves the worked examples to the caller.</param>
    public static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read(string file, string text, bool prove = true) => Read(file, text, new Reading(file), prove);

    /// <summary>
    /// The framework of a text that was published before, here or elsewhere: it never changes, so it is not asked what authors are asked since.
    /// </summary>
    /// <param name="prove">False leaves the worked examples to the caller.</param>
    public static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) ReadPublished(string file, string text, bool prove = true) =>
        Read(file, text, new Reading(file) { IsPublished = true }, prove);

    private static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read(string file, string text, Reading reading, bool prove)
    {
        var (root, fault) = YamlTree.Read(file, text);
        return root is null ? (null, [fault!]) : Read(reading, root, prove);
    }

    /// <summary>The framework of a tree, whatever file it came from.</summary>
    internal static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read(Reading reading, TreePart root, bool prove = true)
    {
        var fields = new FieldReader(reading, root is TreePart.Map written ? StandardExpansion.Of(reading, ShortForms.Of(written)) : root, "head", "指标体系");
        if (!fields.IsMap || reading.HasTakenKey)
        {
            return (null, reading.Faults);
        }

        var framework = Framework(reading, fields);
        foreach (var problem in FrameworkCheck.Run(framework).Where(problem => !(problem.IsForAuthors && reading.IsPublished)).TakeWhile(_ => !reading.IsFull))
        {
            if (!reading.IsFaulty(problem.Path) && !(problem.AddsUp is { } field && reading.IsFieldFaulty(field)))
            {
                reading.Add(problem.Path, reading.PlaceOf(problem.Path), problem.Message, problem.Advice);
            }
        }

        if (prove && reading.Faults.Count == 0)
        {
            foreach (var problem in FrameworkProof.Problems(framework))
            {
                reading.Add(problem.Path, reading.PlaceOf(problem.Path), problem.Message, problem.Advice);
            }
        }

        return reading.Faults.Count == 0 ? (framework, []) : (null, reading.Faults);
    }

    private static Framework Framework(Reading reading, FieldReader fields)
    {
        fields.Settle("head");
        var (blocks, inputs) = DataTableReading.Blocks(fields);
        var lists = DataTableReading.Lists(fields);
        reading.Names = Names(fields, inputs, lists);
        var clause = fields.OptionalText("clause");
        var switches = Switches(fields);
        var (bonus, limit) = IndicatorReading.Bonus(fields, clause, switches.NotApplicable);
        var framework = new Framework
        {
            Code = fields.Text("code"),
            Version = fields.Whole("version"),
            Title = fields.Text("title"),
            Region = fields.Text("region"),
            Years = Years(fields),
            OfficialSource = Source(fields),
            SampleNotice = fields.OptionalText("sampleNotice"),
            Author = fields.OptionalText("author"),
            Date = fields.Date("date"),
            Full = fields.Has("total") ? fields.Points("total") : new Points(100m),
            Switches = switches,
            Grades = [.. fields.Items("grades", "等级", required: true).Select(Grade)],
            Questions = [.. fields.Items("questions", "适用情况问题").Select(Question)],
            Blocks = blocks,
            Inputs = [.. inputs.Select(input => input with { Previous = input.Previous is { } previous ? reading.Names.KeyOf(previous) ?? previous : null })],
            Lists = lists,
            Derived = [.. fields.Items("derived", "中间指标").Select(DataTableReading.Derived)],
            Groups = [.. IndicatorReading.Groups(fields, clause, switches.NotApplicable), .. bonus],
            Bonus = limit,
            Limits = LimitReading.Limits(fields),
            Checks = CheckReading.Checks(fields),
            Examples = ExampleReading.OfTotal(fields),
            Outline = fields.Map("report", "报告", required: true) is { } outline ? OutlineReading.Outline(outline) : ReportOutline.Empty,
        };
        if (!fields.Has("report"))
        {
            reading.Ignore("report");
        }

        fields.Close();
        return framework;
    }

    /// <summary>All names a formula may use; read ahead, because a formula may name what comes later.</summary>
    private static FigureNames Names(FieldReader fields, IReadOnlyList<InputDefinition> inputs, IReadOnlyList<ListDefinition> lists)
    {
        var names = new FigureNames();
        foreach (var input in inputs)
        {
            names.Add(input);
        }

        foreach (var list in lists)
        {
            names.Add(list);
        }

        var bonus = fields.Part("bonus") is TreePart.Map map ? Maps(map.Of("indicators")) : [];
        var indicators = Maps(fields.Part("indicators")).SelectMany(group => Maps(group.Of("groups"))).SelectMany(subgroup => Maps(subgroup.Of("indicators"))).Concat(bonus);
        foreach (var named in Maps(fields.Part("derived")).Concat(indicators.SelectMany(Values)))
        {
            if (named.Said("key") is { } key && named.Said("name") is { } name)
            {
                names.Add(key, name, named.Maps("readings").Prepend(named).Select(part => part.Said("formula")).OfType<string>());
            }
        }

        foreach (var figure in SheetFigures.All)
        {
            names.Add(figure.Key, figure.Name);
        }

        return names;
    }

    /// <summary>The value of an indicator and those of the measures it chooses from.</summary>
    private static IEnumerable<TreePart.Map> Values(TreePart.Map indicator) =>
        (indicator.Of("rule") is TreePart.Map rule ? Maps(rule.Of("options")) : [])
            .Prepend(indicator).Select(part => part.Of("value")).OfType<TreePart.Map>();

    private static IEnumerable<TreePart.Map> Maps(TreePart? part) => part is TreePart.Items items ? items.Parts.OfType<TreePart.Map>() : [];

    private static (int From, int To) Years(FieldReader fields)
    {
        if (fields.Map("years", "适用年度", required: true) is not { } years)
        {
            return default;
        }

        years.Settle("head/years");
        var span = (years.Whole("from"), years.Whole("to"));
        years.Close();
        return span;
    }

    private static OfficialSource? Source(FieldReader fields)
    {
        if (fields.Map("officialSource", "正式文件", required: false) is not { } source)
        {
            return null;
        }

        source.Settle("head/officialSource");
        var date = source.Date("date");
        var read = new OfficialSource(source.Text("title"), source.Text("number"), date ?? default);
        if (date is null && source.IsMap && !source.Has("date"))
        {
            source.Wrong("date", "没有写", "请补上 date: 2022-03-01。", 0);
        }

        source.Close();
        return read;
    }

    private static Switches Switches(FieldReader fields)
    {
        if (fields.Map("switches", "开关", required: false) is not { } switches)
        {
            return new Switches(EvidencePolicy.Mark, NotApplicablePolicy.RescaleLevel1);
        }

        switches.Settle("head/switches");
        var read = new Switches(
            switches.Choice("evidence", Words.Evidence, EvidencePolicy.Mark, required: false),
            switches.Choice("notApplicable", Words.NotApplicable, NotApplicablePolicy.RescaleLevel1, required: false))
        {
            GradeFrom = switches.Choice("gradeFrom", Words.GradeFrom, GradeFrom.Displayed, required: false),
        };
        switches.Close();
        return read;
    }

    private static GradeBand Grade(FieldReader fields)
    {
        fields.Settle($"grades/{fields.Said("name")}");
        var band = new GradeBand(fields.Text("name"), fields.Points("from")) { Exclusive = fields.Flag("exclusive") };
        fields.Close();
        return band;
    }

    private static Question Question(FieldReader fields)
    {
        fields.Settle($"questions/{fields.Said("key")}");
        var reasons = new Dictionary<string, string>(StringComparer.Ordinal);
        if (fields.Map("notApplicable", "不适用的指标", required: false) is { } codes)
        {
            codes.Settle($"{fields.Path}/notApplicable");
            foreach (var code in codes.FieldNames)
            {
                reasons[code] = codes.Text(code);
            }
        }

        var question = new Question(fields.Text("key"), fields.Text("text"), fields.OptionalText("hint"), [.. fields.Texts("hides").Select(word => fields.Reading.Names.KeyOf(word) ?? word)], reasons);
        fields.Close();
        return question;
    }
}
