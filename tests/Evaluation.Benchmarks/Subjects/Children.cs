using System.Globalization;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>The processes this one has started, as Linux tells of them.</summary>
internal static class Children
{
    private const double TicksPerSecond = 100;
    private const int ParentField = 3;
    private const int UserField = 13;
    private const int SystemField = 14;
    private const int EndedUserField = 15;
    private const int EndedSystemField = 16;

    /// <summary>Seconds of processor time of the children, those that run and those that have ended with all they had started.</summary>
    public static double ProcessorSeconds()
    {
        var own = Fields(Read("/proc/self/stat")!);
        return (Running().Sum(stat => Number(stat, UserField) + Number(stat, SystemField)) + Number(own, EndedUserField) + Number(own, EndedSystemField)) / TicksPerSecond;
    }

    /// <summary>Resident bytes of each child.</summary>
    public static IReadOnlyList<long> Resident() =>
    [
        .. Running().Select(stat => Read($"/proc/{stat[0]}/statm")).Where(statm => statm is not null)
            .Select(statm => long.Parse(statm!.Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize),
    ];

    private static List<string[]> Running()
    {
        var own = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        return
        [
            .. Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
                .Select(folder => Read(Path.Combine(folder, "stat"))).OfType<string>().Select(Fields).Where(stat => stat[ParentField] == own),
        ];
    }

    /// <summary>The fields; the name, which may hold spaces, as one.</summary>
    private static string[] Fields(string stat)
    {
        var (open, close) = (stat.IndexOf('(', StringComparison.Ordinal), stat.LastIndexOf(')'));
        return [stat[..(open - 1)], stat[open..(close + 1)], .. stat[(close + 2)..].Split(' ')];
    }

    private static double Number(string[] stat, int field) => double.Parse(stat[field], CultureInfo.InvariantCulture);

    private static string? Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
