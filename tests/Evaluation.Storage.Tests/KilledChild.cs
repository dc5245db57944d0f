using System.Diagnostics;

namespace Evaluation.Storage.Tests;

/// <summary>This program started again as a writer that notes each save once it is done, and killed in the middle.</summary>
internal static class KilledChild
{
    private const string FolderVariable = "EVALUATION_TEST_WRITER_FOLDER";

    /// <summary>One byte for each acknowledged save.</summary>
    private const string Log = "acknowledged";

    /// <summary>In the child: the data folder.</summary>
    public static string Folder => Environment.GetEnvironmentVariable(FolderVariable)!;

    /// <summary>In the child: where it notes its saves.</summary>
    public static FileStream OpenLog() => new(Path.Combine(Folder, Log), FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);

    /// <summary>How many saves it noted before it was killed.</summary>
    public static async Task<int> RunAsync(Type writerClass, string folder, int after)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            Environment = { [FolderVariable] = folder },
        };
        foreach (var argument in new[] { "-class", writerClass.FullName!, "-explicit", "only", "-noColor" })
        {
            start.ArgumentList.Add(argument);
        }

        using var writer = Process.Start(start)!;
        var acknowledged = await CountAndKillAsync(folder, writer, after);
        Assert.True(acknowledged >= after, $"the writer stopped after {acknowledged} saves");
        return acknowledged;
    }

    private static async Task<int> CountAndKillAsync(string folder, Process writer, int after)
    {
        var log = Path.Combine(folder, Log);
        while (!writer.HasExited && Count(log) < after)
        {
            await Task.Delay(5);
        }

        writer.Kill();
        await writer.WaitForExitAsync();
        return Count(log);
    }

    private static int Count(string log)
    {
        if (!File.Exists(log))
        {
            return 0;
        }

        using var reader = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        return (int)reader.Length;
    }
}
