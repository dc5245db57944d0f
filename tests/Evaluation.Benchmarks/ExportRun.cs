using System.Diagnostics;
using System.Globalization;
using Evaluation.Benchmarks.Method;
using Evaluation.Benchmarks.Subjects;
using Evaluation.Documents.Campaigns;
using Evaluation.Documents.Units;
using MiniExcelLibs;

namespace Evaluation.Benchmarks;

/// <summary>
/// Long lists as workbooks: the 汇总表 of 100,000 units with 20 columns against a raw zip and XML writer of the same cells (P7), and the list of units
/// with all its checks against a bare read of the same file (P8). Memory is the peak of a process of its own.
/// </summary>
internal static class ExportRun
{
    private const int Rows = 100_000;
    private const int FewRows = 10_000;
    private const double LeastSpeed = 0.4;
    private const long MostGrowth = 64 << 20;
    private const double LeastReading = 0.3;
    private const string Peak = "peak";

    private static readonly SummaryColumn[] Values = [new("T-1", "支出完成率（%）"), new("T-2", "预算调整率（%）"), new("T-3", "结转结余（万元）")];

    private static readonly SummaryHead Head = new("2021年度部门整体支出绩效自评", "测试市", 2021, "T@1", null, "应报送 100000", "2022-05-10 10:00");

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Array.IndexOf(arguments, Peak) is var at and >= 0)
        {
            Write(int.Parse(arguments[at + 1], CultureInfo.InvariantCulture));
            Console.WriteLine(PeakBytes().ToString(CultureInfo.InvariantCulture));
            return 0;
        }

        Write(FewRows);
        RawWorkbook.Write(Stream.Null, Of(FewRows), Values);
        var export = new Comparison("汇总表, 100,000 × 20 cells", "raw zip and XML", AtMost: 1 / LeastSpeed, AtLeast: null, Measured(
            () => Write(Rows),
            () => RawWorkbook.Write(Stream.Null, Of(Rows), Values)));
        Say("P7", export, Rows);
        var (few, many) = (await PeakOfAsync(FewRows), await PeakOfAsync(Rows));
        Console.WriteLine(FormattableString.Invariant($"P7 memory: peak {few / 1048576.0:0} MB with {FewRows} rows, {many / 1048576.0:0} MB with {Rows}; growth {(many - few) / 1048576.0:0} MB (at most {MostGrowth >> 20})"));

        var list = UnitList();
        UnitListReader.Read(new MemoryStream(list));
        var import = new Comparison("list of units, checked", "bare MiniExcel read", AtMost: 1 / LeastReading, AtLeast: null, Measured(
            () => UnitListReader.Read(new MemoryStream(list)),
            () => ReadBare(list)));
        Say("P8", import, UnitListReader.MaximumRows);
        return export.Verdict == Verdict.Missed || import.Verdict == Verdict.Missed || many - few > MostGrowth ? 1 : 0;
    }

    private static void Say(string row, Comparison compared, int rows) => Console.WriteLine(FormattableString.Invariant(
        $"{row} {compared.Above} / {compared.Below}: {compared.Pairs.Count} pairs, median {compared.Median:0.00} of its time, {compared.Smallest:0.00} to {compared.Largest:0.00}, target {compared.Target}; speed {1 / compared.Median:0.00} of the peer's; {rows / compared.MedianAbove:0} rows/s / {rows / compared.MedianBelow:0} rows/s"));

    /// <summary>Seconds of processor time by turns, in alternating order.</summary>
    private static List<(double Above, double Below)> Measured(Action first, Action second)
    {
        var pairs = new List<(double, double)>();
        for (var pair = 0; pair < Pairs.Fewest; pair++)
        {
            if (pair % 2 == 0)
            {
                var one = Seconds(first);
                pairs.Add((one, Seconds(second)));
            }
            else
            {
                var two = Seconds(second);
                pairs.Add((Seconds(first), two));
            }
        }

        return pairs;
    }

    private static double Seconds(Action work)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Environment.CpuUsage.TotalTime;
        work();
        return (Environment.CpuUsage.TotalTime - before).TotalSeconds;
    }

    private static void ReadBare(byte[] list)
    {
        if (new MemoryStream(list).Query(useHeaderRow: true).Count() != UnitListReader.MaximumRows)
        {
            throw new InvalidOperationException("The list was not read whole.");
        }
    }

    private static void Write(int rows) => SummaryWorkbook.Write(Stream.Null, Head, Values, rows, Of(rows), CancellationToken.None);

    /// <summary>Rows made as they are asked for, every one different.</summary>
    private static IEnumerable<SummaryRow> Of(int rows)
    {
        for (var number = 1; number <= rows; number++)
        {
            yield return new SummaryRow
            {
                Code = (440_000_000 + number).ToString(CultureInfo.InvariantCulture), Name = $"测试市第{number.ToString(CultureInfo.InvariantCulture)}预算单位", Desk = "行政政法科", State = "已报送",
                Deadline = "2022-05-20 17:30", SubmittedAt = "2022-05-10 10:00", DaysLate = number % 7, Self = 9_000 + (number % 1_000) / 100m, Computed = 8_900 + (number % 900) / 100m,
                Data = number % 40, Own = 43, Bureau = 13, Difference = (number % 300) / 100m, Grade = "良", ToExplain = number % 5, Contact = "张填报", Phone = "0759-3181234",
                Values = new Dictionary<string, decimal>(StringComparer.Ordinal) { ["T-1"] = (number % 10_000) / 100m, ["T-2"] = (number % 5_000) / 100m, ["T-3"] = number / 100m },
            };
        }
    }

    private static byte[] UnitList()
    {
        using var file = new MemoryStream();
        file.SaveAs(Enumerable.Range(1, UnitListReader.MaximumRows).Select(number => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["编码"] = (440_000_000 + number).ToString(CultureInfo.InvariantCulture), ["全称"] = "第" + number.ToString(CultureInfo.InvariantCulture) + "预算单位", ["简称"] = "单位" + number.ToString(CultureInfo.InvariantCulture),
            ["主管部门"] = "测试局", ["业务科室"] = "行政政法科", ["姓名"] = "张三", ["电话"] = "0759-3181234", ["角色"] = UnitListReader.Preparer,
        }));
        return file.ToArray();
    }

    private static async Task<long> PeakOfAsync(int rows)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(ExportRun).Assembly.Location] : [];
        foreach (var argument in arguments.Concat(["export", Peak, rows.ToString(CultureInfo.InvariantCulture)]))
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return long.Parse(said, CultureInfo.InvariantCulture);
    }

    private static long PeakBytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
