using System.Collections.Frozen;
using Evaluation.Core.Claims;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Examinations;

/// <summary>Reads the figures that a report calls by a name of the trade.</summary>
internal sealed class FactReader(WholeReport report)
{
    private const int LongestLabel = 30;

    /// <summary>What is said farther away does not say what a figure is of; it also bounds the work in a sentence without end.</summary>
    private const int Reach = 600;

    private const string Boundaries = "。；：，、;:,！？\t";

    /// <summary>Between a label and its figure.</summary>
    private static readonly string[] Links = ["人民币", "共计", "共有", "达到", "为", "是", "达", "共", "有", "约", "：", ":", "=", "＝", "（", "(", " ", "　"];

    /// <summary>Words that make a sentence speak of a part: a project, an account, another unit.</summary>
    private static readonly string[] Parts = ["项目", "工程", "专项", "下属", "所属", "（款）", "（项）", "（类）", "(款)", "(项)", "(类)", "二级单位", "科目"];

    /// <summary>An account of the functional classification heads the paragraph.</summary>
    private static readonly string[] Accounts = ["（款）", "（项）", "（类）", "(款)", "(项)", "(类)"];

    /// <summary>Kinds of spending and of funds: a bare 年初预算 after one of them is its budget.</summary>
    private static readonly string[] Kinds = ["三公", "“三公”", "公用经费", "人员经费", "基本支出", "采购", "会议费", "培训费", "接待", "公务用车", "出国"];

    /// <summary>Parts of the kinds that have a budget of their own.</summary>
    private static readonly string[] Items = ["接待", "用车", "出国", "购置", "维护费", "货物", "服务", "工程", "办公费", "差旅费"];

    private static readonly string[] Funds = ["财政拨款", "一般公共预算", "政府性基金", "国有资本"];

    /// <summary>Figures of the whole budget.</summary>
    private static readonly FrozenSet<Quantity> Overall = FrozenSet.Create(
        Quantity.IncomeBudget, Quantity.BudgetInitial, Quantity.SpendingBudget, Quantity.BudgetAdjust, Quantity.BudgetFinal, Quantity.IncomeTotal,
        Quantity.ExecTotal, Quantity.CarryoverOpen, Quantity.CarryoverEnd, Quantity.Unspent);

    private readonly Ratio _amountUnit = AmountUnit(report);

    /// <summary>All facts in order of place.</summary>
    public IReadOnlyList<Fact> Read()
    {
        var facts = new List<Fact>();
        foreach (var line in report.Prose)
        {
            foreach (var figure in report.FiguresOf(line))
            {
                if (figure.Firmness == FigureFirmness.Exact && Named(line, figure, facts) is { } fact)
                {
                    facts.Add(fact);
                }
            }

            facts.AddRange(RateFormula.In(line, report).SelectMany(formula => formula.Facts(Operand)));
        }

        // A total of fewer points than the whole has belongs to one project or one part.
        facts.AddRange(report.ScoreTables.Where(table => table.IsComplete && table.WeightTotal == report.FullTotal).Select(Total));
        return facts;
    }

    private static Fact Total(ScoreTable table)
    {
        var place = table.TotalSpot;
        var figure = new Figure(table.Total, 2, FigureUnit.None, place.Stretch.Start, place.Stretch.End, place.Span, place.Text);
        return new Fact(Quantity.SelfScore, "合计", figure, Ratio.From(table.Total), place, Year: null) { Unit = place.Text.EndsWith('分') ? string.Empty : "分" };
    }

    private Fact Operand(Quantity quantity, ReadLine line, Figure figure) =>
        Made(quantity, string.Empty, figure, new Spot(line, figure.Place.Offset, figure.Place.Length), year: null) with { IsOperand = true };

    private Fact? Named(ReadLine line, Figure figure, List<Fact> known)
    {
        var (start, end) = Label(line, figure);
        if (end <= start || end - start > LongestLabel)
        {
            return null;
        }

        var label = line.Text[start..end];
        var sentence = Near(line.SentenceAt(start), start);
        if (Topical(line, sentence, label, start, figure) is { } topical)
        {
            return topical;
        }

        if ((FactVocabulary.Read(label) ?? FactVocabulary.Read(WithoutSum(label))) is not { } read || !Fits(read.Quantity, figure))
        {
            return null;
        }

        var year = read.IsLastYear ? report.Year - 1 ?? 0 : Year(line.Text, sentence.Start, end);
        return Made(read.Quantity, label, figure, new Spot(line, start, figure.Place.End - start), year == report.Year ? null : year) with
        {
            IsGeneral = IsGeneral(line, sentence, start, read.Quantity, known),
            IsFund = Phrases.Has(line.Text.AsSpan(sentence.Start, start - sentence.Start), Funds),
        };
    }

    /// <summary>“公用经费支出合计” is 公用经费支出; 本年支出合计 is a name of its own and was tried first.</summary>
    private static string WithoutSum(string label) => label.EndsWith("合计", StringComparison.Ordinal) || label.EndsWith("总计", StringComparison.Ordinal) ? label[..^2] : label;

    /// <summary>A bare 预算 or 支出 below a heading or at the beginning of a sentence that names its kind.</summary>
    private Fact? Topical(ReadLine line, Stretch sentence, string label, int start, Figure figure)
    {
        var before = line.Text.AsSpan(sentence.Start, start - sentence.Start);
        if (figure.Unit.Dimension != FigureDimension.Money || before.Contains("其中", StringComparison.Ordinal) || Phrases.Has(before, Items))
        {
            return null;
        }

        var topic = line.Title ?? (line.Index > 0 && line.Mark is null && report.Lines[line.Index - 1] is { Title: { } above } ? above : string.Empty);
        return FactVocabulary.Read(label, topic) is { } quantity
            ? Made(quantity, label, figure, new Spot(line, start, figure.Place.End - start), Year(line.Text, sentence.Start, figure.Place.Offset) is { } year && year != report.Year ? year : null)
            : null;
    }

    private Fact Made(Quantity quantity, string label, Figure figure, Spot spot, int? year)
    {
        var scale = figure.Unit.Dimension == FigureDimension.Plain && IsAmount(quantity) ? _amountUnit : Ratio.One;
        var value = quantity == Quantity.BudgetAdjust && label.Contains('减', StringComparison.Ordinal) ? -Ratio.Abs(figure.Value) : figure.Value;
        return new Fact(quantity, label, figure, value * scale, spot, year) { Half = figure.Half * scale, Unit = scale == Ratio.One ? string.Empty : AmountUnitName(scale) };
    }

    /// <summary>The words before a figure back to the last mark or figure; what stands in brackets between belongs to them.</summary>
    private (int Start, int End) Label(ReadLine line, Figure figure)
    {
        var text = line.Text;
        var end = figure.Place.Offset;
        for (var link = Links[0]; link is not null;)
        {
            link = Array.Find(Links, word => text.AsSpan(0, end).EndsWith(word, StringComparison.Ordinal));
            end -= link?.Length ?? 0;
        }

        var floor = Math.Max(0, end - LongestLabel - 1);
        var before = report.FigureFrom(line, figure.Place.Offset) - 1;
        floor = before >= 0 && report.FiguresOf(line)[before].Place.End is var last && last <= end ? Math.Max(floor, last) : floor;
        var start = end;
        while (start > floor && !Boundaries.Contains(text[start - 1]) && text[start - 1] is not ('（' or '(' or '）' or ')'))
        {
            start--;
        }

        return (start, end);
    }

    private static bool Fits(Quantity quantity, Figure figure) => figure.Unit.Dimension switch
    {
        FigureDimension.Money => IsAmount(quantity),
        FigureDimension.Score => quantity == Quantity.SelfScore,
        FigureDimension.Rate => quantity == Quantity.Satisfaction,
        FigureDimension.Count => quantity is Quantity.StaffActual or Quantity.StaffQuota && figure.Unit.Measure is "人" or "名" or "个",
        _ => false,
    };

    private static bool IsAmount(Quantity quantity) => quantity is not (Quantity.SelfScore or Quantity.StaffActual or Quantity.StaffQuota or Quantity.Satisfaction);

    /// <summary>The last year named in the sentence before the figure; null for none.</summary>
    internal static int? Year(string text, int from, int end)
    {
        for (var at = end > from ? text.LastIndexOf('年', end - 1, end - from) : -1; at >= from; at = at > from ? text.LastIndexOf('年', at - 1, at - from) : -1)
        {
            if (CoverReader.YearBefore(text, at) is { } year)
            {
                return year;
            }
        }

        return null;
    }

    /// <summary>
    /// A sentence that speaks of a part before the label, an amount before it that has another name, or a heading of its own make the
    /// figure one of a part: “基本支出年初预算…，支出决算…”.
    /// </summary>
    private bool IsGeneral(ReadLine line, Stretch sentence, int label, Quantity quantity, List<Fact> known)
    {
        if (line.Section == SectionKind.KeyProjects || (line.Title is { } title && Speaks(title, quantity)))
        {
            return false;
        }

        var before = line.Text.AsSpan(sentence.Start, label - sentence.Start);
        var paragraph = line.Text.AsSpan(Math.Max(0, sentence.Start - Reach), Math.Min(sentence.Start, Reach));
        return (quantity == Quantity.SelfScore || !Speaks(before, quantity)) && !Phrases.Has(paragraph, Accounts)
            && !(Overall.Contains(quantity) && Phrases.Has(paragraph, Kinds) && !IsWhole(before))
            && !(quantity is not (Quantity.BudgetAdjust or Quantity.FixedAssetInUse) && before.Contains("其中", StringComparison.Ordinal))
            && report.FiguresIn(line, Math.Max(sentence.Start, Back(line, label)), label).All(figure => figure.Unit.Dimension != FigureDimension.Money
                || known.FindLast(fact => fact.Figure == figure) is { } fact && (fact.IsGeneral || fact.Year is not null));
    }

    /// <summary>Where the figures begin that stand near enough to make a label one of a part.</summary>
    private int Back(ReadLine line, int label) =>
        report.FigureFrom(line, label) - NearFigures is > 0 and var first ? report.FiguresOf(line)[first].Place.Offset : 0;

    private const int NearFigures = 8;

    private static Stretch Near(Stretch sentence, int at) => sentence with { Start = Math.Max(sentence.Start, at - Reach) };

    private static bool IsWhole(ReadOnlySpan<char> words) => words.Contains("部门", StringComparison.Ordinal) || words.Contains("单位", StringComparison.Ordinal) || words.Contains("整体", StringComparison.Ordinal);

    private static bool Speaks(ReadOnlySpan<char> words, Quantity quantity) => Phrases.Has(words, Parts) || (Overall.Contains(quantity) && Phrases.Has(words, Kinds));

    private static string AmountUnitName(Ratio scale) => scale == 10_000 ? "万元" : scale == 100_000_000 ? "亿元" : string.Empty;

    /// <summary>The unit of most amounts that have one, for operands printed without; 万元 where none is printed.</summary>
    private static Ratio AmountUnit(WholeReport report) =>
        report.Prose.SelectMany(report.FiguresOf).Where(figure => figure.Unit.Dimension == FigureDimension.Money)
            .CountBy(figure => figure.Unit.Scale).OrderByDescending(count => count.Value).Select(count => count.Key)
            .FirstOrDefault(Ratio.From(10_000m));
}
