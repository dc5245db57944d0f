using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Reports;

/// <summary>The text part of the report: opening and sections in the order of the framework's outline.</summary>
/// <param name="isForEditing">Every text of the unit has a place, also one that is empty and would print nothing.</param>
internal sealed class BodyWriter(ScoreSheet sheet, SentenceWriter sentences, bool isForEditing = false)
{
    private readonly List<Block> _blocks = [];
    private int _tables;
    private int _charts;

    public IReadOnlyList<Block> Write()
    {
        var outline = sheet.Facts.Framework.Outline;
        if (outline.Lead.Length > 0 && sentences.Write(outline.Lead) is { } lead)
        {
            _blocks.Add(new Block.Paragraph(lead));
        }

        Sections(outline.Sections, 1);
        return _blocks;
    }

    private void Sections(IReadOnlyList<OutlineSection> sections, int level)
    {
        for (var index = 0; index < sections.Count; index++)
        {
            var section = sections[index];
            _blocks.Add(new Block.Heading(level, Numbering.Of(level, index + 1), section.Heading));
            Content(section, level);
            Sections(section.Sections, level + 1);
        }
    }

    private void Content(OutlineSection section, int level)
    {
        var written = section.Sentences.Select(sentences.Write).OfType<IReadOnlyList<Inline>>().SelectMany(inlines => inlines).ToList();
        if (written.Count > 0)
        {
            _blocks.Add(new Block.Paragraph(written));
        }

        if (section.Text is { } text)
        {
            Own(section, text, standsAlone: written.Count == 0 && section.Tables.Count == 0);
        }

        foreach (var table in section.Tables)
        {
            Table(table);
        }

        switch (section.Content)
        {
            case OutlineContent.ScoreTable:
                Scores();
                break;
            case OutlineContent.IndicatorAnalysis:
                Analysis(level + 1);
                break;
            case OutlineContent.TargetTable:
                Targets();
                break;
            case OutlineContent.NotApplicableList:
                NotApplicable();
                break;
            default:
                break;
        }
    }

    private void Own(OutlineSection section, OutlineText text, bool standsAlone)
    {
        var place = new OwnWords(section.Id, text.Label);
        var own = sheet.Facts.Record.Texts.GetValueOrDefault(section.Id);
        if (string.IsNullOrWhiteSpace(own))
        {
            if (text.Required || isForEditing)
            {
                _blocks.Add(new Block.Paragraph([new Inline.Gap(text.Label)]) { Own = place });
            }
            else if (standsAlone)
            {
                _blocks.Add(new Block.Paragraph([new Inline.Words("无。")]) { Own = place });
            }

            return;
        }

        foreach (var paragraph in OwnText.Paragraphs(own))
        {
            _blocks.Add(new Block.Paragraph(sentences.WriteOwn(paragraph)) { Own = place });
        }
    }

    private void Table(OutlineTable table)
    {
        var rows = table.Rows.Select(row => (row.Label, Cells: row.Cells.Select(sentences.Cell).ToList()))
            .Where(row => !table.Optional || row.Cells.TrueForAll(cell => cell.Length > 0)).ToList();
        if (table.Optional && rows.Count == 0)
        {
            return;
        }

        var rest = (100m - 24m) / table.Columns.Count;
        _blocks.Add(new Block.Table(
            NextTable(),
            table.Title,
            table.UnitLine,
            [new TableColumn("项目", 24m, CellAlignment.Left), .. table.Columns.Select(column => new TableColumn(column, rest, CellAlignment.Right))],
            [.. rows.Select(row => new TableRow(TableRowKind.Body, [new TableCell(row.Label), .. row.Cells.Select(cell => new TableCell(cell))]))]));
        if (table.Chart.Count > 0)
        {
            var places = table.Chart.Select(column => table.Columns.TakeWhile(one => one != column).Count()).ToList();
            Chart(table.Title, table.UnitLine, table.Chart, [.. rows.Select(row => (row.Label, (IReadOnlyList<string>)places.ConvertAll(place => row.Cells[place])))]);
        }
    }

    private void Chart(string title, string? unitLine, IReadOnlyList<string> series, IReadOnlyList<(string Label, IReadOnlyList<string> Printed)> rows)
    {
        if (ChartWriter.Of(FormattableString.Invariant($"图{_charts + 1}"), title, unitLine, series, rows) is { } chart)
        {
            _charts++;
            _blocks.Add(chart);
        }
    }

    private void Scores()
    {
        var rows = sheet.Facts.Framework.Groups.Select(group =>
        {
            var own = sheet.TotalOf(group);
            var isOut = sheet.RowsOf(group).All(row => row.IsLeftOut);
            return new TableRow(TableRowKind.Body,
            [
                new TableCell(group.Name),
                new TableCell(group.IsBonus ? $"最多加{FigureText.Short(sheet.Facts.Framework.Bonus.Cap)}" : FigureText.Short(group.Weight)),
                new TableCell(isOut ? "不适用" : FigureText.Of(own.Computed)),
                new TableCell(isOut ? "不适用" : FigureText.Of(own.Self)),
            ]);
        }).ToList();
        rows.AddRange(sheet.Totals.Adjustments.Select(step => new TableRow(TableRowKind.Body,
            [new TableCell(step.Reason), new TableCell(string.Empty), new TableCell($"{FigureText.Of(step.Before)}→{FigureText.Of(step.After)}"), new TableCell(string.Empty)])));
        rows.Add(new TableRow(TableRowKind.Total,
        [
            new TableCell("合计"),
            new TableCell(FigureText.Short(sheet.Facts.Framework.Weight)),
            new TableCell(TotalsText.Computed(sheet.Totals)),
            new TableCell(TotalsText.Self(sheet.Totals)),
        ]));
        _blocks.Add(new Block.Table(
            NextTable(),
            "自评得分情况",
            "单位：分",
            [
                new TableColumn("一级指标", 46m, CellAlignment.Left),
                new TableColumn("分值", 18m, CellAlignment.Centre),
                new TableColumn("测算得分", 18m, CellAlignment.Centre),
                new TableColumn("自评得分", 18m, CellAlignment.Centre),
            ],
            rows));
        Chart("各部分得分情况", "单位：分", ["分值", "测算得分", "自评得分"],
        [
            .. from @group in sheet.Facts.Framework.Groups
               where !@group.IsBonus && !sheet.RowsOf(@group).All(row => row.IsLeftOut)
               let own = sheet.TotalOf(@group)
               select (@group.Name, (IReadOnlyList<string>)[FigureText.Short(@group.Weight), FigureText.Of(own.Computed), FigureText.Of(own.Self)]),
        ]);
        _blocks.Add(new Block.Paragraph([new Inline.Words(TotalsText.Parts(sheet.Totals) + (sheet.Totals.GradeLimit is { } limit ? TotalsText.GradeLimit(limit) : string.Empty))]));
        if (sheet.Facts.Framework.Notice is { } notice)
        {
            _blocks.Add(new Block.Remark($"所用指标体系为{notice}。"));
        }
    }

    private void Analysis(int level)
    {
        var writer = new IndicatorWriter(sheet, sentences);
        var groups = sheet.Facts.Framework.Groups;
        for (var index = 0; index < groups.Count; index++)
        {
            _blocks.Add(new Block.Heading(level, Numbering.Of(level, index + 1), groups[index].Name));
            for (var below = 0; below < groups[index].Subgroups.Count; below++)
            {
                var subgroup = groups[index].Subgroups[below];
                _blocks.Add(new Block.Heading(level + 1, Numbering.Of(level + 1, below + 1), subgroup.Name));
                foreach (var row in sheet.Rows.Where(row => row.Subgroup.Code == subgroup.Code))
                {
                    _blocks.AddRange(writer.Write(row));
                }
            }
        }
    }

    private void Targets()
    {
        var lists = sheet.Facts.Framework.Indicators.Select(indicator => indicator.Rule).OfType<ScoringRule.Targets>().Select(rule => rule.List);
        _blocks.AddRange(lists.Distinct(StringComparer.Ordinal).Select(list => TargetTable.Of(sheet, list, NextTable)).OfType<Block.Table>());
    }

    private void NotApplicable()
    {
        foreach (var row in sheet.Rows.Where(row => row.Status == RowStatus.NotApplicable))
        {
            _blocks.Add(new Block.Paragraph(IndicatorWriter.NotApplicableSentence(row, withName: true)));
        }

        if (_blocks[^1] is Block.Heading)
        {
            _blocks.Add(new Block.Paragraph([new Inline.Words("无。")]));
        }
    }

    private string NextTable() => FormattableString.Invariant($"表{++_tables}");
}
