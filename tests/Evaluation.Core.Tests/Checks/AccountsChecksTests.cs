using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Tests.Checks;

/// <summary>I-27: what was taken from the final accounts and changed afterwards needs a reason.</summary>
public sealed class AccountsChecksTests
{
    private static readonly Framework Framework = new FrameworkBuilder().Input("money", "金额", FigureKind.Money).Input("count", "数量", FigureKind.Count, "项").Build();

    [Theory]
    [InlineData("44236000", "44236000 Z01!F12", null)]
    [InlineData("44236000.00", "44236000 Z01!F12", null)]
    [InlineData("45000000", "44236000 Z01!F12", "“金额”填的是4500.00万元，决算工作簿Z01!F12是4423.60万元")]
    [InlineData("45000000", "broken", null)]
    [InlineData("", "44236000 Z01!F12", null)]
    public void A_changed_figure_is_said_with_both(string entered, string accounts, string? said)
    {
        var findings = Findings(new FilingBuilder(Framework).Enter("input/money", entered).Enter("accounts/money", accounts));

        Assert.Equal(said is null ? 0 : 1, findings.Count);
        Assert.All(findings, finding => Assert.StartsWith(said!, finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void It_is_explained_or_put_back_in_one_click()
    {
        var filing = new FilingBuilder(Framework).Value("money", "45000000").Enter("accounts/money", "44236000 Z01!F12");
        var finding = Assert.Single(Findings(filing));

        Assert.Equal((Severity.MustExplain, true, "input/money"), (finding.Severity, finding.Blocks, finding.Place));
        Assert.Equal(("input/money", "44236000"), (finding.Mend!.Path, finding.Mend.Text));
        Assert.False(Assert.Single(Findings(filing.Enter(finding.ExplainAt!, "决算报出后上级批复调整，按批复数填列。"))).Blocks);
    }

    [Fact]
    public void In_a_scope_each_member_has_its_own()
    {
        var filing = new FilingBuilder(Framework).Enter("member/a", "本级").Enter("member/b", "下属").Enter("input/count@a", "5").Enter("input/count@b", "7")
            .Enter("accounts/count@a", "5 Z05!C3").Enter("accounts/count@b", "8 Z05!C3").Enter("accounts/count@gone", "9 Z05!C3").Enter("accounts/count", "99 Z05!C3");

        Assert.Equal("I-27/count@b", Assert.Single(Findings(filing)).Id);
    }

    private static List<Finding> Findings(FilingBuilder filing) =>
        [.. SubmissionCheck.Run(Scorer.Score(Framework, filing.Record()), CheckSwitches.Default).Where(finding => finding.Check == "I-27")];
}
