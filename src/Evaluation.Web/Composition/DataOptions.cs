using System.ComponentModel.DataAnnotations;

namespace Evaluation.Web.Composition;

/// <summary>Section <c>Data</c>: the one folder the program writes into.</summary>
public sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Absolute, or relative to the program's folder.</summary>
    [Required(ErrorMessage = "Data:Folder 不能为空：请填写数据目录，例如 data 或 /var/lib/evaluation。")]
    public string Folder { get; init; } = "data";

    public string PathUnder(string contentRoot) => Path.GetFullPath(Path.Combine(contentRoot, Folder));
}
