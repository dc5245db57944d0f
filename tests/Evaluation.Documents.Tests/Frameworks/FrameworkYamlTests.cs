using CsCheck;
using Evaluation.Core.Tests.Frameworks;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>A framework written as YAML reads back as the same framework.</summary>
public sealed class FrameworkYamlTests
{
    [Fact]
    public void Every_generated_framework_reads_back_from_its_own_text() => AnyFramework.Gen.Sample(
        framework =>
        {
            var text = FrameworkYaml.Write(framework);
            var (again, faults) = FrameworkReader.Read("t.yaml", text);
            Assert.Equal(string.Empty, string.Join('\n', faults));
            Assert.Equal(FrameworkPicture.Of(framework), FrameworkPicture.Of(again!));
            Assert.Equal(text, FrameworkYaml.Write(again!));
        },
        iter: 1_000,
        print: framework => framework.Reference);

    public static TheoryData<string> Shipped() => [.. FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).All.Select(framework => framework.Reference)];

    [Theory]
    [MemberData(nameof(Shipped))]
    public void Every_shipped_framework_reads_back_from_its_own_text(string reference)
    {
        var framework = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).Find(reference)!;

        var (again, faults) = FrameworkReader.Read("t.yaml", FrameworkYaml.Write(framework));

        Assert.Equal(string.Empty, string.Join('\n', faults));
        Assert.Equal(FrameworkPicture.Of(framework), FrameworkPicture.Of(again!));
    }

    [Fact]
    public void The_text_is_written_for_people()
    {
        var text = FrameworkYaml.Write(FrameworkReader.Read("t.yaml", SmallFramework.Text).Framework!);

        Assert.All(
            new[]
            {
                "years: { from: 2021, to: 2025 }", "  - { name: 优, from: 90 }", "formula: 支出÷预算", "formula: 求和（任务，任务金额）", "onlyWhen: 人员数＝0", "- { range: \"[90%, +∞)\", points: 50 }",
                "rule: { kind: yesNo, input: founded, question: 已成立 }", "notApplicable: { T1-1102: 没有人员 }",
            },
            line => Assert.Contains(line, text, StringComparison.Ordinal));
        Assert.DoesNotContain("clause: 示例\n            ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("mode:", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/3", "1/3")]
    [InlineData("33.3333333333333333333333333%", "33.3333333333333333333333333%")]
    [InlineData("0.5", "50%")]
    [InlineData("-1/7", "-1/7")]
    public void A_number_without_an_end_is_kept_as_a_fraction(string written, string again)
    {
        var value = RatioText.Read(written)!.Value;

        Assert.Equal(again, RatioText.Write(value, percent: true));
        Assert.Equal(value, RatioText.Read(RatioText.Write(value, percent: false)));
    }

    [Theory]
    [InlineData("1/0")]
    [InlineData("1/-2")]
    [InlineData("/2")]
    [InlineData("1/2/3")]
    [InlineData("0.12345678901234567890123456789")]
    public void A_number_that_cannot_be_kept_is_refused(string written) => Assert.Null(RatioText.Read(written));
}
