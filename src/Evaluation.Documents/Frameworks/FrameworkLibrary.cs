using System.Collections.Frozen;
using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>The frameworks of a folder, found by code and version: <c>ZJ21@1</c>.</summary>
public sealed class FrameworkLibrary
{
    private readonly FrozenDictionary<string, Framework> _frameworks;

    private FrameworkLibrary(Dictionary<string, Framework> frameworks, IReadOnlyList<FrameworkFault> faults) =>
        (_frameworks, Faults) = (frameworks.ToFrozenDictionary(StringComparer.Ordinal), faults);

    /// <summary>Faults of files that were left out.</summary>
    public IReadOnlyList<FrameworkFault> Faults { get; }

    public IEnumerable<Framework> All => _frameworks.Values.OrderBy(framework => framework.Code, StringComparer.Ordinal).ThenBy(framework => framework.Version);

    /// <summary>The folder of the frameworks that come with the program.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "frameworks");

    /// <summary>Reads every <c>*.yaml</c> of the folder but the standard parts. Files with faults are left out and their faults kept.</summary>
    public static FrameworkLibrary Load(string folder)
    {
        var (frameworks, faults) = (new Dictionary<string, Framework>(StringComparer.Ordinal), new List<FrameworkFault>());
        string[] files;
        try
        {
            files = [.. Directory.EnumerateFiles(folder, "*.yaml").Where(file => Path.GetFileName(file) != StandardParts.FileName).Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new FrameworkLibrary(frameworks, [new FrameworkFault(folder, 1, "指标体系文件夹打不开。", "请检查路径和权限。")]);
        }

        foreach (var file in files)
        {
            var (framework, found) = FrameworkReader.ReadFile(file);
            faults.AddRange(found);
            if (framework is not null && !frameworks.TryAdd(framework.Reference, framework))
            {
                faults.Add(new FrameworkFault(Path.GetFileName(file), 1, $"“{framework.Reference}”已经在另一个文件里。", "请改用新的 version。"));
            }
        }

        return new FrameworkLibrary(frameworks, faults);
    }

    /// <summary>The framework by its reference; null if the folder has none.</summary>
    public Framework? Find(string reference) => _frameworks.GetValueOrDefault(reference);
}
