using Evaluation.Cli;

namespace Evaluation.Documents.Tests.Cli;

/// <summary><c>report</c> for one filing and for many.</summary>
public sealed class ReportCommandTests : IDisposable
{
    private static readonly string Samples = Path.Combine(AppContext.BaseDirectory, "docs", "samples");

    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-reports-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_folder_of_filings_becomes_a_folder_of_reports_and_what_fails_is_named()
    {
        var filings = Directory.CreateDirectory(Path.Combine(_folder, "in")).FullName;
        foreach (var sample in Directory.EnumerateFiles(Samples, "*.json"))
        {
            File.Copy(sample, Path.Combine(filings, Path.GetFileName(sample)));
        }

        await File.WriteAllTextAsync(Path.Combine(filings, "broken.json"), "{", TestContext.Current.CancellationToken);
        var (code, output, errors) = await Run("report", filings, "--out", Path.Combine(_folder, "out"));

        var made = Directory.EnumerateFiles(Path.Combine(_folder, "out"), "*.pdf").ToList();
        Assert.Equal((1, Directory.EnumerateFiles(Samples, "*.json").Count()), (code, made.Count));
        Assert.StartsWith("broken.json：", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains($"共 {made.Count + 1} 份，已生成 {made.Count} 份。", output, StringComparison.Ordinal);
        Assert.All(made, file => Assert.True(File.ReadAllBytes(file).AsSpan().StartsWith("%PDF"u8)));
    }

    [Theory]
    [InlineData("x.docx", "docx", 0)]
    [InlineData("x.pdf", "pdf-ua", 0)]
    [InlineData("x.pdf", "docx", 1)]
    [InlineData("x.pdf", "odt", 1)]
    [InlineData("x.txt", null, 1)]
    public async Task The_format_is_that_asked_for_or_that_of_the_ending(string name, string? format, int expected)
    {
        var target = Path.Combine(_folder, name);
        string[] arguments = ["report", Path.Combine(Samples, "example-project-2022.json"), "--out", target, .. format is null ? Array.Empty<string>() : ["--format", format]];
        var (code, _, errors) = await Run(arguments);

        Assert.Equal((expected, expected == 0), (code, File.Exists(target)));
        Assert.Equal(expected, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Two_filings_of_one_name_are_refused_before_anything_is_written()
    {
        var sample = Path.Combine(Samples, "example-project-2022.json");
        var (code, _, errors) = await Run("report", sample, sample, "--out", Path.Combine(_folder, "out"));

        Assert.Equal(1, code);
        Assert.Contains("互相覆盖", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "out")));
    }

    private static async Task<(int Code, string Output, string Errors)> Run(params string[] arguments)
    {
        using StringWriter output = new(), errors = new();
        var code = await CommandLine.RunAsync(arguments, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
