using System.Reflection;
using System.Text.RegularExpressions;

namespace Evaluation.Web.Frameworks;

/// <summary>What a new draft begins with.</summary>
public static partial class NewFramework
{
    private const string RegionLine = "region: 本地区";

    private static readonly string s_start = Resource();

    /// <summary>A small complete framework for a region.</summary>
    public static string Start(string region) =>
        s_start.Replace(RegionLine, $"region: \"{region.Replace('"', '”').Replace('\\', '＼')}\"", StringComparison.Ordinal);

    /// <summary>A published text with the number of the next version; its comments and order stay.</summary>
    public static string Next(string text, int version) =>
        VersionLine().Replace(text, line => FormattableString.Invariant($"version: {version}{line.Groups["rest"].Value}"), 1);

    private static string Resource()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("start.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"^version:[ \t]*[0-9]+(?<rest>[ \t]*(#.*)?)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLine();
}
