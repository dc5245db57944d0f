using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Evaluation.Documents.Fonts;

namespace Evaluation.Documents.Pdf;

/// <summary>A Node process that typesets one report after another.</summary>
internal sealed class TypstWorker : IDisposable
{
    private const int OldestNode = 20;
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);
    private static readonly StreamPipeReaderOptions Reading = new(bufferSize: 1 << 16);

    private readonly Process process;
    private readonly PipeReader answers;
    private readonly StringBuilder complaints = new();
    private int printed;

    private TypstWorker(Process process, string workspace)
    {
        this.process = process;
        answers = PipeReader.Create(process.StandardOutput.BaseStream, Reading);
        Workspace = workspace;
        process.ErrorDataReceived += (_, line) => Complain(line.Data);
        process.BeginErrorReadLine();
    }

    public int ProcessId => process.Id;

    /// <summary>The folder its templates lie in.</summary>
    public string Workspace { get; }

    /// <summary>Starts the process and waits until it answers.</summary>
    public static async Task<TypstWorker> StartAsync(PressOptions options, FontSet fonts, string workspace, CancellationToken cancellation)
    {
        var script = Path.Combine(options.Folder, "worker.mjs");
        if (!File.Exists(script))
        {
            throw new PressException("打印组件不完整，请重新安装程序。", $"{script} is missing");
        }

        var worker = new TypstWorker(Launch(options, script), workspace);
        try
        {
            var settings = new TypstSettings(workspace, fonts.Files, fonts.RareCharacterFiles);
            await worker.SendAsync(settings, TypstLines.Plain.TypstSettings, cancellation);
            var hello = await worker.ReceiveAsync(cancellation);
            if (hello.Node is null || !Version.TryParse(hello.Node, out var version) || version.Major < OldestNode)
            {
                throw new PressException("Node.js 版本过低，请安装 Node.js 20 以上版本后重试。", $"found {hello.Node}");
            }

            return hello.Ready
                ? worker
                : throw new PressException("本机平台没有排版程序，无法生成 PDF；目前支持 Linux x64。", hello.Error);
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Whether another worker should take the next report.</summary>
    public bool IsSpent(PressOptions options)
    {
        if (process.HasExited || printed >= options.ReportsPerWorker)
        {
            return true;
        }

        try
        {
            process.Refresh();
            return process.WorkingSet64 > options.MemoryLimit;
        }
        catch (InvalidOperationException)
        {
            // It has ended meanwhile.
            return true;
        }
    }

    /// <summary>Prints one report.</summary>
    /// <param name="memoryLimit">Working set in bytes at which the process is stopped.</param>
    /// <exception cref="WorkerLostException">The process ended, was stopped because it grew, or answered something else.</exception>
    public async Task<byte[]> PrintAsync(TypstJob job, long memoryLimit, CancellationToken cancellation)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var watch = WatchAsync(memoryLimit, done.Token);
        try
        {
            await SendAsync(job, TypstLines.Plain.TypstJob, cancellation);
            var answer = await ReceiveAsync(cancellation);
            printed++;
            if (answer.Id != job.Id || (answer.Ok && (answer.Bytes <= 0 || answer.Bytes > memoryLimit)))
            {
                // What follows in the pipe belongs to no report.
                throw new WorkerLostException(Complaints());
            }

            return answer.Ok
                ? await ReceiveAsync(answer.Bytes, cancellation)
                : throw new PressException("报告排版失败，请把报告编号告诉管理员。", answer.Error);
        }
        catch (WorkerLostException)
        {
            await done.CancelAsync();
            if (await watch)
            {
                throw new WorkerLostException("生成 PDF 占用内存过多，已中止。请删去报告中特别长的文字或表格后重试；若再次出现，请联系管理员。", "memory limit passed");
            }

            throw;
        }
        finally
        {
            await done.CancelAsync();
            await watch;
        }
    }

    /// <summary>Ends the process when it grows beyond the limit; true when it did.</summary>
    private async Task<bool> WatchAsync(long memoryLimit, CancellationToken done)
    {
        using var timer = new PeriodicTimer(LookEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                process.Refresh();
                if (process.WorkingSet64 > memoryLimit)
                {
                    process.Kill(entireProcessTree: true);
                    return true;
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or InvalidOperationException)
        {
            // The report is done, or the process has ended by itself.
        }

        return false;
    }

    public void Dispose()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended by itself.
        }

        process.Dispose();
    }

    private static Process Launch(PressOptions options, string script)
    {
        var start = new ProcessStartInfo(options.NodePath)
        {
            ArgumentList = { script },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            CreateNoWindow = true,
            UseShellExecute = false,
            WorkingDirectory = options.Folder,
        };
        start.Environment["FONTCONFIG_FILE"] = Path.Combine(options.Folder, "no-system-fonts.conf");
        start.Environment.Remove("NODE_OPTIONS");
        // There are as many workers as cores.
        start.Environment["RAYON_NUM_THREADS"] = "1";
        try
        {
            var started = Process.Start(start)!;
            StandBack(started);
            return started;
        }
        catch (Win32Exception missing)
        {
            throw new PressException("未找到 Node.js，无法生成 PDF。请安装 Node.js 20 以上版本后重试。", missing.Message, missing);
        }
    }

    /// <summary>Pages go before paper: people wait for them.</summary>
    private static void StandBack(Process started)
    {
        try
        {
            started.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (Exception refused) when (refused is Win32Exception or InvalidOperationException or NotSupportedException)
        {
            // It prints all the same.
        }
    }

    private async Task SendAsync<T>(T said, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(said, type), (byte)'\n'];
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(line, cancellation);
            await process.StandardInput.BaseStream.FlushAsync(cancellation);
        }
        catch (IOException broken)
        {
            throw new WorkerLostException(Complaints(), broken);
        }
    }

    private async Task<TypstAnswer> ReceiveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var read = await answers.ReadAsync(cancellation);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var answer = Answer(read.Buffer.Slice(0, end));
                answers.AdvanceTo(read.Buffer.GetPosition(1, end));
                return answer;
            }

            if (read.IsCompleted)
            {
                throw new WorkerLostException(Complaints());
            }

            answers.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private TypstAnswer Answer(ReadOnlySequence<byte> line)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            return JsonSerializer.Deserialize(ref reader, TypstLines.Plain.TypstAnswer) ?? throw new WorkerLostException(Complaints());
        }
        catch (JsonException unread)
        {
            throw new WorkerLostException(Complaints(), unread);
        }
    }

    private async Task<byte[]> ReceiveAsync(int bytes, CancellationToken cancellation)
    {
        var read = await answers.ReadAtLeastAsync(bytes, cancellation);
        if (read.Buffer.Length < bytes)
        {
            // The process ended in the middle of its answer.
            throw new WorkerLostException(Complaints());
        }

        var paper = read.Buffer.Slice(0, bytes);
        var pdf = paper.ToArray();
        answers.AdvanceTo(paper.End);
        return pdf;
    }

    private void Complain(string? line)
    {
        const int Enough = 8000;
        lock (complaints)
        {
            if (line is not null && complaints.Length < Enough)
            {
                complaints.AppendLine(line);
            }
        }
    }

    private string Complaints()
    {
        lock (complaints)
        {
            return complaints.ToString();
        }
    }
}
