using System.Globalization;
using System.Text;
using System.Xml;
using Evaluation.Documents.Archives;
using MiniExcelLibs;

namespace Evaluation.Documents.Units;

/// <summary>Reads the bureau's Excel list of units and people; every fault names its cell and what to write instead.</summary>
public static class UnitListReader
{
    private const string SampleMark = "（请删除本行）";

    /// <summary>Most rows taken at once.</summary>
    public const int MaximumRows = 5_000;

    public const string Preparer = "填报人";
    public const string TeamLeader = "组长";

    private const int MaximumFaults = 200;
    private const int HeadingWithin = 10;

    /// <summary>Headings in the order of the template, with the longest text each takes.</summary>
    private static readonly (string Heading, int Longest, bool Required)[] Columns =
    [
        ("编码", 40, true), ("全称", 200, true), ("简称", 100, false), ("主管部门", 200, false), ("业务科室", 100, false),
        ("姓名", 50, true), ("电话", 40, false), ("角色", 20, true),
    ];

    /// <summary>Names people give to the roles.</summary>
    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        [Preparer] = Preparer, ["经办人"] = Preparer, [TeamLeader] = TeamLeader, ["自评工作小组组长"] = TeamLeader,
    };

    /// <summary>An empty list to fill in.</summary>
    public static byte[] Template()
    {
        using var file = new MemoryStream();
        var example = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["编码"] = "440800001", ["全称"] = "示例单位" + SampleMark, ["简称"] = "示例单位", ["主管部门"] = "示例主管部门",
            ["业务科室"] = "行政政法科", ["姓名"] = "张三", ["电话"] = "0759-3181234", ["角色"] = Preparer,
        };
        file.SaveAs(new[] { example }, sheetName: "单位和人员");
        return file.ToArray();
    }

    /// <param name="content">The uploaded file, seekable.</param>
    public static UnitList Read(Stream content)
    {
        if (ArchiveGuard.Problem(content) is { } problem)
        {
            return Whole(problem);
        }

        try
        {
            return Read(content.Query(excelType: ExcelType.XLSX).Cast<IDictionary<string, object?>>());
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or FormatException or KeyNotFoundException
            or InvalidOperationException or NotSupportedException or ArgumentException or NullReferenceException or IndexOutOfRangeException or OverflowException)
        {
            // The parser gives up on a damaged workbook in many ways; all mean the same to the person.
            return Whole("文件不能作为 Excel 工作簿读取，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。");
        }
    }

    private static UnitList Read(IEnumerable<IDictionary<string, object?>> sheet)
    {
        var (rows, faults) = (new List<UnitListRow>(), new List<UnitListFault>());
        Dictionary<string, string>? places = null;
        var number = 0;
        foreach (var cells in sheet)
        {
            number++;
            if (places is null)
            {
                places = Headings(cells);
                if (places is null && number >= HeadingWithin)
                {
                    break;
                }

                continue;
            }

            if (cells.Values.All(cell => Text(cell).Length == 0))
            {
                continue;
            }

            if (rows.Count >= MaximumRows || faults.Count >= MaximumFaults)
            {
                faults.Add(new UnitListFault(number, Columns[0].Heading, FormattableString.Invariant(
                    $"一次最多导入 {MaximumRows} 行、列出 {MaximumFaults} 处问题，其后的行没有读取。请改正或分开导入。")));
                break;
            }

            if (Row(number, cells, places, faults) is { } row)
            {
                rows.Add(row);
            }
        }

        return places is null
            ? Whole($"没有找到表头。第一行应依次为：{string.Join('、', Columns.Select(column => column.Heading))}。请下载模板填写。")
            : rows.Count == 0 && faults.Count == 0 ? Whole("表中没有单位。请从表头下一行开始填写。")
            : Consistent(new UnitList(rows, faults));
    }

    /// <summary>Letter of the column by heading; null if the row is not the heading.</summary>
    private static Dictionary<string, string>? Headings(IDictionary<string, object?> cells)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (letter, cell) in cells)
        {
            found.TryAdd(Text(cell).Replace(" ", string.Empty, StringComparison.Ordinal), letter);
        }

        return Columns.All(column => !column.Required || found.ContainsKey(column.Heading)) ? found : null;
    }

    private static UnitListRow? Row(int number, IDictionary<string, object?> cells, Dictionary<string, string> places, List<UnitListFault> faults)
    {
        var before = faults.Count;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (heading, longest, required) in Columns)
        {
            var text = places.TryGetValue(heading, out var letter) && cells.TryGetValue(letter, out var cell) ? Text(cell) : string.Empty;
            texts[heading] = text;
            if (required && text.Length == 0)
            {
                faults.Add(new UnitListFault(number, heading, $"不能为空，请填写{heading}。"));
            }
            else if (text.Length > longest)
            {
                faults.Add(new UnitListFault(number, heading, FormattableString.Invariant($"不能超过 {longest} 个字，现有 {text.Length} 个字。")));
            }
        }

        if (texts["全称"].EndsWith(SampleMark, StringComparison.Ordinal))
        {
            faults.Add(new UnitListFault(number, "全称", "这是模板里的示例，请删除本行。"));
        }

        if (texts["编码"].Length > 0 && !texts["编码"].All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
        {
            faults.Add(new UnitListFault(number, "编码", "只能用数字、字母和连接号，如 440800001。"));
        }

        if (texts["角色"].Length > 0 && !Roles.ContainsKey(texts["角色"]))
        {
            faults.Add(new UnitListFault(number, "角色", $"“{texts["角色"]}”不是可用的角色，请写“{Preparer}”或“{TeamLeader}”。"));
        }

        if (!texts["电话"].All(c => char.IsAsciiDigit(c) || c is '-' or ' ' or '+' or '(' or ')' or '转'))
        {
            faults.Add(new UnitListFault(number, "电话", "只填数字，区号和分机可用连接号，如 0759-3181234。"));
        }

        return faults.Count > before ? null : new UnitListRow(
            number, texts["编码"], texts["全称"], Optional(texts["简称"]), Optional(texts["主管部门"]), Optional(texts["业务科室"]),
            texts["姓名"], Optional(texts["电话"]), Roles[texts["角色"]]);
    }

    /// <summary>A unit may stand in several rows, once per person; its own columns then have to agree.</summary>
    private static UnitList Consistent(UnitList list)
    {
        var faults = list.Faults.ToList();
        foreach (var unit in list.Rows.GroupBy(row => row.Code, StringComparer.Ordinal))
        {
            var first = unit.First();
            foreach (var row in unit.Skip(1))
            {
                (string Heading, string? Here, string? There)[] pairs =
                [
                    ("全称", row.Name, first.Name), ("简称", row.ShortName, first.ShortName), ("主管部门", row.Department, first.Department), ("业务科室", row.Desk, first.Desk),
                ];
                faults.AddRange(pairs.Where(pair => pair.Here != pair.There).Select(pair => new UnitListFault(
                    row.Row, pair.Heading, FormattableString.Invariant($"编码 {row.Code} 在第 {first.Row} 行写作“{pair.There}”，这里写作“{pair.Here}”，请改成一致，或改编码。"))));
            }

            faults.AddRange(unit.GroupBy(row => (row.FullName, row.Role)).SelectMany(same => same.Skip(1)).Select(row => new UnitListFault(
                row.Row, "姓名", $"{row.FullName}（{row.Role}）在本单位重复，请删去一行；同名的两个人请在姓名后加以区别。")));
        }

        return new UnitList(list.Rows, [.. faults.OrderBy(fault => fault.Row)]);
    }

    private static UnitList Whole(string message) => new([], [new UnitListFault(0, string.Empty, message)]);

    private static string? Optional(string text) => text.Length == 0 ? null : text;

    /// <summary>A cell as text; codes and phones that Excel made numbers keep all digits.</summary>
    private static string Text(object? cell) => (cell switch
    {
        null => string.Empty,
        string text => text,
        double number when number == Math.Truncate(number) && Math.Abs(number) < 1e15 => ((long)number).ToString(CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? string.Empty,
    }).Normalize(NormalizationForm.FormC).Trim();
}
