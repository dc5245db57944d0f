using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage.Frameworks;

namespace Evaluation.Web.Frameworks;

/// <summary>A kept version as it reads: the framework, everything that is wrong with it, and how its worked examples came out.</summary>
/// <param name="Framework">There also when only examples fail; null with any other fault.</param>
public sealed record ReadFramework(Framework? Framework, IReadOnlyList<FrameworkFault> Faults, IReadOnlyList<ProvedExample> Examples)
{
    /// <summary>Indicators without any worked example.</summary>
    /// <summary>What the author should look at again.</summary>
    public IReadOnlyList<string> Notes { get; } = Framework is null ? [] : [.. FrameworkNotes.Run(Framework)];

    public IReadOnlyList<Indicator> Unproved { get; } = Framework is null ? [] : [.. FrameworkProof.Unproved(Framework)];

    public bool IsWhole => Faults.Count == 0;

    public static ReadFramework Of(FrameworkVersion version)
    {
        var (framework, faults) = Read(version, prove: true);
        framework ??= Read(version, prove: false).Framework;
        return new ReadFramework(framework, faults, framework is null ? [] : [.. FrameworkProof.Run(framework)]);
    }

    private static (Framework? Framework, IReadOnlyList<FrameworkFault> Faults) Read(FrameworkVersion version, bool prove) => version.State == FrameworkState.Published
        ? FrameworkReader.ReadPublished(NameOf(version), version.Content, prove)
        : FrameworkReader.Read(NameOf(version), version.Content, prove);

    /// <summary>Name of the file: <c>ZJ21.1.yaml</c>.</summary>
    public static string NameOf(FrameworkVersion version, string ending = "yaml") =>
        version.Code.Length == 0 ? $"草稿.{ending}" : FormattableString.Invariant($"{version.Code}.{version.Version}.{ending}");
}
