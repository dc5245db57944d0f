using System.Diagnostics;
using System.Text;
using Evaluation.Core.Reports;
using Evaluation.Documents.Fonts;
using Evaluation.Documents.Pdf;
using UglyToad.PdfPig;

namespace Evaluation.Documents.Tests.Pdf;

public sealed class PressBehaviourTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("#import \"@preview/x:1.0.0\": *")]
    [InlineData("#read(\"/etc/passwd\")")]
    [InlineData("$x$ *b* _i_ `raw` ] [ } { \\ \\n <label> @ref -- --- ... ~ // /* */")]
    [InlineData("= heading #pagebreak() #for i in range(100000000)[x]")]
    [InlineData("\"quoted\" 'single' \\u{41} &lt; %s")]
    public async Task Typst_syntax_prints_as_it_was_typed(string typed)
    {
        await using var press = new PdfPress(new PressOptions());
        var report = SampleReport.Saying(typed) with
        {
            Cover = new ReportCover([typed], [new(typed, typed)]),
            Annexes = [new(1, typed, Landscape: false, [OneCell(typed), new Block.Remark(typed), new Block.Heading(1, "一、", typed)])],
        };

        using var paper = PdfDocument.Open(await press.PrintAsync(report, Cancellation));

        var text = Paper.Running(paper, SampleReport.VersionMark);
        var times = (text.Length - text.Replace(Paper.Squeezed(typed), string.Empty, StringComparison.Ordinal).Length) / Paper.Squeezed(typed).Length;
        Assert.True(times >= 8, $"{times} times in {text}");
    }

    [Fact]
    public async Task A_worker_that_was_killed_is_replaced()
    {
        await using var press = new PdfPress(new PressOptions());
        await press.PrintAsync(SampleReport.Saying("一"), Cancellation);
        var first = Assert.Single(press.IdleWorkers);
        using (var process = Process.GetProcessById(first))
        {
            process.Kill();
            await process.WaitForExitAsync(Cancellation);
        }

        var pdf = await press.PrintAsync(SampleReport.Saying("二"), Cancellation);

        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);
        Assert.NotEqual(first, Assert.Single(press.IdleWorkers));
    }

    [Fact]
    public async Task A_worker_is_replaced_after_its_share_of_reports()
    {
        await using var press = new PdfPress(new PressOptions { ReportsPerWorker = 2 });
        var workers = new HashSet<int>();
        for (var number = 0; number < 4; number++)
        {
            await press.PrintAsync(SampleReport.Saying($"第{number}份"), Cancellation);
            workers.UnionWith(press.IdleWorkers);
        }

        Assert.Equal(2, workers.Count);
    }

    [Fact]
    public async Task A_report_that_hangs_is_stopped_at_the_deadline_and_the_next_one_prints()
    {
        var folder = Directory.CreateTempSubdirectory("press");
        var hanging = Path.Combine(folder.FullName, "hanging.typ");
        await File.WriteAllTextAsync(hanging, "#for a in range(1000000) { for b in range(1000000) { } }", Cancellation);
        var options = new PressOptions { TemplateFile = hanging, Deadline = TimeSpan.FromSeconds(2) };
        await using var press = new PdfPress(options);

        var stopped = await Assert.ThrowsAnyAsync<PressException>(() => press.PrintAsync(SampleReport.Saying("一"), Cancellation));

        Assert.Contains("超过 2 秒", stopped.Message, StringComparison.Ordinal);
        Assert.Empty(press.IdleWorkers);
        options.TemplateFile = null;
        options.Deadline = TimeSpan.FromSeconds(30);
        Assert.NotEmpty(await press.PrintAsync(SampleReport.Saying("二"), Cancellation));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_Node_the_message_says_what_to_install()
    {
        await using var press = new PdfPress(new PressOptions { NodePath = "/nonexistent/node" });

        var refused = await Assert.ThrowsAsync<PressException>(() => press.PrintAsync(SampleReport.Saying("一"), Cancellation));

        Assert.Contains("请安装 Node.js 20", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(refused.Detail);
    }

    [Fact]
    public async Task A_fault_of_the_template_keeps_its_detail_away_from_the_message()
    {
        var folder = Directory.CreateTempSubdirectory("press");
        var faulty = Path.Combine(folder.FullName, "faulty.typ");
        await File.WriteAllTextAsync(faulty, "#nothing-of-that-name", Cancellation);
        await using var press = new PdfPress(new PressOptions { TemplateFile = faulty });

        var refused = await Assert.ThrowsAsync<PressException>(() => press.PrintAsync(SampleReport.Saying("一"), Cancellation));

        Assert.DoesNotContain("nothing", refused.Message, StringComparison.Ordinal);
        Assert.Contains("unknown variable", refused.Detail, StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_report_that_grows_without_end_is_stopped_and_the_next_one_prints()
    {
        var folder = Directory.CreateTempSubdirectory("press");
        var growing = Path.Combine(folder.FullName, "growing.typ");
        await File.WriteAllTextAsync(growing, "#let kept = ()\n#for i in range(1000000000) { kept.push(str(i) * 200) }", Cancellation);
        var options = new PressOptions { TemplateFile = growing, HardMemoryLimit = 400L * 1024 * 1024 };
        await using var press = new PdfPress(options);

        var stopped = await Assert.ThrowsAnyAsync<PressException>(() => press.PrintAsync(SampleReport.Saying("一"), Cancellation));

        Assert.Contains("内存", stopped.Message, StringComparison.Ordinal);
        Assert.Empty(press.IdleWorkers);
        options.TemplateFile = null;
        Assert.NotEmpty(await press.PrintAsync(SampleReport.Saying("二"), Cancellation));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Reports_sent_at_once_are_shared_among_the_workers()
    {
        await using var press = new PdfPress(new PressOptions { Workers = 2 });

        var printed = await Task.WhenAll(Enumerable.Range(1, 6).Select(number => press.PrintAsync(SampleReport.Saying($"第{number}份报告"), Cancellation)));

        Assert.Equal(6, printed.Length);
        Assert.Equal(2, press.IdleWorkers.Count);
    }

    [Fact]
    public async Task Workers_that_die_one_after_the_other_lose_no_report()
    {
        await using var press = new PdfPress(new PressOptions { Workers = 2 });
        for (var round = 0; round < 3; round++)
        {
            await press.PrintAsync(SampleReport.Saying("先"), Cancellation);
            foreach (var worker in press.IdleWorkers)
            {
                using var process = Process.GetProcessById(worker);
                process.Kill();
            }

            var printed = await Task.WhenAll(Enumerable.Range(1, 4).Select(number => press.PrintAsync(SampleReport.Saying($"第{round}轮第{number}份"), Cancellation)));
            Assert.All(printed, pdf => Assert.NotEmpty(pdf));
        }
    }

    /// <summary>A process that is killed while it answers leaves half a line or half a paper; after an answer that is none, nothing in the pipe can be told apart.</summary>
    [Theory]
    [InlineData("{\"id\":1,\"ok\":true,\"by", true)]
    [InlineData("{\"id\":1,\"ok\":true,\"bytes\":4000}\n%PDF-1.7", true)]
    [InlineData("{\"id\":99,\"ok\":true,\"bytes\":4}\nJUNK", false)]
    [InlineData("{\"id\":99,\"ok\":false,\"error\":\"x\"}\n", false)]
    [InlineData("{\"id\":1,\"ok\":true,\"bytes\":-5}\n", false)]
    [InlineData("{\"id\":1,\"ok\":true}\n", false)]
    [InlineData("{\"id\":1,\"ok\":true,\"bytes\":2147483647}\n%PDF", false)]
    [InlineData("null\n", false)]
    public async Task A_worker_that_dies_in_the_middle_of_its_answer_or_answers_something_else_is_replaced(string answer, bool dies)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in for Node is a shell script.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("press");
        var node = Path.Combine(folder.FullName, "node");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "answer"), answer, Cancellation);
        await File.WriteAllTextAsync(
            node,
            $$"""
            #!/bin/sh
            if mkdir "$0.once" 2>/dev/null; then
              read settings; echo '{"ready":true,"node":"22.0.0"}'
              read job; cat '{{folder.FullName}}/answer'; {{(dies ? "exit 137" : "exec sleep 60")}}
            fi
            exec node "$@"
            """,
            Cancellation);
        File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var press = new PdfPress(new PressOptions { NodePath = node });

        var pdf = await press.PrintAsync(SampleReport.Saying("一"), Cancellation);

        Assert.StartsWith("%PDF", Encoding.ASCII.GetString(pdf, 0, 4), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    /// <summary>Whoever waits goes away while half a paper is read: the other half is nobody's.</summary>
    [Fact]
    public async Task A_worker_whose_paper_nobody_waits_for_any_more_prints_no_other_report()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("The stand-in for Node is a shell script.");
            return;
        }

        var folder = Directory.CreateTempSubdirectory("press");
        var (node, half) = (Path.Combine(folder.FullName, "node"), Path.Combine(folder.FullName, "half"));
        await File.WriteAllTextAsync(
            node,
            $$"""
            #!/bin/sh
            if mkdir "$0.once" 2>/dev/null; then
              read settings; echo '{"ready":true,"node":"22.0.0"}'
              read job; printf '{"id":1,"ok":true,"bytes":8}\n%%PDF'; touch '{{half}}'; sleep 1; echo 'rest'
            fi
            exec node "$@"
            """,
            Cancellation);
        File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await using var press = new PdfPress(new PressOptions { NodePath = node });
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var printing = press.PrintAsync(SampleReport.Saying("一"), gone.Token);
        while (!File.Exists(half))
        {
            await Task.Delay(10, Cancellation);
        }

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
        Assert.Empty(press.IdleWorkers);
        using var paper = PdfDocument.Open(await press.PrintAsync(SampleReport.Saying("第二份报告"), Cancellation));
        Assert.Contains("第二份报告", Paper.Running(paper), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Reports_sent_at_once_all_come_out_right()
    {
        await using var press = new PdfPress(new PressOptions());

        var printed = await Task.WhenAll(Enumerable.Range(1, 6).Select(async number =>
        {
            using var paper = PdfDocument.Open(await press.PrintAsync(SampleReport.Saying($"第{number}份报告"), Cancellation));
            return Paper.Running(paper).Contains($"第{number}份报告", StringComparison.Ordinal);
        }));

        Assert.All(printed, Assert.True);
    }

    [Fact]
    public async Task A_character_no_font_has_is_named_with_its_surroundings()
    {
        await using var press = new PdfPress(new PressOptions { RareFontFolder = null });
        var report = SampleReport.Saying("评价小组组长为张𬭎介绍有关情况。");

        var missing = Assert.Single(press.MissingCharacters(report));
        Assert.Equal(new Rune(0x2CB4E), missing.Character);
        var refused = await Assert.ThrowsAsync<MissingCharactersException>(() => press.PrintAsync(report, Cancellation));
        Assert.Contains("“𬭎”（U+2CB4E", refused.Message, StringComparison.Ordinal);
        Assert.Contains("张𬭎介绍", refused.Message, StringComparison.Ordinal);
        Assert.Empty(press.IdleWorkers);
    }

    [Fact]
    public async Task GB_2312_prints_but_for_33_characters_which_are_named()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var characters = Characters(Encoding.GetEncoding("GB2312"));
        Assert.Equal(6763, characters.Length);
        await using var press = new PdfPress(new PressOptions { RareFontFolder = null });

        var missing = press.MissingCharacters(SampleReport.Saying(characters));

        Assert.Equal(33, missing.Count);
        Assert.Contains(missing, one => one.Character == new Rune('赇'));
        var printable = missing.Aggregate(characters, (text, one) => text.Replace(one.Character.ToString(), string.Empty, StringComparison.Ordinal));
        using var paper = PdfDocument.Open(await press.PrintAsync(SampleReport.Saying(printable), Cancellation));
        Assert.Contains(printable, Paper.Running(paper, SampleReport.VersionMark), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rare_characters_print_from_Noto_CJK_when_it_is_installed()
    {
        const string Names = "组长䶮㛃𬭎𫖯𬀩，联系人赇桊骣铴齄，⑲⑳Ⅰ类";
        await using var press = new PdfPress(new PressOptions());
        Assert.SkipWhen(press.Fonts.RareCharacterFiles.Count == 0, "Noto CJK is not installed (Debian: fonts-noto-cjk)");

        using var paper = PdfDocument.Open(await press.PrintAsync(SampleReport.Saying(Names), Cancellation));

        Assert.Contains(Names, Paper.Running(paper), StringComparison.Ordinal);
        var fonts = paper.GetPages().SelectMany(page => page.Letters).Select(letter => letter.FontName!).Distinct().ToList();
        Assert.DoesNotContain(fonts, name => name.Contains("JP", StringComparison.Ordinal));
        Assert.NotEqual(press.Fonts.Digest(rare: false), press.Fonts.Digest(rare: true));
    }

    [Fact]
    public void Symbols_of_reports_are_in_the_shipped_fonts()
    {
        var coverage = FontCoverage.Of(FontSet.Find(new PressOptions { RareFontFolder = null }).Files);

        Assert.Empty(coverage.Missing("①②③⑩≥≤≠√→×÷±‰℃№□■○●△★“”‘’《》〈〉〔〕【】—…·、。，；：？！（）％¥￥"));
    }

    [Fact]
    public async Task Invisible_characters_and_pasted_radicals_do_no_harm()
    {
        await using var press = new PdfPress(new PressOptions { RareFontFolder = null });
        var report = SampleReport.Saying("公\u200B用\uFEFF经\u202E费\u0007，葛\U000E0100，⼯作⽬标，甲\r\n乙\t丙\u00A0丁");

        using var paper = PdfDocument.Open(await press.PrintAsync(report, Cancellation));

        Assert.Contains("公用经费，葛，工作目标，甲乙丙丁", Paper.Running(paper), StringComparison.Ordinal);
    }

    private static string Characters(Encoding encoding)
    {
        var text = new StringBuilder();
        for (var row = 0xB0; row <= 0xF7; row++)
        {
            for (var cell = 0xA1; cell <= 0xFE; cell++)
            {
                var said = encoding.GetString([(byte)row, (byte)cell]);
                if (said is [>= '\u4E00' and <= '\u9FFF'])
                {
                    text.Append(said);
                }
            }
        }

        return text.ToString();
    }

    private static Block.Table OneCell(string text) => new(
        "表1", text, text, [new(text, 156, CellAlignment.Left)], [new(TableRowKind.Body, [new(text)]), new(TableRowKind.Group, [new(text)])]);
}
