using Evaluation.Core.Reports;
using Evaluation.Documents.Fonts;

namespace Evaluation.Documents.Pdf;

/// <summary>Prints reports as PDF/A-3a: the same report gives the same bytes.</summary>
/// <remarks>One worker process does the typesetting; it starts with the first report and is replaced when it dies, hangs or grows.</remarks>
public sealed class PdfPress : IAsyncDisposable
{
    private const string Standard = "a-3a";

    private readonly PressOptions options;
    private readonly Lazy<FontSet> fonts;
    private readonly SemaphoreSlim turn = new(1);
    private TypstWorker? worker;
    private int jobs;

    public PdfPress(PressOptions options)
    {
        this.options = options;
        fonts = new(() => FontSet.Find(options), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The fonts paper is printed with; ask its coverage before a text is sent to the press.</summary>
    public FontSet Fonts => fonts.Value;

    internal int? WorkerProcessId => worker?.ProcessId;

    /// <summary>The characters of the report that cannot be printed, each once.</summary>
    public IReadOnlyList<MissingCharacter> MissingCharacters(Report report) => Missing(new PaperData(report));

    /// <summary>Prints the report.</summary>
    /// <exception cref="MissingCharactersException">No font has some of the characters.</exception>
    /// <exception cref="PressException">Anything else; the message says what to do.</exception>
    public async Task<byte[]> PrintAsync(Report report, CancellationToken cancellation = default)
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

        var template = Template();
        var job = new TypstJob(
            Interlocked.Increment(ref jobs), template, inputs, rare, Standard, report.Properties.Created.ToUnixTimeSeconds());
        await turn.WaitAsync(cancellation);
        try
        {
            return await WithinDeadlineAsync(job, cancellation);
        }
        finally
        {
            turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await turn.WaitAsync();
        worker?.Dispose();
        worker = null;
        turn.Release();
        turn.Dispose();
    }

    private List<MissingCharacter> Missing(PaperData data) =>
        [.. data.Texts.SelectMany(Fonts.Coverage.Missing).DistinctBy(missing => missing.Character)];

    private string Template()
    {
        var template = Path.GetFullPath(options.TemplateFile ?? Path.Combine(options.Folder, "report.typ"));
        return File.Exists(template) ? template : throw new PressException("找不到报告模板，请联系管理员。", $"{template} is missing");
    }

    private async Task<byte[]> WithinDeadlineAsync(TypstJob job, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(options.Deadline);
        try
        {
            try
            {
                return await PrintAsync(job, deadline.Token);
            }
            catch (WorkerLostException)
            {
                // A worker may have been killed for reasons that have nothing to do with this report.
                Retire();
                return await PrintAsync(job, deadline.Token);
            }
        }
        catch (WorkerLostException)
        {
            Retire();
            throw;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            Retire();
            throw new PressException(
                $"生成 PDF 超过 {options.Deadline.TotalSeconds:0} 秒，已中止。请稍后重试；若再次出现，请联系管理员。", "deadline passed");
        }
        catch (OperationCanceledException)
        {
            Retire();
            throw;
        }
    }

    private async Task<byte[]> PrintAsync(TypstJob job, CancellationToken cancellation)
    {
        if (worker?.IsSpent(options) == true)
        {
            Retire();
        }

        worker ??= await TypstWorker.StartAsync(options, Fonts, Path.GetDirectoryName(job.Template)!, cancellation);
        return await worker.PrintAsync(job, cancellation);
    }

    private void Retire()
    {
        worker?.Dispose();
        worker = null;
    }
}
