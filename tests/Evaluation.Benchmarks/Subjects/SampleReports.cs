using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>Reports of the sample filing, no two alike: another unit, other figures, other words in every paragraph.</summary>
internal sealed class SampleReports
{
    private readonly Framework _framework;
    private readonly FilingRecord _record;
    private int _made;

    public SampleReports()
    {
        var (record, faults) = FilingFile.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "sample.json")));
        _record = record ?? throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
        _framework = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).Find(_record.Framework) ?? throw new InvalidOperationException(_record.Framework);
    }

    /// <summary>A report that is little but one table of 240 rows and eight columns.</summary>
    public Report NextTable()
    {
        var report = Next();
        List<TableRow> rows = [.. Enumerable.Range(1, 240).Select(row => new TableRow(TableRowKind.Body, [.. Enumerable.Range(1, 8).Select(column => new TableCell(column == 1 ? $"第{row}项支出" : Money((_made * 7919L) + (row * 97) + column)))]))];
        return report with
        {
            Body = [new Block.Table("表1", "支出明细", "单位：万元", [.. Enumerable.Range(1, 8).Select(column => new TableColumn($"第{column}列", 12, column == 1 ? CellAlignment.Left : CellAlignment.Right))], rows)],
            Annexes = [],
        };

        static string Money(long number) => (number % 1_000_000 / 100m).ToString("0.00", CultureInfo.InvariantCulture);
    }

    /// <summary>The next report, as the product makes it from its record.</summary>
    public Report Next()
    {
        var number = (++_made).ToString(CultureInfo.InvariantCulture);
        var record = _record with
        {
            Unit = _record.Unit with { Name = $"测速单位第{number}办公室" },
            Inputs = _record.Inputs.ToKeyed(input => input.Key, input => input.Value with { Value = input.Value.Value + (input.Value.Value > 10_000m ? _made * 100m : 0m) }),
            Texts = _record.Texts.ToKeyed(text => text.Key, text => $"编号{number}。{text.Value}"),
        };
        var sheet = Scorer.Score(_framework, record);
        return ReportWriter.Write(sheet, new ReportEdition(new DateTimeOffset(2022, 5, 10, 9, 0, 0, TimeSpan.FromHours(8)), "版本 1 · 校验码 7F3K-92QD", IsDraft: false, CanonicalRecord.Of(record)));
    }
}
