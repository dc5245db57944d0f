using System.Diagnostics;
using System.Text;
using Evaluation.Core.Examinations;

namespace Evaluation.Benchmarks;

/// <summary>Examining a report, its claims and all checks: milliseconds for 10,000 characters, growth with length, memory over many reports.</summary>
internal static class ClaimsRun
{
    private const int WarmUp = 200;
    private const int Rounds = 9;
    private const int Reports = 1_000;
    private const double MostMilliseconds = 20;
    private const double SteepestSlope = 1.15;
    private const long MostGrowth = 8 << 20;

    private static readonly int[] Lengths = [10_000, 100_000, 1_000_000];

    public static int Run()
    {
        for (var round = 0; round < WarmUp; round++)
        {
            _ = ReportExaminer.Examine(Text(Lengths[0]));
        }

        var times = Lengths.Select(length => (Length: length, Milliseconds: Fastest(Text(length)))).ToList();
        foreach (var (length, milliseconds) in times)
        {
            Console.WriteLine(FormattableString.Invariant($"{length} characters: {milliseconds:0.00} ms"));
        }

        var slope = Math.Log(times[^1].Milliseconds / times[0].Milliseconds) / Math.Log((double)Lengths[^1] / Lengths[0]);
        var single = Fastest(new ReportText([new ReportParagraph(1, Text(Lengths[1]).Paragraphs.Aggregate(new StringBuilder(), (all, next) => all.Append(next.Text)).ToString())]));
        var growth = Growth(Text(Lengths[0]));
        Console.WriteLine(FormattableString.Invariant($"slope {slope:0.00} (at most {SteepestSlope}), {Lengths[1]} characters in one paragraph: {single:0.00} ms"));
        Console.WriteLine(FormattableString.Invariant($"{Reports} reports: memory grows by {growth / 1024.0:0} KiB (at most {MostGrowth >> 10})"));
        return times[0].Milliseconds <= MostMilliseconds && slope <= SteepestSlope && growth <= MostGrowth ? 0 : 1;
    }

    private static double Fastest(ReportText text)
    {
        var fastest = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var clock = Stopwatch.StartNew();
            _ = ReportExaminer.Examine(text);
            fastest = Math.Min(fastest, clock.Elapsed.TotalMilliseconds);
        }

        return fastest;
    }

    private static long Growth(ReportText text)
    {
        for (var report = 0; report < 20; report++)
        {
            _ = ReportExaminer.Examine(text);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var report = 0; report < Reports; report++)
        {
            _ = ReportExaminer.Examine(text);
        }

        return GC.GetTotalMemory(forceFullCollection: true) - before;
    }

    /// <summary>Paragraphs of figures and of plain words, every one with other amounts.</summary>
    private static ReportText Text(int length)
    {
        var text = new StringBuilder(length + 400);
        for (var number = 1; text.Length < length; number++)
        {
            var (now, before) = (1000m + (number % 900), 900m + (number % 700));
            text.AppendLine(FormattableString.Invariant($"（{number % 9}）2022年度支出合计{now:F2}万元，比上年增加{now - before:F2}万元，增长{(now - before) / before * 100:F2}%，其中：基本支出{now - 300:F2}万元，占{(now - 300) / now * 100:F2}%；项目支出300.00万元，占{30000 / now:F2}%。"));
            text.AppendLine("本单位按照年度重点工作安排，加强预算编制和执行管理，完善内部控制制度，落实过紧日子的要求，绩效目标设置合理，资金使用合规，各项任务按期完成，服务对象较为满意，取得了较好的社会效益。");
            text.AppendLine(FormattableString.Invariant($"年初预算为{before:F2}万元，支出决算为{now:F2}万元，完成年初预算的{now / before * 100:F2}%。执行率＝{before:F2}÷{now:F2}×100％＝{before / now * 100:F2}％。共有职工{number % 50 + 30}人，其中在职{number % 50 + 10}人，退休20人。"));
        }

        return ReportText.OfLines(text.ToString(0, length));
    }
}
