using Evaluation.Core.Checks;
using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>Whole reports: clean ones raise nothing, and each planted fault is found alone and among all others.</summary>
public sealed class PlantedReportTests(ITestOutputHelper output)
{
    public static TheoryData<string> Reports => [.. PlantedReport.All.Select(report => report.Name)];

    public static TheoryData<string, string> Faults
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var report in PlantedReport.All)
            {
                foreach (var fault in report.Faults)
                {
                    data.Add(report.Name, fault.Id);
                }
            }

            return data;
        }
    }

    [Fact]
    public void There_are_reports_of_several_kinds_and_each_fault_fits_its_report()
    {
        Assert.True(PlantedReport.All.Count >= 6);
        Assert.All(PlantedReport.All, report => Assert.InRange(report.Text.Length, 2000, 6000));
        Assert.All(PlantedReport.All, report => Assert.All(report.Faults, fault => Assert.True(fault.Fits(report.Text), $"{report.Name} {fault.Id}")));
        Assert.All(PlantedReport.All, report => Assert.Distinct(report.Faults.Select(fault => fault.Id)));
        Assert.All(PlantedReport.All, report => Assert.True(report.WithAll().Planted.Count >= 0.8 * report.Faults.Count, report.Name));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_clean_report_is_not_accused(string name)
    {
        var report = PlantedReport.Read(name);
        var accused = ReportExaminer.Examine(ReportText.OfLines(report.Text)).Findings
            .Where(finding => finding.Verdict == Verdict.Wrong || finding.Severity is Severity.MustFix or Severity.MustExplain)
            .Where(finding => !report.Due.Contains(finding.Check))
            .Select(Line)
            .ToList();

        accused.ForEach(output.WriteLine);
        Assert.Empty(accused);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_planted_fault_is_found(string name, string id)
    {
        var report = PlantedReport.Read(name);
        var fault = report.Faults.Single(fault => fault.Id == id);

        Assert.SkipWhen(fault.Beyond is not null, $"{name} {id}: {fault.Beyond}");
        Finds([fault], fault.PlantIn(report.Text), (one, examination, text) => one.IsNamedBy(examination, text));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void Faults_planted_together_are_all_found(string name)
    {
        var (text, planted) = PlantedReport.Read(name).WithAll();

        Finds([.. planted.Where(fault => fault.Beyond is null)], text, (one, examination, whole) => one.IsFoundBy(examination, whole));
    }

    private void Finds(IReadOnlyList<PlantedFault> planted, string words, Func<PlantedFault, Examination, ReportText, bool> isFound)
    {
        var text = ReportText.OfLines(words);
        var examination = ReportExaminer.Examine(text);
        var missed = planted.Where(fault => !isFound(fault, examination, text)).Select(fault => fault.Id).ToList();
        if (missed.Count > 0)
        {
            foreach (var finding in examination.Findings.Where(finding => finding.Severity is not null))
            {
                output.WriteLine(Line(finding));
            }
        }

        Assert.Empty(missed);
    }

    private static string Line(TextFinding finding) => FormattableString.Invariant(
        $"{finding.Check} {finding.Place.Paragraph} {finding.Verdict} {finding.Severity} {finding.Diagnosis} “{finding.Text}” {finding.Message}");
}
