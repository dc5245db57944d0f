using System.Diagnostics;
using System.Globalization;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>LibreOffice without a window, converting a workbook to CSV in a profile of its own.</summary>
internal sealed class Office(string folder)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>Path of the program; null when it is not installed.</summary>
    public static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
            .Select(path => Path.Combine(path, "soffice"))
            .FirstOrDefault(File.Exists);

    /// <summary>Version as the program states it.</summary>
    public static string Version(string program) => Run(program, ["--version"]).Trim();

    /// <summary>Wall time of one conversion; the totals in the file made are held against those expected.</summary>
    public TimeSpan Convert(string program, string workbook, IReadOnlyList<decimal> totals)
    {
        var made = Path.Combine(folder, Path.GetFileNameWithoutExtension(workbook) + ".csv");
        File.Delete(made);
        var clock = Stopwatch.StartNew();
        Run(program, [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "csv", "--outdir", folder, workbook]);
        var taken = clock.Elapsed;
        var read = File.ReadLines(made).Select(line => decimal.Parse(line.Split(',')[Sheet.TotalColumn], CultureInfo.InvariantCulture)).ToList();
        var wrong = read.Zip(totals).Count(pair => pair.First != pair.Second);
        return read.Count == totals.Count && wrong == 0
            ? taken
            : throw new InvalidOperationException($"LibreOffice: {read.Count} rows of {totals.Count}, {wrong} totals differ.");
    }

    /// <summary>Prints Word files in one run; all must come out. Bytes printed.</summary>
    public long Print(string program, IReadOnlyList<string> files)
    {
        var made = Path.Combine(folder, "printed");
        Run(program, [$"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore", "--convert-to", "pdf", "--outdir", made, .. files]);
        var bytes = 0L;
        foreach (var file in files)
        {
            var pdf = Path.Combine(made, Path.ChangeExtension(Path.GetFileName(file), ".pdf"));
            if (new FileInfo(pdf) is not { Exists: true, Length: > 10_000 })
            {
                throw new InvalidOperationException($"LibreOffice printed no {pdf}.");
            }

            bytes += new FileInfo(pdf).Length;
            File.Delete(pdf);
        }

        return bytes;
    }

    private static string Run(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException(program);
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(program);
        }

        return process.ExitCode == 0 ? said.GetAwaiter().GetResult() : throw new InvalidOperationException(complained.GetAwaiter().GetResult());
    }
}
