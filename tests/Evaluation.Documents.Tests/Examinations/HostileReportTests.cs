using System.Net;
using System.Net.Sockets;
using System.Text;
using Evaluation.Documents.Examinations;

namespace Evaluation.Documents.Tests.Examinations;

public sealed class HostileReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-hostile-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>In a process that may hold 100 MB: whoever needs more ends it, and no sentence is said.</summary>
    [Fact]
    public async Task Every_hostile_file_is_refused_with_a_sentence_within_100_MB()
    {
        var files = HostileReports.All().ToList();
        foreach (var (name, content, _) in files)
        {
            await File.WriteAllBytesAsync(Path.Combine(_folder, name), content);
        }

        var huge = Path.Combine(_folder, "huge.txt");
        await using (var file = File.Create(huge))
        {
            file.SetLength(200L * 1024 * 1024);
        }

        var (code, output, errors) = await Cli.ProgramRun.Start(
            ["check", .. files.Select(file => Path.Combine(_folder, file.Name)), huge, "--format", "jsonl"], ("DOTNET_GCHeapHardLimit", "6400000"));

        Assert.Equal((1, string.Empty), (code, output));
        var lines = errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(files, file => Assert.Contains(lines, line => line.StartsWith(Path.Combine(_folder, file.Name) + "：", StringComparison.Ordinal) && line.Contains(file.Said, StringComparison.Ordinal)));
        Assert.Contains(lines, line => line.StartsWith(huge, StringComparison.Ordinal) && line.Contains("超过 20 MB", StringComparison.Ordinal));
        Assert.Equal(files.Count + 1, lines.Length);
    }

    [Fact]
    public async Task Nothing_outside_the_file_is_fetched()
    {
        using var stranger = new TcpListener(IPAddress.Loopback, 0);
        stranger.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)stranger.LocalEndpoint).Port}/";
        var links = $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="{address}t.dotm" TargetMode="External"/><Relationship Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="{address}i.png" TargetMode="External"/></Relationships>""";
        var file = HostileReports.Word(HostileReports.Document("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"), ("word/_rels/document.xml.rels", links));

        Assert.Equal(["正文"], await Reading.Texts(file));
        Assert.False(stranger.Pending());
    }

    [Fact]
    public async Task A_link_that_is_no_address_does_not_keep_a_report_from_being_read()
    {
        const string Links = """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="mailto:张三@@[" TargetMode="External"/></Relationships>""";
        var reading = await Reading.Of(HostileReports.Word(HostileReports.Document("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"), ("word/_rels/document.xml.rels", Links)));

        Assert.Equal("正文", reading.Text?.Paragraphs.Single().Text);
    }

    [Fact]
    public async Task The_reader_reads_on_after_a_file_that_ended_its_process()
    {
        var bomb = Path.Combine(_folder, "bomb.pdf");
        var sound = Path.Combine(_folder, "sound.pdf");
        await File.WriteAllBytesAsync(bomb, HostileReports.All().Single(file => file.Name == "bomb.pdf").Content);
        await File.WriteAllBytesAsync(sound, HostileReports.Pdf(Encoding.ASCII.GetBytes("BT /F1 12 Tf 72 700 Td (total 12) Tj ET")));
        using var reader = new ReportReader();

        Assert.NotNull((await reader.ReadAsync(bomb)).Problem);
        Assert.Equal("total 12", (await reader.ReadAsync(sound)).Text?.Paragraphs.Single().Text);
    }

    [Fact]
    public async Task A_file_or_folder_that_is_not_there_is_said()
    {
        using var reader = new ReportReader();

        Assert.Contains("找不到", (await reader.ReadAsync(Path.Combine(_folder, "none.txt"))).Problem, StringComparison.Ordinal);
        Assert.Contains("文件夹", (await reader.ReadAsync(_folder)).Problem, StringComparison.Ordinal);
    }
}
