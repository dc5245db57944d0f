using System.Text.Json;
using Evaluation.Cli;
using Evaluation.Documents.Tests.Examinations;
using Evaluation.Documents.Tests.Verification;

namespace Evaluation.Documents.Tests.Cli;

/// <summary><c>verify</c> as somebody without a server runs it.</summary>
public sealed class VerifyCommandTests(PaperFixture paper) : IClassFixture<PaperFixture>
{
    [Fact]
    public async Task What_was_filed_is_exit_code_0_and_says_whose_it_is()
    {
        var (code, output, errors) = await Run("verify", paper.Put(paper.Filed));

        Assert.Equal((0, string.Empty), (code, errors));
        Assert.Contains("湛江市人大常委会办公室，2021年度，校验码 ", output, StringComparison.Ordinal);
        Assert.Contains("附件与本机的同名指标体系一致", output, StringComparison.Ordinal);
        Assert.Contains("已复算 25 项指标", output, StringComparison.Ordinal);
        Assert.Contains("结论：纸面的文字和数字与自评数据复算的一致", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_figure_is_exit_code_2_with_page_name_and_both_figures()
    {
        var path = paper.Put(PaperEditing.EditAttachment(paper.Filed, "\"44236000\"", "\"44235000\""));
        var (code, output, _) = await Run("verify", path);

        Assert.Equal(2, code);
        Assert.Matches("PDF 第 [0-9]+ 页，附件1 数据表·本年支出合计·本年数：纸面 “4423.60”，复算 “4423.50”", output);
        var (json, lines, _) = await Run("verify", path, "--format", "json");
        var root = JsonDocument.Parse(lines).RootElement;
        Assert.Equal((2, false), (json, root.GetProperty("same").GetBoolean()));
        Assert.Contains(root.GetProperty("differences").EnumerateArray(), difference => difference.GetProperty("recomputed").GetString() == "4423.50");
        Assert.Contains(root.GetProperty("indicators").EnumerateArray(), indicator => indicator.GetProperty("points").GetString() == "4.56");
    }

    [Fact]
    public async Task A_framework_that_is_not_at_hand_is_said_and_the_arithmetic_still_checked()
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-none-");
        try
        {
            var (code, output, _) = await Run("verify", paper.Put(paper.Filed), "--frameworks", folder.FullName);

            Assert.Equal(0, code);
            Assert.Contains("本机没有这套指标体系，只能按附件复算", output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete();
        }
    }

    [Fact]
    public async Task A_changed_framework_is_exit_code_2()
    {
        var (code, output, _) = await Run("verify", paper.Put(PaperEditing.EditAttachment(paper.Filed, "（2021年）", "（2021年度）")));

        Assert.Equal(2, code);
        Assert.Contains("得分不能采信", output, StringComparison.Ordinal);
    }

    /// <summary>Crafted and broken files end in one sentence.</summary>
    [Theory]
    [InlineData("missing", "找不到文件")]
    [InlineData("text", "这不是 PDF 文件")]
    [InlineData("truncated", "不能核对")]
    [InlineData("empty", "这不是 PDF 文件")]
    [InlineData("plain", "没有“自评数据.json”")]
    [InlineData("record", "附件“自评数据.json”读不出来")]
    [InlineData("rewritten", "被改写过")]
    [InlineData("framework", "附件“指标体系.yaml”读不出来")]
    public async Task What_cannot_be_verified_is_one_sentence_and_exit_code_1(string kind, string sentence)
    {
        var path = kind switch
        {
            "missing" => "/nowhere/none.pdf",
            "text" => paper.Put("自评报告"u8.ToArray()),
            "empty" => paper.Put([]),
            "truncated" => paper.Put(paper.Filed[..2000]),
            "plain" => paper.Put(await paper.Press.PrintAsync(Pdf.SampleReport.Saying("没有附件") is var plain ? plain with { Properties = plain.Properties with { Record = null } } : null!, TestContext.Current.CancellationToken)),
            "record" => paper.Put(PaperEditing.EditAttachment(paper.Filed, "\"framework\":\"ZJ21@1\",", "\"framework\":[],")),
            "rewritten" => paper.Put(PaperEditing.EditAttachment(paper.Filed, "{\"answers\":", "{ \"answers\":")),
            _ => paper.Put(PaperEditing.EditAttachment(paper.Filed, "code: ZJ21\n", "kode: ZJ21\n")),
        };
        var (code, output, errors) = await Run("verify", path);

        Assert.Equal((1, string.Empty), (code, output));
        Assert.Contains(sentence, Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var code = await CommandLine.RunAsync(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
