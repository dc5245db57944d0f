namespace Evaluation.Core.Reports;

/// <summary>What stands on the last page of a 用印版 so that anybody can check the copy in hand: statement, code, full hash and where to ask.</summary>
/// <param name="Statement">SS-6: what is filed and what is public are the same.</param>
/// <param name="Code">校验码, the short form of the hash.</param>
/// <param name="Hash">SHA-256 of the canonical record in hexadecimal digits.</param>
/// <param name="How">How to check, in a sentence.</param>
/// <param name="Scanned">What the QR code holds.</param>
public sealed record ReportProof(string Statement, string Code, string Hash, string How, string Scanned)
{
    /// <summary>Name of the attached record.</summary>
    public const string RecordFile = "自评数据.json";

    /// <summary>Name of the attached framework.</summary>
    public const string FrameworkFile = "指标体系.yaml";

    /// <summary>Where the verification page lies under the public address of an installation.</summary>
    public const string Page = "/verify";

    /// <param name="hash">SHA-256 of the canonical record.</param>
    /// <param name="publicAddress">Where the public reaches the installation, without a slash at its end; null when nobody said.</param>
    public static ReportProof Of(string hash, string? publicAddress)
    {
        var code = VersionMark.Code(hash);
        const string offline = $"本文件附有{RecordFile}和{FrameworkFile}，也可以用 evaluation verify 命令离线核对。";
        return new ReportProof(
            $"本单位所报送的自评报告、数据表、评分表与公开的一致，校验码{code}。",
            code,
            hash,
            publicAddress is null ? offline : $"扫描二维码，或打开 {publicAddress}{Page}，输入校验码或选择本文件，即可核对。{offline}",
            publicAddress is null ? $"校验码 {code} SHA-256 {hash}" : $"{publicAddress}{Page}?code={code}");
    }
}
