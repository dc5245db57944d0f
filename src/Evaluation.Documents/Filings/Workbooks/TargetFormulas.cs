using System.Globalization;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>Points of the unit's own targets beside their rows: a column of points for every indicator that counts them, and what is added up with them, hidden.</summary>
internal static class TargetFormulas
{
    /// <summary>Stands where a target has no points yet.</summary>
    public const string Open = "待补全";

    /// <summary>Indicators that count rows of the list in a way a spreadsheet can say.</summary>
    public static IReadOnlyList<(Indicator Indicator, ScoringRule.Targets Rule)> Of(Framework framework, ListDefinition list) =>
    [
        .. framework.Indicators.Select(indicator => (indicator, indicator.Rule as ScoringRule.Targets)).Where(pair => pair.Item2?.List == list.Key && IsPlain(list, pair.Item2)).Select(pair => (pair.indicator, pair.Item2!)),
    ];

    /// <summary>Writes the two columns of an indicator and says where they stand.</summary>
    /// <param name="column">The first of the two.</param>
    /// <param name="rows">First and last row of the list.</param>
    public static void Add(BookContext context, BookSheet sheet, ListDefinition list, (Indicator Indicator, ScoringRule.Targets Rule) counted, int column, (int First, int Last) rows)
    {
        var (indicator, rule) = counted;
        sheet.Put(rows.First - 1, column, new BookCell(BookLook.Heading, indicator.Name + "得分（自动）"));
        var scores = context.Sheet.Row(indicator.Code)!.Targets.ToDictionary(score => score.RowId, StringComparer.Ordinal);
        for (var row = rows.First; row <= rows.Last; row++)
        {
            var formula = new OfRow(list, rule, indicator.Modifiers.OverFulfilment, row);
            var score = scores.GetValueOrDefault(sheet.Rows[row - 1][1].Text ?? string.Empty);
            var isKnown = context.Sheet.Row(indicator.Code)!.Status != Core.Scoring.RowStatus.NotApplicable;
            sheet.Put(row, column, new BookCell(
                BookLook.Points, Number: score?.Points?.Value.ToString(CultureInfo.InvariantCulture), Text: !isKnown ? null : score is null ? string.Empty : score.Points is null ? Open : null, Formula: formula.Points));
            sheet.Put(row, column + 1, new BookCell(BookLook.Number, Formula: formula.Side(BookSheet.At(row, column))));
        }

        context.PlaceTargets(indicator.Code, (Range(column), Range(column + 1)));

        string Range(int at) => $"{sheet.Reference(rows.First, at)}:{BookSheet.At(rows.Last, at)}";
    }

    private static bool IsPlain(ListDefinition list, ScoringRule.Targets rule)
    {
        string[] words = [rule.Columns.Sign, rule.Columns.State, .. rule.Filter is { } filter ? new[] { filter.Column } : []];
        string[] figures = [rule.Columns.Target, rule.Columns.Actual, rule.Columns.Weight];
        return words.All(key => list.Column(key) is { Kind: FigureKind.Text }) && figures.All(key => list.Column(key) is { Kind: FigureKind.Number or FigureKind.Count or FigureKind.Percent });
    }

    /// <summary>The formulas of one row.</summary>
    private sealed class OfRow(ListDefinition list, ScoringRule.Targets rule, OverFulfilment? over, int row)
    {
        private string Sign => At(rule.Columns.Sign);

        private string Target => At(rule.Columns.Target);

        private string Actual => At(rule.Columns.Actual);

        private string State => At(rule.Columns.State);

        private bool IsShare => rule.Counting == TargetCounting.ShareMet;

        private string Weight => IsShare ? $"IF(ISNUMBER({At(rule.Columns.Weight)}),{At(rule.Columns.Weight)},1)" : At(rule.Columns.Weight);

        public string Points => $"IF({IsOut},\"\",IFERROR(IF({Weighed},IF({Sign}=\"定性\",{Qualitative},IF(AND(OR({Sign}=\"≥\",{Sign}=\"=\",{Sign}=\"≤\"),ISNUMBER({Target}),ISNUMBER({Actual})),{Rounded(Earned)},\"{Open}\")),\"{Open}\"),\"{Open}\"))";

        private string IsOut
        {
            get
            {
                var all = $"{BookSheet.At(row, ListPage.FirstCell)}:{BookSheet.At(row, ListPage.FirstCell + list.Columns.Count - 1)}";
                return rule.Filter is not { } filter ? $"COUNTA({all})=0"
                    : $"NOT(OR({string.Join(',', filter.Values.Select(value => $"{At(filter.Column)}=\"{Quoted(value)}\""))}))";
            }
        }

        /// <summary>More than 0 and at most two decimals.</summary>
        private string Weighed => $"AND(ISNUMBER({Weight}),N({Weight})>0,N({Weight})<=10000,ROUND(N({Weight})*100,6)=INT(ROUND(N({Weight})*100,6)))";

        private string Share
        {
            get
            {
                var zero = $"{Target}*{CellFormula.Literal(rule.InverseZeroAt)}";
                return $"IF({Sign}=\"≤\",IF({Actual}<={Target},1,IF(OR({Target}<=0,ROUND({Actual}-{zero},9)>=0),0,({zero}-{Actual})/({zero}-{Target}))),"
                    + $"IF(AND({Sign}=\"=\",{Target}=0),IF({Actual}<=0,1,0),IF({Target}<=0,IF({Actual}>={Target},1,0),MAX(0,MIN(1,{Actual}/{Target})))))";
            }
        }

        private string IsOver => over is null ? "FALSE" : $"AND({Sign}<>\"≤\",{Target}>0,ROUND({Actual}-{Target}*{CellFormula.Literal(over.Threshold)},9)>=0)";

        private string Earned => over?.Policy switch
        {
            OverFulfilmentPolicy.NotMet => $"IF({IsOver},0,{Share}*{Weight})",
            OverFulfilmentPolicy.DeductFixed => $"IF({IsOver},MAX({Share}*{Weight}-{CellFormula.Literal(over.Points.ToRatio())},0),{Share}*{Weight})",
            _ => $"{Share}*{Weight}",
        };

        private string Qualitative
        {
            get
            {
                var points = Rounded($"{Actual}/100*{Weight}");
                var inside = rule.States.Select(state => $"AND({State}=\"{Quoted(state.Name)}\",ROUND({Actual}/100-{CellFormula.Literal(state.From)},12)>=0,{Below(state)},ROUND({points}-{Most(state)},6)<=0)");
                return $"IF(AND(ISNUMBER({Actual}),N({Actual})>=0,N({Actual})<=100),IF(OR({string.Join(',', inside)}),{points},\"{Open}\"),\"{Open}\")";
            }
        }

        /// <summary>What is added beside the points: the weight that is counted, or 1 for a target that is met.</summary>
        public string Side(string points)
        {
            if (!IsShare)
            {
                return $"IF({IsOut},0,N({Weight}))";
            }

            var full = rule.States.Where(state => state.To == Ratio.One).Select(state => $"{State}=\"{Quoted(state.Name)}\"").DefaultIfEmpty("FALSE");
            var met = $"IF({Sign}=\"定性\",OR({string.Join(',', full)}),IF({Sign}=\"≤\",{Actual}<={Target},IF(AND({Sign}=\"=\",{Target}=0),{Actual}<=0,{Actual}>={Target})))";
            return over?.Policy == OverFulfilmentPolicy.NotMet ? $"IF(ISNUMBER({points}),IF(AND({met},OR({Sign}=\"定性\",NOT({IsOver}))),1,0),0)" : $"IF(ISNUMBER({points}),IF({met},1,0),0)";
        }

        private static string Rounded(string points) => $"ROUND(ROUND({points},9),2)";

        private static string Quoted(string text) => text.Replace("\"", "\"\"", StringComparison.Ordinal);

        private string Below(QualitativeState state) => state.To == Ratio.One ? "TRUE" : $"ROUND({Actual}/100-{CellFormula.Literal(state.To)},12)<0";

        private string Most(QualitativeState state) => state.To == Ratio.One ? Weight : $"({Rounded($"{CellFormula.Literal(state.To)}*{Weight}")}-0.01)";

        private string At(string key) => BookSheet.At(row, ListPage.FirstCell + list.Columns.Select((column, index) => (column.Key, index)).First(pair => pair.Key == key).index);
    }
}
