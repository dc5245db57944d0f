using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;

namespace Evaluation.Documents.Tests.Filings;

/// <summary>The figures of a real filing of 2021 lead to the results worked out by hand.</summary>
public sealed class SampleFilingTests
{
    [Fact]
    public void The_sample_reads_without_a_fault_and_fits_its_framework()
    {
        Assert.Empty(FilingFile.ReadFile(Sample.File).Faults);
        Assert.Empty(FilingFit.Run(Sample.Framework, Sample.Record));
    }

    [Theory]
    [InlineData("ZJ21-1103", "23.17%", "23.1719%", "0.00")]
    [InlineData("ZJ21-2201", "91.25%", "91.2457%", "4.56")]
    [InlineData("ZJ21-2202", "6.03%", "6.027%", "3.00")]
    [InlineData("ZJ21-2203", "131.47%", "131.4669%", "0.00")]
    [InlineData("ZJ21-2205", "102.53%", "102.5331%", "0.00")]
    [InlineData("ZJ21-2402", "100.00%", "100%", "2.00")]
    public void Printed_indicators_come_out_as_worked_by_hand(string code, string value, string unrounded, string points)
    {
        var row = Sample.Sheet.Row(code)!;

        Assert.Equal(value, row.Working.Value);
        Assert.Equal(unrounded, row.Working.Unrounded);
        Assert.Equal(points, FigureText.Of(row.Computed!.Value));
    }

    [Fact]
    public void The_other_reading_of_the_budget_variance_is_shown_with_its_points()
    {
        var other = Assert.Single(Sample.Sheet.Row("ZJ21-1103")!.Working.Others);

        Assert.Equal("-3.07%", other.Value);
        Assert.Equal(new Points(4m), other.Points);
    }

    [Fact]
    public void The_most_the_figures_allow_is_89_56_on_the_initial_budget_and_93_56_on_the_adjusted()
    {
        Assert.Equal(new Points(89.56m), Sample.Sheet.Totals.Reachable);
        Assert.Equal("良", Sample.Sheet.Totals.ReachableGrade);

        var adjusted = Scorer.Score(WithOtherReading(Sample.Framework, "ZJ21-1103"), Sample.Record).Totals;

        Assert.Equal(new Points(93.56m), adjusted.Reachable);
        Assert.Equal("优", adjusted.ReachableGrade);
    }

    [Theory]
    [InlineData(NotApplicablePolicy.RescaleLevel1, "89.17")]
    [InlineData(NotApplicablePolicy.RescaleTotal, "88.40")]
    [InlineData(NotApplicablePolicy.Zero, "79.56")]
    public void The_policy_for_rows_that_do_not_apply_decides_the_most_that_can_be_reached(NotApplicablePolicy policy, string total)
    {
        var framework = Change(Sample.Framework, indicator => indicator.NotApplicable.Policy == NotApplicablePolicy.Full
            ? indicator with { NotApplicable = indicator.NotApplicable with { Policy = policy } }
            : indicator);

        Assert.Equal(total, FigureText.Of(Scorer.Score(framework, Sample.Record).Totals.Reachable));
    }

    [Fact]
    public void The_claimed_100_stands_beside_the_computed_points()
    {
        Assert.Equal(new Points(100m), Sample.Sheet.Totals.Self);
        Assert.True(Sample.Sheet.Totals.Computed < new Points(89.56m));
        Assert.Contains(SubmissionCheck.Run(Sample.Sheet, CheckSwitches.Default), finding => finding.Check == "S-13" && finding.Severity == Severity.MustExplain);
    }

    [Fact]
    public void What_the_report_leaves_open_is_said()
    {
        var findings = SubmissionCheck.Run(Sample.Sheet, CheckSwitches.Default);

        Assert.Contains(findings, finding => finding.Id == "S-15/ZJ21-4301" && finding.Severity == Severity.MustFix);
        Assert.Contains(findings, finding => finding.Id == "S-15/ZJ21-2204/facts" && finding.Severity == Severity.MustExplain);
        Assert.Contains(findings, finding => finding.Check == "E-12");
        Assert.InRange(findings.Count(finding => finding.Severity == Severity.MustExplain), 1, 15);
    }

    [Fact]
    public async Task The_schema_takes_the_sample_and_what_the_program_writes()
    {
        var schema = await NJsonSchema.JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Path.Combine(Sample.Folder, "filing.schema.json")));

        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Sample.File)));
        Assert.Empty(schema.Validate(FilingJson.Write(Sample.Record)));
        Assert.NotEmpty(schema.Validate("""{ "framework": "ZJ21@1", "year": 2021, "unit": { "code": "1", "name": "甲" }, "inputs": { "exec_total": { "value": 1.5 } } }"""));
    }

    private static Framework WithOtherReading(Framework framework, string code) => Change(framework, indicator => indicator.Code != code
        ? indicator
        : indicator with { Value = indicator.Value! with { Scored = indicator.Value.Others[0], Others = [indicator.Value.Scored] } });

    private static Framework Change(Framework framework, Func<Indicator, Indicator> change) => framework with
    {
        Groups = [.. framework.Groups.Select(group => group with
        {
            Subgroups = [.. group.Subgroups.Select(subgroup => subgroup with { Indicators = [.. subgroup.Indicators.Select(change)] })],
        })],
    };
}
