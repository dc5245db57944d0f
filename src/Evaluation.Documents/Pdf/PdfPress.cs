using System.Text;
using Evaluation.Core.Reports;
using Evaluation.Documents.Fonts;

namespace Evaluation.Documents.Pdf;

/// <summary>Prints reports as PDF/A-3a or PDF/UA-1: the same report gives the same bytes.</summary>
/// <remarks>Worker processes do the typesetting; they start with the first reports and are replaced when they die, hang or grow.</remarks>
public sealed class PdfPress : IAsyncDisposable
{
    private readonly PressOptions options;
    private readonly Lazy<FontSet> fonts;
    private readonly WorkerPool workers;
    private int jobs;

    public PdfPress(PressOptions options)
    {
        this.options = options;
        fonts = new(() => FontSet.Find(options), LazyThreadSafetyMode.PublicationOnly);
        workers = new WorkerPool(options, (workspace, cancellation) => TypstWorker.StartAsync(options, Fonts, workspace, cancellation));
    }

    /// <summary>The fonts paper is printed with; ask its coverage before a text is sent to the press.</summary>
    public FontSet Fonts => fonts.Value;

    /// <summary>Processes of the workers that have nothing to do.</summary>
    internal IReadOnlyList<int> IdleWorkers => workers.Idle;

    /// <summary>Whether a character that people typed prints; invisible ones do no harm.</summary>
    /// <remarks>True for all where the fonts themselves are missing: that is told when paper is asked for.</remarks>
    public bool CanPrint(Rune character)
    {
        try
        {
            return Fonts.Coverage.Covers(character) || PressText.Clean(character.ToString()).EnumerateRunes().All(Fonts.Coverage.Covers);
        }
        catch (PressException)
        {
            return true;
        }
    }

    /// <summary>The characters of the report that cannot be printed, each once.</summary>
    public IReadOnlyList<MissingCharacter> MissingCharacters(Report report) => Missing(new PaperData(report));

    /// <summary>Prints the report.</summary>
    /// <param name="report">What it says.</param>
    /// <param name="standard">For keeping, or for readers who cannot see it.</param>
    /// <param name="cancellation">Gives up the place in the queue, or the report in print.</param>
    /// <exception cref="MissingCharactersException">No font has some of the characters.</exception>
    /// <exception cref="PressException">Anything else; the message says what to do.</exception>
    public Task<byte[]> PrintAsync(Report report, CancellationToken cancellation = default) => PrintAsync(report, PaperStandard.Archive, cancellation);

    /// <inheritdoc cref="PrintAsync(Report, CancellationToken)"/>
    public async Task<byte[]> PrintAsync(Report report, PaperStandard standard, CancellationToken cancellation)
    {
        var data = new PaperData(report);
        var missing = Missing(data);
        if (missing.Count > 0)
        {
            throw new MissingCharactersException(missing);
        }

        var rare = Fonts.NeedsRareFonts(data.Texts);
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["report"] = data.ToJson(Fonts.Digest(rare)) };
        if (report.Properties.Record is { } record)
        {
            inputs["record"] = record;
        }

        if (report.Properties.Framework is { } framework)
        {
            inputs["framework"] = framework;
        }

        var job = new TypstJob(
            Interlocked.Increment(ref jobs), Template(), inputs, rare, standard == PaperStandard.Archive ? "a-3a" : "ua-1", report.Properties.Created.ToUnixTimeSeconds());
        return await workers.PrintAsync(job, cancellation);
    }

    public ValueTask DisposeAsync() => workers.DisposeAsync();

    private List<MissingCharacter> Missing(PaperData data) =>
        [.. data.Texts.SelectMany(Fonts.Coverage.Missing).DistinctBy(missing => missing.Character)];

    private string Template()
    {
        var template = Path.GetFullPath(options.TemplateFile ?? Path.Combine(options.Folder, "report.typ"));
        return File.Exists(template) ? template : throw new PressException("找不到报告模板，请联系管理员。", $"{template} is missing");
    }
}
