using System.Diagnostics;

namespace Evaluation.Benchmarks.Method;

/// <summary>Two subjects by turns, in alternating order, so that a busy moment of the machine meets both; the ratio of each pair counts.</summary>
internal static class Pairs
{
    public const int Fewest = 9;

    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(80);

    /// <summary>Time of one filing in µs, pair by pair.</summary>
    public static IReadOnlyList<(double First, double Second)> Run(Subject first, Subject second, int pairs)
    {
        var (firstTimes, secondTimes) = (Times(first), Times(second));
        var measured = new List<(double, double)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            if (pair % 2 == 0)
            {
                var one = Time(first, firstTimes);
                measured.Add((one, Time(second, secondTimes)));
            }
            else
            {
                var two = Time(second, secondTimes);
                measured.Add((Time(first, firstTimes), two));
            }
        }

        return measured;
    }

    /// <summary>µs of processor time per filing of one turn, collections included: what other programs take meanwhile does not count.</summary>
    public static double Time(Subject subject, int times)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Used();
        subject.Run(times);
        return (Used() - before).TotalMicroseconds / times;
    }

    /// <summary>µs of wall time per filing of one turn, to be held against another program's.</summary>
    public static double WallTime(Subject subject, int times)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var clock = Stopwatch.StartNew();
        subject.Run(times);
        return clock.Elapsed.TotalMicroseconds / times;
    }

    private static TimeSpan Used() => Environment.CpuUsage.TotalTime;

    /// <summary>How many filings fill a turn; also warms the subject up, long enough for the last tier of compilation.</summary>
    private static int Times(Subject subject)
    {
        subject.Run(2_000);
        Thread.Sleep(250);
        subject.Run(2_000);
        return Math.Max(200, (int)(Turn.TotalMicroseconds / Time(subject, 1_000)));
    }
}
