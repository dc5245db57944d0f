using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Filings;

/// <summary>A filing as a JSON file (docs/filing.schema.json): amounts in 元 as texts of digits, strictly read.</summary>
public static class FilingFile
{
    /// <summary>Largest file taken, in bytes.</summary>
    public const int LargestFile = JsonTree.LargestFile;

    /// <summary>The filing of a file; null with at least one fault.</summary>
    public static (FilingRecord? Record, IReadOnlyList<FilingFault> Faults) ReadFile(string path)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > LargestFile)
            {
                return Read(new byte[LargestFile + 1]);
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return Read(bytes);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return (null, [new FilingFault(0, string.Empty, "找不到文件。", "请检查路径。")]);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return (null, [new FilingFault(0, string.Empty, "文件打不开。", "请检查它是不是文件、有没有读取权限。")]);
        }
    }

    /// <summary>The filing of a file's bytes; null with at least one fault.</summary>
    public static (FilingRecord? Record, IReadOnlyList<FilingFault> Faults) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return (null, [new FilingFault(0, string.Empty, "文件是空的。", "请选择填报文件。")]);
        }

        var (root, fault) = JsonTree.Read(bytes);
        if (root is null)
        {
            return (null, [fault!]);
        }

        var faults = new FilingFaults();
        var record = Record(new JsonFields(root, string.Empty, faults));
        return faults.All is { Count: > 0 } found ? (null, found) : (record, []);
    }

    private static FilingRecord Record(JsonFields fields)
    {
        fields.OptionalText("$schema");
        var record = new FilingRecord
        {
            Framework = fields.Text("framework"),
            Year = fields.Whole("year"),
            Unit = Unit(fields),
            Notice = Notice(fields),
            ReportDate = fields.Date("reportDate"),
            Scope = [.. fields.Items("scope").Select(Member)],
            Answers = Pairs(fields, "answers", (answers, key) => answers.Flag(key) ?? false),
            Inputs = Pairs(fields, "inputs", (inputs, key) => inputs.Map(key) is { } figure ? Figure(figure) : new EnteredFigure(null)),
            Accounts = Pairs(fields, "accounts", (figures, key) => figures.Map(key) is { } figure ? Accounts(figure) : new AccountsFigure(0m, string.Empty)),
            Rows = Pairs(fields, "rows", (rows, key) => rows.Map(key) is { } row ? Row(row) : RowEntry.Empty),
            Lists = Pairs(fields, "lists", IReadOnlyList<ListRow> (lists, key) => [.. lists.Items(key).Select(ListRow)]),
            Texts = Pairs(fields, "texts", (texts, key) => texts.Text(key)),
            Explanations = Pairs(fields, "explanations", (texts, key) => texts.Text(key)),
            Evidence = [.. fields.Items("evidence").Select(Evidence)],
            System = System(fields),
        };
        fields.Close();
        return record;
    }

    private static UnitIdentity Unit(JsonFields fields)
    {
        if (fields.Map("unit") is not { } unit)
        {
            return fields.Wrong("unit", 1, "缺少这一项。", "请补上单位编码和名称。", new UnitIdentity(string.Empty, string.Empty, null, null));
        }

        var identity = new UnitIdentity(unit.Text("code"), unit.Text("name"), unit.OptionalText("shortName"), unit.OptionalText("department"));
        unit.Close();
        return identity;
    }

    private static NoticeReference? Notice(JsonFields fields)
    {
        if (fields.Map("notice") is not { } notice)
        {
            return null;
        }

        var reference = new NoticeReference(notice.Text("title"), notice.Text("number"), notice.Date("date"), notice.OptionalText("issuer"));
        notice.Close();
        return reference;
    }

    private static ScopeMember Member(JsonFields fields)
    {
        var member = new ScopeMember(fields.Text("key"), fields.Text("name"));
        fields.Close();
        return member;
    }

    private static EnteredFigure Figure(JsonFields fields)
    {
        var members = fields.Map("members") is { } parts
            ? parts.All.Select(part => (part.Name, Value: parts.Figure(part.Name))).Where(part => part.Value is not null)
                .ToKeyed(part => part.Name, part => part.Value!.Value)
            : null;
        var figure = new EnteredFigure(fields.Figure("value"), fields.OptionalText("typed"), fields.OptionalText("source"), fields.OptionalText("note"), members);
        fields.Close();
        return figure;
    }

    private static AccountsFigure Accounts(JsonFields fields)
    {
        var figure = new AccountsFigure(fields.Figure("value") ?? fields.Wrong("value", fields.LineOf("value"), "缺少这一项。", "请写决算数，如 \"44236000.00\"。", 0m), fields.Text("place"));
        fields.Close();
        return figure;
    }

    private static RowEntry Row(JsonFields fields)
    {
        var items = fields.Map("items") is { } states
            ? states.All.ToKeyed(state => state.Name, state => State(states, state.Name))
            : null;
        var row = new RowEntry(
            fields.Points("claim"),
            fields.OptionalText("claimTyped"),
            fields.OptionalText("reason"),
            items,
            fields.Flag("notApplicable"),
            fields.OptionalText("notApplicableReason"),
            fields.OptionalText("text"),
            fields.OptionalText("state"),
            fields.OptionalText("judged"),
            fields.OptionalText("deduction"),
            fields.OptionalText("deductionReason"));
        fields.Close();
        return row;
    }

    private static ItemState State(JsonFields items, string key) => items.OptionalText(key) switch
    {
        "met" => ItemState.Met,
        "notMet" => ItemState.NotMet,
        "notApplicable" => ItemState.NotApplicable,
        "partly" => ItemState.Partly,
        _ => items.Wrong(key, items.LineOf(key), "检查项写法不对。", "请写 \"met\"（符合）、\"partly\"（基本符合）、\"notMet\"（不符合）或 \"notApplicable\"（不适用）。", ItemState.NotMet),
    };

    private static ListRow ListRow(JsonFields fields)
    {
        var cells = fields.Map("cells") is { } map ? Texts(map) : EntryDictionary.Empty<string>();
        var row = new ListRow(fields.Text("id"), cells);
        fields.Close();
        return row;
    }

    private static EvidenceItem Evidence(JsonFields fields)
    {
        var hash = fields.Text("sha256");
        if (hash.Length > 0 && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigitLower)))
        {
            fields.Wrong("sha256", fields.LineOf("sha256"), "不是SHA-256值。", "应是64位小写十六进制数。", 0);
        }

        var item = new EvidenceItem(fields.Text("name"), hash, fields.Texts("indicators"), fields.Date("date"), fields.OptionalText("note"));
        fields.Close();
        return item;
    }

    private static SystemFacts System(JsonFields fields)
    {
        if (fields.Map("system") is not { } system)
        {
            return SystemFacts.Preview;
        }

        var facts = new SystemFacts(system.Whole("daysLate"), system.Whole("qualityErrors"), system.Flag("decided") ?? false)
        {
            Deductions = Pairs(system, "deductions", (all, code) => all.Map(code) is { } off ? Deduction(off) : new ReviewDeduction(Points.Zero, string.Empty)),
        };
        system.Close();
        return facts;
    }

    private static ReviewDeduction Deduction(JsonFields fields)
    {
        var points = fields.Points("points") ?? Points.Zero;
        if (points <= Points.Zero)
        {
            fields.Wrong("points", fields.LineOf("points"), "复核扣分应大于0。", "请写扣几分，如 \"1.5\"；不扣分的删去这一项。", 0);
        }

        var deduction = new ReviewDeduction(points, fields.Text("reason"));
        fields.Close();
        return deduction;
    }

    private static EntryDictionary<string> Texts(JsonFields fields) =>
        fields.All.ToKeyed(field => field.Name, field => fields.Text(field.Name));

    private static EntryDictionary<T> Pairs<T>(JsonFields fields, string name, Func<JsonFields, string, T> read) =>
        fields.Map(name) is { } map
            ? map.All.ToKeyed(field => field.Name, field => read(map, field.Name))
            : EntryDictionary.Empty<T>();
}
