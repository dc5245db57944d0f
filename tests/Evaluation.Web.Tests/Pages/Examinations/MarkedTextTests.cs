using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;
using Evaluation.Web.Examinations;

namespace Evaluation.Web.Tests.Pages.Examinations;

public sealed class MarkedTextTests
{
    private const string Text = "零一二三四五六七八九";

    [Fact]
    public void Findings_that_overlap_are_all_seen_and_the_gravest_gives_the_mark()
    {
        var stretches = MarkedText.Of(Text, [Row(1, 1, 5, Severity.Note), Row(2, 3, 8, Severity.MustFix)]);

        Assert.Equal([("零", null), ("一二", "note"), ("三四", "fix"), ("五六七", "fix"), ("八九", null)], stretches.Select(one => (one.Text, one.Mark)));
        Assert.Equal([0, 1, 1, 0, 0], stretches.Select(one => one.Begins.Count));
        Assert.Equal([0, 0, 1, 1, 0], stretches.Select(one => one.Ends.Count));
    }

    [Fact]
    public void Text_is_never_lost_or_doubled_wherever_findings_stand()
    {
        for (var from = 0; from <= Text.Length + 1; from++)
        {
            for (var to = from; to <= Text.Length + 2; to++)
            {
                var stretches = MarkedText.Of(Text, [Row(1, from, to, null), Row(2, 2, 2, Severity.MustExplain)]);
                Assert.Equal(Text, string.Concat(stretches.Select(one => one.Text)));
                Assert.Equal([1, 2], stretches.SelectMany(one => one.Ends).Select(row => row.Number).Order());
            }
        }
    }

    private static ExaminationRow Row(int number, int from, int to, Severity? severity) => new(
        number,
        new TextFinding("A-01", "calculation", new TextSpan(1, from, to - from), string.Empty, null, null, severity is null ? Verdict.Ok : Verdict.Wrong, severity, null, string.Empty),
        string.Empty);
}
