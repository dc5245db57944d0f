using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>A PDF file whose reading was ended; the message is for the person who gave the file.</summary>
internal sealed class PdfStoppedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The reading process as its caller sees it: little memory, and an end when a page costs too much.</summary>
internal sealed class PdfProcess : IDisposable
{
    private const string TooCostly = "PDF 文件异常复杂，不能读取。请用“打印为 PDF”重新生成，或改用原来的 Word 文件。";

    /// <summary>Managed memory of the process, hexadecimal as the runtime reads it: 80 MB.</summary>
    private const string Memory = "5000000";
    private const long MostResident = 220L * 1024 * 1024;

    /// <summary>Processor time for opening a file and for each page; what counts is work, not waiting on a busy machine.</summary>
    private static readonly TimeSpan Work = TimeSpan.FromSeconds(1);

    /// <summary>More for the first file: the program itself is made ready meanwhile.</summary>
    private static readonly TimeSpan FirstWork = TimeSpan.FromSeconds(2);

    /// <summary>Processor time for a whole file.</summary>
    private static readonly TimeSpan FileWork = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Process _process;
    private TimeSpan _fileStart;
    private bool _isWarm;

    private PdfProcess(Process process)
    {
        _process = process;
        // Read and dropped: a full pipe would stop the process.
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
    }

    public static PdfProcess Start()
    {
        var start = new ProcessStartInfo(DotnetPath())
        {
            ArgumentList = { "exec", Path.Combine(AppContext.BaseDirectory, "Evaluation.Documents.dll") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = Utf8,
            StandardOutputEncoding = Utf8,
            CreateNoWindow = true,
            UseShellExecute = false,
        };
        start.Environment["DOTNET_GCHeapHardLimit"] = Memory;
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_DbgEnableMiniDump"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        try
        {
            return new PdfProcess(Process.Start(start)!);
        }
        catch (Win32Exception missing)
        {
            throw new PdfStoppedException("本机没有 .NET 运行时的 dotnet 命令，不能读取 PDF。请告诉管理员，或改用 Word 文件。", missing);
        }
    }

    public async Task AskAsync(PdfRequest request, CancellationToken cancellationToken)
    {
        try
        {
            _fileStart = _process.TotalProcessorTime;
            await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(request, PdfJson.Default.PdfRequest).AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        catch (Exception ended) when (ended is IOException or InvalidOperationException)
        {
            throw new PdfStoppedException(TooCostly, ended);
        }
    }

    public async Task<PdfAnswer> AnswerAsync(CancellationToken cancellationToken)
    {
        var (reading, before, clock) = (_process.StandardOutput.ReadLineAsync(cancellationToken).AsTask(), Worked(), Stopwatch.StartNew());
        while (await Task.WhenAny(reading, Task.Delay(Glance, cancellationToken)) != reading)
        {
            var worked = Worked();
            if (worked - before > (_isWarm ? Work : FirstWork) || worked - _fileStart > FileWork || clock.Elapsed > Patience || IsTooLarge())
            {
                throw new PdfStoppedException(TooCostly);
            }
        }

        // No answer: the process ended, out of memory or out of stack.
        var answer = await reading ?? throw new PdfStoppedException(TooCostly);
        var read = Read(answer);
        _isWarm |= read.Page is not null || read.Leaf is not null;
        return read;
    }

    public void Dispose()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        _process.Dispose();
    }

    private static PdfAnswer Read(string answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer, PdfJson.Default.PdfAnswer)!;
        }
        catch (JsonException torn)
        {
            // The process ended in the middle of its answer.
            throw new PdfStoppedException(TooCostly, torn);
        }
    }

    private TimeSpan Worked()
    {
        try
        {
            return _process.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero;
        }
    }

    private bool IsTooLarge()
    {
        try
        {
            _process.Refresh();
            return _process.WorkingSet64 > MostResident;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The <c>dotnet</c> that runs this program; the one on the path where that cannot be told.</summary>
    private static string DotnetPath()
    {
        var name = OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";
        if (Path.GetFileName(Environment.ProcessPath) == name)
        {
            return Environment.ProcessPath!;
        }

        // <root>/shared/Microsoft.NETCore.App/<version>/
        var beside = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", name));
        return File.Exists(beside) ? beside : name;
    }
}
