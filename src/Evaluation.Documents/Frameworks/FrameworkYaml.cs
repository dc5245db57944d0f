using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Writes a framework as a YAML file that reads back as the same framework.</summary>
public static class FrameworkYaml
{
    /// <summary>The same text for the same framework.</summary>
    /// <exception cref="NotSupportedException">A formula or number of the framework cannot be written so that it reads back.</exception>
    public static string Write(Framework framework) => YamlWriting.Write(FrameworkTree.Of(framework));
}
