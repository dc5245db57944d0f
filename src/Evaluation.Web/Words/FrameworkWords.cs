using System.Globalization;
using Evaluation.Core.Frameworks;
using Evaluation.Storage.Frameworks;

namespace Evaluation.Web.Words;

/// <summary>How framework versions are spoken of.</summary>
public static class FrameworkWords
{
    public const string PublishedMeanwhile = "这一版已经发布，不能再修改。您写的内容还在下面，可以复制出来，另建新版本。";

    public const string ChangedMeanwhile = "在您打开页面之后，其他人修改了这份草稿。您写的内容还在下面；核对后再按“保存并检查”，将以您的内容为准。";

    public const string Faulty = "这份草稿还有须修改的地方，改正后才能查看。";

    /// <summary>How a change of a whole thing is marked by <see cref="FrameworkDiff"/>.</summary>
    public const string Whole = FrameworkDiff.Whole;

    /// <summary>编码 ZJ21，第 2 版.</summary>
    public static string Number(FrameworkVersion version) => Number(version.Code, version.Version);

    public static string Number(string code, int version) =>
        code.Length == 0 ? "编码和版本号还没有写好" : string.Create(CultureInfo.InvariantCulture, $"编码 {code}，第 {version} 版");

    public static string Years(Framework framework) => Years(framework.Years.From, framework.Years.To);

    public static string Years(int first, int last) => first == last
        ? string.Create(CultureInfo.InvariantCulture, $"{first}年度")
        : string.Create(CultureInfo.InvariantCulture, $"{first}—{last}年度");

    /// <summary>《…》（某财绩〔2023〕1号，2023年3月1日）, or that it is a sample.</summary>
    public static string Source(Framework framework) => framework.OfficialSource is { } source
        ? $"《{source.Title}》（{source.Number}，{Figures.Day(source.Date)}）"
        : $"没有正式文件（{framework.Notice}）";

    /// <summary>正式 or 示例, with the kind of its mark.</summary>
    public static (string Kind, string Words) Mark(Framework framework) => framework.OfficialSource is null ? ("explain", "示例") : ("done", "正式");
}
