using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Core.Frameworks;

/// <summary>What the report says: sections named once, texts on pages that exist, chips that stand for something.</summary>
internal static class OutlineCheck
{
    internal static IReadOnlyList<string> Pages { get; } = ["basics", "work", "goals", "problems"];

    public static IEnumerable<FrameworkProblem> Run(Framework framework)
    {
        var chips = Chips(framework);
        return Sections(framework)
            .Concat(Sentences(framework).SelectMany(said => Unknown(said.Path, said.Text, chips)));
    }

    internal static HashSet<string> Chips(Framework framework)
    {
        var chips = new HashSet<string>(ReportChips.Names, StringComparer.Ordinal);
        foreach (var input in framework.Inputs)
        {
            chips.Add(input.Key);
            chips.Add(input.Name);
            if (input.Previous is null)
            {
                chips.Add(input.Key + Framework.PreviousSuffix);
                chips.Add("上年" + input.Name);
            }
        }

        foreach (var derived in framework.Derived)
        {
            chips.Add(derived.Key);
            chips.Add(derived.Name);
        }

        foreach (var value in framework.Indicators.Select(indicator => indicator.Value).OfType<IndicatorValue>())
        {
            chips.Add(value.Key);
            chips.Add(value.Name);
        }

        return chips;
    }

    private static IEnumerable<FrameworkProblem> Sections(Framework framework)
    {
        var sections = framework.Outline.All.ToList();
        if (sections.Count == 0)
        {
            yield return new FrameworkProblem("report/sections", "报告没有章节。", "请补上 sections。");
        }

        foreach (var problem in FrameworkCheck.Repeated("report", sections.Select(section => section.Id), "章节"))
        {
            yield return problem;
        }

        foreach (var section in sections)
        {
            if (section.Id.Length > 0 && !FigureCheck.IsKey(section.Id))
            {
                yield return new FrameworkProblem($"report/{section.Id}/id", $"“{section.Id}”不能作为 id。", "只用小写字母、数字和下划线，以字母开头。");
            }

            if (section.Text is { } text && text.Page.Length > 0 && !Pages.Contains(text.Page, StringComparer.Ordinal))
            {
                yield return new FrameworkProblem($"report/{section.Id}/text/page", $"没有“{text.Page}”这一页。", $"可以写：{string.Join("、", Pages)}。");
            }

            foreach (var table in section.Tables)
            {
                if (table.Columns.Count == 0 || table.Rows.Any(row => row.Cells.Count != table.Columns.Count))
                {
                    yield return new FrameworkProblem($"report/{section.Id}/tables/{table.Title}", $"表“{table.Title}”有一行的格数与列数不同。", "请补齐，空格写 \"\"。");
                }

                foreach (var column in table.Chart.Except(table.Columns, StringComparer.Ordinal))
                {
                    yield return new FrameworkProblem($"report/{section.Id}/tables/{table.Title}/chart", $"表“{table.Title}”没有“{column}”这一列，不能作图。", $"可以写：{string.Join("、", table.Columns)}。");
                }
            }
        }
    }

    private static IEnumerable<(string Path, string? Text)> Sentences(Framework framework)
    {
        yield return ("report/lead", framework.Outline.Lead);
        foreach (var line in framework.Outline.TitleLines)
        {
            yield return ("report/title", line);
        }

        foreach (var section in framework.Outline.All)
        {
            var path = $"report/{section.Id}";
            foreach (var said in section.Sentences.Select(sentence => (path + "/sentences", (string?)sentence))
                .Concat(section.Tables.SelectMany(table => table.Rows).SelectMany(row => row.Cells).Select(cell => (path + "/tables", (string?)cell)))
                .Append((path + "/text/proposal", section.Text?.Proposal)))
            {
                yield return said;
            }
        }

        foreach (var indicator in framework.Indicators)
        {
            var path = $"indicators/{indicator.Code}";
            yield return ($"{path}/sentence", indicator.Sentence);
            yield return ($"{path}/loss", indicator.LossSentence);
            yield return ($"{path}/notApplicable/contradiction", indicator.NotApplicable.Contradiction);
        }
    }

    private static IEnumerable<FrameworkProblem> Unknown(string path, string? text, HashSet<string> chips) =>
        ChipText.Cut(text ?? string.Empty).Where(piece => piece.IsChip && !chips.Contains(piece.Text))
            .Select(piece => new FrameworkProblem(path, $"“{{{piece.Text}}}”没有对应的数据项。", "请写数据项、中间指标或计算值的 key 或 name，或去掉花括号。"));
}
