using CsCheck;
using Evaluation.Core.Reports;

namespace Evaluation.Core.Tests.Reports;

/// <summary>校验码: printed, typed and turned back.</summary>
public sealed class VersionMarkTests
{
    private static readonly Gen<string> Hash = Gen.Char["0123456789abcdef"].Array[64].Select(digits => new string(digits));

    [Fact]
    public void A_code_typed_again_is_the_code_and_leads_to_its_hash() =>
        Gen.Select(Hash, Gen.Bool, Gen.Bool).Sample((hash, isLower, isJoined) =>
        {
            var code = VersionMark.Code(hash);
            var typed = isJoined ? code.Replace("-", string.Empty, StringComparison.Ordinal) : $" {code} ";
            var read = VersionMark.ReadCode(isLower ? typed.ToLowerInvariant() : typed);

            Assert.Equal(code, read);
            Assert.Equal(hash[..10], VersionMark.HashStart(read!));
        });

    [Theory]
    [InlineData("7F3K-92QD", "7F3K-92QD")]
    [InlineData("７ｆ３ｋ—９２ｑｄ", "7F3K-92QD")]
    [InlineData("oil0-OIL0", "0110-0110")]
    public void A_code_is_read_as_people_write_it(string typed, string code) => Assert.Equal(code, VersionMark.ReadCode(typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7F3K-92Q")]
    [InlineData("7F3K-92QDE")]
    [InlineData("7F3K-92QU")]
    [InlineData("校验码校验码校验")]
    public void What_is_no_code_is_none(string? typed) => Assert.Null(VersionMark.ReadCode(typed));
}
