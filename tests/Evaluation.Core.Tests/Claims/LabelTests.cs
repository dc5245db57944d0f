namespace Evaluation.Core.Tests.Claims;

/// <summary>The corpus itself: every label can be found in its text and agrees with its own arithmetic.</summary>
public sealed class LabelTests
{
    private static readonly string[] s_kinds =
    [
        "calculation", "change", "share", "completion", "difference", "total", "headCount", "part", "multiple", "percentagePoints", "grade",
    ];

    private static readonly string[] s_diagnoses =
    [
        "D-00", "D-01", "D-02", "D-02+D-03", "D-03", "D-04", "D-05", "D-06", "D-07", "D-07+D-03", "D-08", "D-09", "D-10", "D-11",
    ];

    private static IEnumerable<(LabelledText Text, LabelledClaim Claim)> Claims =>
        LabelledText.All.SelectMany(text => text.Claims.Select(claim => (text, claim)));

    [Fact]
    public void Every_text_has_its_own_id_and_its_own_words()
    {
        Assert.Empty(LabelledText.All.GroupBy(text => text.Id).Where(same => same.Count() > 1).Select(same => same.Key));
        Assert.Empty(LabelledText.All.GroupBy(text => text.Text).Where(same => same.Count() > 1).Select(same => same.First().Id));
        Assert.All(LabelledText.All, text => Assert.InRange(text.Text.Length, 5, 600));
    }

    [Fact]
    public void Every_label_stands_in_its_text_once()
    {
        Assert.All(Claims, pair => Assert.True(pair.Claim.Start(pair.Text.Text) >= 0, $"{pair.Text.Id} {pair.Claim.Stated}"));
        Assert.All(
            LabelledText.All,
            text => Assert.Equal(text.Claims.Count, text.Claims.Select(claim => claim.Start(text.Text)).Distinct().Count()));
    }

    [Fact]
    public void Every_label_uses_the_words_of_its_set()
    {
        Assert.All(Claims, pair => Assert.Contains(pair.Claim.Kind, s_kinds));
        Assert.All(Claims, pair => Assert.Contains(pair.Claim.Verdict, new[] { "ok", "rounding", "wrong", "unclear" }));
        Assert.All(Claims.Where(pair => pair.Claim.IsWrong), pair => Assert.Contains(pair.Claim.Diagnosis, s_diagnoses));
        Assert.All(Claims.Where(pair => pair.Claim.Verdict is "ok" or "unclear"), pair => Assert.Null(pair.Claim.Diagnosis));
    }

    [Fact]
    public void Every_kind_and_every_diagnosis_is_tried_often_enough()
    {
        Assert.True(Claims.Count() >= 600);
        Assert.True(LabelledText.All.Count(text => text.Claims.Count == 0) >= 60);
        Assert.True(Claims.Count(pair => !pair.Claim.IsWrong) >= 0.4m * Claims.Count());
        Assert.All(s_kinds, kind => Assert.True(Claims.Count(pair => pair.Claim.Kind == kind) >= 25, kind));
        Assert.All(
            s_diagnoses,
            code => Assert.True(Claims.Count(pair => pair.Claim.IsWrong && pair.Claim.Diagnosis == code) >= 15, code));
    }

    [Fact]
    public void A_right_label_prints_what_the_figures_give_and_a_wrong_one_does_not()
    {
        Assert.All(
            Claims.Where(pair => pair.Claim.Computed is not null),
            pair => Assert.True(IsApproximate(pair) || pair.Claim.Verdict == "ok" == (pair.Claim.Computed == pair.Claim.Stated), pair.Text.Id));
    }

    [Theory]
    [InlineData("D-03")]
    [InlineData("D-04")]
    [InlineData("D-05")]
    [InlineData("D-06")]
    [InlineData("D-09")]
    public void A_slip_of_one_figure_leads_from_the_computed_to_the_stated_one(string diagnosis)
    {
        Assert.All(
            Claims.Where(pair => pair.Claim.Diagnosis == diagnosis && pair.Claim.Computed is not null),
            pair => Assert.True(Leads(diagnosis, pair.Claim.Computed!, pair.Claim.Stated), $"{pair.Text.Id} {pair.Claim.Stated}"));
    }

    private static bool Leads(string diagnosis, string computed, string stated)
    {
        var right = LabelledClaim.Figure(computed)!.Value;
        var printed = LabelledClaim.Figure(stated)!.Value;
        var place = right.Scale == 0 ? 1m : 1m / (decimal)Math.Pow(10, right.Scale);
        return diagnosis switch
        {
            "D-03" => printed == -right,
            "D-04" => printed == right || Within(printed, right * 10000, 10000 * place) || Within(printed * 10000, right, 10000 * place),
            "D-05" => Within(printed, right * 100, 100 * place) || Within(printed * 100, right, 100 * place),
            "D-06" => Math.Abs(right) - Math.Abs(printed) == place,
            _ => Math.Abs(printed + right - 100) <= place,
        };
    }

    private static bool Within(decimal a, decimal b, decimal much) => Math.Abs(a - b) <= much;

    private static bool IsApproximate((LabelledText Text, LabelledClaim Claim) pair) =>
        LabelledClaim.Figure(pair.Claim.Stated) is null || pair.Text.Note.Contains("approximat", StringComparison.Ordinal);
}
