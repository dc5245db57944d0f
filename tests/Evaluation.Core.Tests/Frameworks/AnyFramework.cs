using CsCheck;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Tests.Frameworks;

/// <summary>Valid frameworks over all rule kinds, modifiers, caps, bonus rows and worked examples.</summary>
public static class AnyFramework
{
    /// <summary>Frameworks that <see cref="FrameworkCheck"/> passes and whose worked examples hold.</summary>
    public static Gen<Framework> Gen { get; } = CsCheck.Gen.Select(CsCheck.Gen.Int[1, 4], CsCheck.Gen.ULong, (groups, seed) => Of(groups, seed));

    /// <summary>The framework of a seed; more groups make a larger one.</summary>
    public static Framework Of(int groups, ulong seed) => new FrameworkMaker(new Dice(seed), groups).Make();
}
