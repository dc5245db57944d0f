using Evaluation.Core.Frameworks;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Cli;

/// <summary>Framework files by their ending: YAML texts and workbooks.</summary>
internal static class FrameworkFiles
{
    public static bool IsWorkbook(string path) => path.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase);

    public static bool IsYaml(string path) => path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    public static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read(string path, bool prove = true) =>
        IsWorkbook(path) ? FrameworkWorkbook.ReadFile(path, prove) : FrameworkReader.ReadFile(path, prove);

    /// <summary>Writes a file; false after saying why it cannot be written.</summary>
    public static async Task<bool> Write(string path, byte[] content, TextWriter errors)
    {
        try
        {
            await File.WriteAllBytesAsync(path, content);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            await errors.WriteLineAsync($"{CommandLine.OneLine(path)}：文件写不进去。请检查文件夹是否存在、有没有写入权限。");
            return false;
        }
    }
}
