using System.Diagnostics;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>Chromium without a window, printing a page.</summary>
internal static class Browser
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>Path of the program; null when it is not installed.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .SelectMany(path => new[] { Path.Combine(path, "chromium"), Path.Combine(path, "google-chrome") })
            .FirstOrDefault(File.Exists);

    public static void Print(string program, string page, string pdf)
    {
        File.Delete(pdf);
        using var process = Process.Start(new ProcessStartInfo(program, ["--headless", "--no-sandbox", "--disable-gpu", $"--print-to-pdf={pdf}", page]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException(program);
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(program);
        }

        if (new FileInfo(pdf) is not { Exists: true, Length: > 10_000 })
        {
            throw new InvalidOperationException($"Chromium printed no {pdf}.");
        }
    }
}
