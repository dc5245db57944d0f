using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Evaluation.Core.Reports;
using Evaluation.Documents.Fonts;
using Evaluation.Documents.Pdf;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>The compiler alone in a warm process: it gets the very source that the product would send.</summary>
internal sealed class BareTypst : IDisposable
{
    private readonly Process _process;

    public BareTypst(PressOptions options)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo(options.NodePath)
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "bare-typst.mjs"), options.Folder },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = utf8,
            UseShellExecute = false,
        };
        start.Environment["FONTCONFIG_FILE"] = Path.Combine(options.Folder, "no-system-fonts.conf");
        start.Environment["RAYON_NUM_THREADS"] = "1";
        _process = Process.Start(start) ?? throw new InvalidOperationException(options.NodePath);
    }

    /// <summary>The source of a report, made beforehand.</summary>
    public static string Source(Report report, FontSet fonts)
    {
        var data = new PaperData(report);
        var inputs = new Dictionary<string, string>(StringComparer.Ordinal) { ["report"] = data.ToJson(fonts.Digest(rare: false)), ["record"] = report.Properties.Record! };
        return JsonSerializer.Serialize(new { inputs, pdfStandard = "a-3a", creationTimestamp = report.Properties.Created.ToUnixTimeSeconds() });
    }

    /// <summary>Bytes of the PDF made.</summary>
    public async Task<int> PrintAsync(string source)
    {
        await _process.StandardInput.WriteLineAsync(source);
        await _process.StandardInput.FlushAsync();
        return int.TryParse(await _process.StandardOutput.ReadLineAsync(), out var length) && length > 10_000 ? length : throw new InvalidOperationException("The bare compiler printed nothing.");
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }
}
