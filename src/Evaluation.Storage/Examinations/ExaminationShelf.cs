using System.Text.Json;
using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Storage.Setup;
using Microsoft.Extensions.Options;

namespace Evaluation.Storage.Examinations;

/// <summary>
/// Reports somebody had examined, each person's in a folder of their own under random names, for one day. Nobody else can ask for them: every
/// method takes the person. What is older is as if it were not there, and is swept away.
/// </summary>
public sealed class ExaminationShelf(IOptions<StorageOptions> options, TimeProvider time)
{
    /// <summary>Reports of one person that are kept at a time.</summary>
    public const int MostReports = 60;

    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private const string AboutFile = "about.json";
    private const string ResultFile = "result.json";
    private const string ReportFile = "report";

    private string Root => Path.Combine(options.Value.Folder, "examinations");

    private string Incoming => Path.Combine(Root, "incoming");

    /// <summary>A place in the data folder for a file that is about to be read; deleted when disposed.</summary>
    public IncomingReport Receive()
    {
        Directory.CreateDirectory(Incoming);
        return new IncomingReport(Path.Combine(Incoming, Guid.NewGuid().ToString("N")));
    }

    /// <summary>Keeps a report that was read; it appears whole or not at all.</summary>
    public async Task<KeptReport> KeepAsync(
        Guid personId, IncomingReport incoming, string name, string format, string? remark, ReportText text, Examination examination, CancellationToken cancellationToken)
    {
        var findings = examination.Findings;
        var report = new KeptReport(Guid.NewGuid(), name, format, time.GetUtcNow(), remark)
        {
            Verdicts = findings.CountBy(finding => finding.Verdict).ToDictionary(),
            ToMend = findings.Count(finding => finding.Severity == Severity.MustFix),
            ToExplain = findings.Count(finding => finding.Severity == Severity.MustExplain),
            Notes = findings.Count(finding => finding.Severity == Severity.Note),
        };
        var folder = FolderOf(personId, report.ReportId);
        var unfinished = folder + ".new";
        Directory.CreateDirectory(unfinished);
        await WriteAsync(Path.Combine(unfinished, AboutFile), report, cancellationToken);
        await WriteAsync(Path.Combine(unfinished, ResultFile), new KeptExamination(report, text, examination), cancellationToken);
        File.Move(incoming.Path, Path.Combine(unfinished, ReportFile));
        Directory.Move(unfinished, folder);
        return report;
    }

    /// <summary>The person's reports, newest first.</summary>
    public async Task<IReadOnlyList<KeptReport>> ListAsync(Guid personId, CancellationToken cancellationToken)
    {
        var reports = new List<KeptReport>();
        foreach (var folder in Folders(PersonFolder(personId)))
        {
            if (await ReadAsync<KeptReport>(Path.Combine(folder, AboutFile), cancellationToken) is { } report && IsAlive(report))
            {
                reports.Add(report);
            }
        }

        return [.. reports.OrderByDescending(report => report.At).ThenBy(report => report.Name, StringComparer.Ordinal)];
    }

    /// <summary>One of the person's own reports; null for every other.</summary>
    public async Task<KeptExamination?> FindAsync(Guid personId, Guid reportId, CancellationToken cancellationToken) =>
        await ReadAsync<KeptExamination>(Path.Combine(FolderOf(personId, reportId), ResultFile), cancellationToken) is { } kept && IsAlive(kept.Report) ? kept : null;

    /// <summary>The file as it was given; null when it is not there.</summary>
    public Stream? OpenReport(Guid personId, Guid reportId)
    {
        var path = Path.Combine(FolderOf(personId, reportId), ReportFile);
        return File.Exists(path) ? File.OpenRead(path) : null;
    }

    /// <summary>Removes one of the person's own reports; false when there is none.</summary>
    public bool Remove(Guid personId, Guid reportId) => Delete(FolderOf(personId, reportId));

    /// <summary>Removes all of the person's reports; how many there were.</summary>
    public int RemoveAll(Guid personId) => Folders(PersonFolder(personId)).Count(Delete);

    /// <summary>Removes what is older than its day, everybody's, and files left by requests that were cut off.</summary>
    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        foreach (var folder in Folders(Root).Where(folder => folder != Incoming).SelectMany(Folders))
        {
            var report = await ReadAsync<KeptReport>(Path.Combine(folder, AboutFile), cancellationToken);
            if (report is null ? IsOld(Directory.GetLastWriteTimeUtc(folder)) : !IsAlive(report))
            {
                Delete(folder);
            }
        }

        foreach (var file in Directory.Exists(Incoming) ? Directory.GetFiles(Incoming) : [])
        {
            if (IsOld(File.GetLastWriteTimeUtc(file)))
            {
                File.Delete(file);
            }
        }
    }

    private static string[] Folders(string parent) => Directory.Exists(parent) ? Directory.GetDirectories(parent) : [];

    private static bool Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
            return true;
        }
        catch (DirectoryNotFoundException)
        {
            // Two at once removed it.
            return false;
        }
    }

    private static async Task WriteAsync<T>(string path, T content, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 81_920, FileOptions.Asynchronous);
        await JsonSerializer.SerializeAsync(file, content, cancellationToken: cancellationToken);
    }

    private static async Task<T?> ReadAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 81_920, FileOptions.Asynchronous);
            return await JsonSerializer.DeserializeAsync<T>(file, cancellationToken: cancellationToken);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    private bool IsAlive(KeptReport report) => time.GetUtcNow() - report.At < Life;

    private bool IsOld(DateTime written) => time.GetUtcNow() - new DateTimeOffset(written, TimeSpan.Zero) > Life;

    private string PersonFolder(Guid personId) => Path.Combine(Root, personId.ToString("N"));

    private string FolderOf(Guid personId, Guid reportId) => Path.Combine(PersonFolder(personId), reportId.ToString("N"));
}

/// <summary>A file on its way to being read; gone afterwards unless it was kept.</summary>
public sealed class IncomingReport(string path) : IDisposable
{
    public string Path => path;

    public void Dispose() => File.Delete(path);
}
