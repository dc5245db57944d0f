using System.Security.Cryptography;
using System.Text;
using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Fonts;

/// <summary>The font files of the press: always loaded, or only for rare characters.</summary>
/// <remarks>Equal input gives equal paper only with equal fonts, so the paper names the digest of the set it was made with.</remarks>
public sealed class FontSet
{
    private static readonly string[] Extensions = [".ttf", ".otf", ".ttc"];
    private static readonly string[] RareFiles = ["NotoSerifCJK-Regular.ttc", "NotoSerifCJK-Bold.ttc", "NotoSansCJK-Regular.ttc"];

    private readonly Lazy<FontCoverage> common;
    private readonly Lazy<FontCoverage> all;
    private readonly Lazy<string> commonDigest;
    private readonly Lazy<string> allDigest;

    private FontSet(IReadOnlyList<string> files, IReadOnlyList<string> rareFiles)
    {
        Files = files;
        RareCharacterFiles = rareFiles;
        common = new(() => FontCoverage.Of(Files));
        all = new(() => FontCoverage.Of(Files.Concat(RareCharacterFiles)));
        commonDigest = new(() => DigestOf(Files));
        allDigest = new(() => DigestOf(Files.Concat(RareCharacterFiles)));
    }

    public IReadOnlyList<string> Files { get; }

    public IReadOnlyList<string> RareCharacterFiles { get; }

    /// <summary>What prints with all fonts, those for rare characters included.</summary>
    public FontCoverage Coverage => all.Value;

    /// <summary>The shipped faces and those the operator has added.</summary>
    /// <exception cref="PressException">The shipped faces are not there.</exception>
    public static FontSet Find(PressOptions options)
    {
        var shipped = FontsIn(Path.Combine(options.Folder, "fonts"));
        if (shipped.Count == 0)
        {
            throw new PressException("打印组件不完整，缺少字体，请重新安装程序。", $"no fonts in {options.Folder}");
        }

        var rare = RareFiles
            .Select(file => Path.Combine(options.RareFontFolder ?? string.Empty, file))
            .Where(file => options.RareFontFolder is not null && File.Exists(file));
        return new FontSet([.. shipped, .. FontsIn(options.FontFolder)], [.. rare]);
    }

    /// <summary>Whether the texts need the fonts for rare characters.</summary>
    public bool NeedsRareFonts(IEnumerable<string> texts) => texts.Any(text => common.Value.Missing(text).Any());

    /// <summary>SHA-256 over the sorted SHA-256 of the files.</summary>
    public string Digest(bool rare) => rare ? allDigest.Value : commonDigest.Value;

    private static List<string> FontsIn(string? folder) =>
        folder is null || !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateFiles(folder)
                .Where(file => Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase))
                .Order(StringComparer.Ordinal)];

    private static string DigestOf(IEnumerable<string> files)
    {
        var digests = files.Select(DigestOf).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', digests))));
    }

    private static string DigestOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
