using Evaluation.Core.Reports;
using Evaluation.Documents.Tests.Examinations;
using Evaluation.Documents.Tests.Filings;
using Evaluation.Documents.Tests.Pdf;
using Evaluation.Documents.Word;
using Evaluation.Documents.Word.Returns;

namespace Evaluation.Documents.Tests.Word;

/// <summary>A report of last year, as Word or PDF, is cut up into the texts its unit wrote.</summary>
public sealed class FormerReportTests(PressFixture fixture) : IClassFixture<PressFixture>
{
    [Theory]
    [InlineData("报告.docx")]
    [InlineData("报告.pdf")]
    public async Task Each_text_is_found_under_its_heading_without_what_the_system_wrote(string name)
    {
        var edition = new ReportEdition(SampleReport.Full().Properties.Created, "版本 1 · 校验码 7F3K-92QD", IsDraft: false, Record: null);
        var printed = ReportWriter.Write(Sample.Sheet, edition);
        var content = name.EndsWith(".pdf", StringComparison.Ordinal) ? await fixture.Press.PrintAsync(printed, TestContext.Current.CancellationToken) : WordReport.Write(printed);
        var reading = await Reading.Of(content, name);
        var report = ReportWriter.Write(Sample.Sheet, edition with { IsForEditing = true });
        var sections = EditableSection.Of(report);

        var found = SectionMatching.OfFormer(reading.Text!, sections, report.Body.OfType<Block.Heading>().Select(heading => heading.Text));

        Assert.Equal(sections.Where(section => section.Own.Count > 0).Select(section => section.Id), sections.Select(section => section.Id).Where(found.ContainsKey));
        Assert.All(sections.Where(section => section.Own.Count > 0), section => Assert.Equal(section.Printed, found[section.Id]));
    }
}
