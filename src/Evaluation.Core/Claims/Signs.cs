using System.Buffers;

namespace Evaluation.Core.Claims;

/// <summary>Sets of characters that part a text.</summary>
internal static class Signs
{
    /// <summary>Behind one of these a new clause begins.</summary>
    public static SearchValues<char> Clause { get; } = SearchValues.Create(",;:、。()");

    /// <summary>Behind one of these a new name begins; a bracket that closes belongs to the name.</summary>
    public static SearchValues<char> Name { get; } = SearchValues.Create(",;、:。(");

    public static SearchValues<char> Formula { get; } = SearchValues.Create("(+-*/=");

    /// <summary>Verbs of giving out, of one character.</summary>
    public static SearchValues<char> Spending { get; } = SearchValues.Create("支付拨用交缴清废售还销领");
}
