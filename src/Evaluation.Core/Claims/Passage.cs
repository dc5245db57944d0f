using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>A paragraph read for claims: its figures in order, each with its name, its sentence and its part in it.</summary>
internal sealed class Passage
{
    private const int LongestLead = 90;

    private Passage(ReportParagraph paragraph, NormalText normal, int index)
    {
        Paragraph = paragraph;
        Normal = normal;
        Index = index;
        Calculations = PrintedCalculation.Find(paragraph, normal);
        Amounts = Named(Outside(FigureScanner.Scan(paragraph, normal)));
    }

    public ReportParagraph Paragraph { get; }

    public NormalText Normal { get; }

    /// <summary>The calculations printed in it; their operands are not among the amounts, their results are.</summary>
    public IReadOnlyList<PrintedCalculation> Calculations { get; }

    /// <summary>Place among the passages of the report.</summary>
    public int Index { get; }

    public IReadOnlyList<Amount> Amounts { get; }

    public string Text => Normal.Text;

    public static Passage Read(ReportParagraph paragraph, int index) => new(paragraph, NormalText.Of(paragraph.Text), index);

    /// <summary>The amounts that begin within a distance of a place.</summary>
    public IEnumerable<Amount> Near(int place, int distance)
    {
        var (low, high) = (0, Amounts.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Amounts[middle].Figure.Start < place - distance ? (middle + 1, high) : (low, middle);
        }

        for (; low < Amounts.Count && Amounts[low].Figure.Start <= place + distance; low++)
        {
            yield return Amounts[low];
        }
    }

    public bool Holds(Amount amount) => amount.Index < Amounts.Count && ReferenceEquals(Amounts[amount.Index], amount);

    /// <summary>Normal text from behind a figure to the next one or the end of the sentence.</summary>
    public string Behind(int at)
    {
        var start = Amounts[at].Figure.End;
        var end = at + 1 < Amounts.Count ? Amounts[at + 1].Figure.Start : Text.Length;
        end = Math.Min(end, start + LongestLead);
        var stop = Text.AsSpan(start, end - start).IndexOfAny('。', '!', '?');
        return Text.Substring(start, stop < 0 ? end - start : stop);
    }

    /// <summary>Start of the clause in which a figure stands.</summary>
    public int ClauseStart(Figure figure) => ClauseStart(figure.Start);

    public int ClauseStart(int place)
    {
        var at = place;
        while (at > 0 && place - at < LongestLead && !IsBreak(Text[at - 1]))
        {
            at--;
        }

        return at;
    }

    public TextSpan Span(int start, int end)
    {
        var offset = Normal.Start(start);
        return new TextSpan(Paragraph.Number, offset, Normal.End(end) - offset);
    }

    public string Printed(TextSpan span) => Paragraph.Text.Substring(span.Offset, span.Length);

    private List<Figure> Outside(IReadOnlyList<Figure> figures)
    {
        var (outside, calculation) = (new List<Figure>(figures.Count), 0);
        foreach (var figure in figures)
        {
            while (calculation < Calculations.Count && Calculations[calculation].End <= figure.Start)
            {
                calculation++;
            }

            if (IsOperand(figure) && !(calculation < Calculations.Count && figure.Place == Calculations[calculation].Stated.Place))
            {
                continue;
            }

            if (calculation == Calculations.Count || figure.End <= Calculations[calculation].Start || figure.Place == Calculations[calculation].Stated.Place)
            {
                outside.Add(figure);
            }
        }

        return outside;
    }

    /// <summary>100% in …/收入预算数×100%=: a piece of a formula in words.</summary>
    private bool IsOperand(Figure figure) =>
        (figure.Start > 0 && Text[figure.Start - 1] is '*' or '/' or '+') || (figure.End < Text.Length && Text[figure.End] is '*' or '/' or '+');

    private static bool IsBreak(char sign) => sign is ',' or ';' or '。' or '!' or '?' or '(' or ')' or '、' or ':';

    private Amount[] Named(IReadOnlyList<Figure> figures)
    {
        var amounts = new Amount[figures.Count];
        var (sentence, segment, depth, from) = (0, 0, 0, 0);
        for (var at = 0; at < figures.Count; at++)
        {
            var figure = figures[at];
            var start = from;
            for (var place = from; place < figure.Start; place++)
            {
                switch (Text[place])
                {
                    case '。' or '!' or '?':
                        (sentence, segment, start) = (sentence + 1, segment + 1, place + 1);
                        break;
                    case ';':
                        segment++;
                        break;
                    case '(':
                        depth++;
                        break;
                    case ')':
                        depth = Math.Max(0, depth - 1);
                        break;
                    default:
                        break;
                }
            }

            start = Math.Max(start, figure.Start - LongestLead);
            var lead = Text[start..figure.Start];
            var clause = Clause(lead);
            amounts[at] = new Amount(figure, lead, clause, Name(lead), sentence, segment, depth, ClaimWords.Direction(clause));
            from = figure.End;
        }

        for (var at = 0; at < amounts.Length; at++)
        {
            amounts[at] = amounts[at] with { Role = Role(amounts, at), Index = at };
            if (at > 0 && amounts[at].Lead == ")" && amounts[at - 1].Depth > amounts[at].Depth && ClaimWords.Comparison(amounts[at - 1].Lead) is >= 0 and var mark)
            {
                var verb = ClaimWords.Direction(amounts[at - 1].Lead[mark..].TrimEnd('('));
                amounts[at] = verb == 0 ? amounts[at] : amounts[at] with { Direction = verb, Role = AmountRole.Change };
                amounts[at - 1] = verb == 0 ? amounts[at - 1] : amounts[at - 1] with { Role = AmountRole.Base };
            }

            var bare = at > 0 && amounts[at].Sentence == amounts[at - 1].Sentence && amounts[at].IsLevel && Bare(amounts[at].Name);
            amounts[at] = amounts[at] with { Topic = bare ? amounts[at - 1].Topic : amounts[at].IsLevel || at == 0 ? amounts[at].Name : amounts[at - 1].Topic };
        }

        return amounts;
    }

    private AmountRole Role(Amount[] amounts, int at)
    {
        var amount = amounts[at];
        if (amount.Direction != 0)
        {
            return AmountRole.Change;
        }

        var next = at + 1 < amounts.Length ? amounts[at + 1] : null;
        if (next is null || next.Sentence != amount.Sentence)
        {
            return AmountRole.Level;
        }

        var divided = next.Dimension is FigureDimension.Rate or FigureDimension.Multiple && next.Lead.StartsWith('的')
            && next.Lead.Length <= 8 && !next.Lead.Contains(',', StringComparison.Ordinal)
            && ClaimWords.ContainsAny(amount.Clause, "完成", "占", "为", "是", "达", "相当");
        var with = next.Direction != 0 && next.Lead.Length <= 40 && next.Lead.StartsWith("相比", StringComparison.Ordinal) && ClaimWords.ContainsAny(amount.Clause, "与", "同", "跟", "较", "和");
        var compared = next.Direction != 0 && next.Lead.Length <= 12 && !next.Lead.AsSpan().ContainsAny(';', '。', ':')
            && ClaimWords.Comparison(amount.Clause) is >= 0 and var mark && amount.Clause.Length - mark <= 24
            && (!next.Lead.Contains(',', StringComparison.Ordinal) || next.Lead.StartsWith("相比", StringComparison.Ordinal) || next.Lead.StartsWith(',') && !ClaimWords.HasComparison(next.Lead) && !amount.IsRate);
        return divided || compared || with ? AmountRole.Base : AmountRole.Level;
    }

    /// <summary>A name of nothing but 决算, 上年, 实际支出 or a year.</summary>
    private static bool Bare(string name)
    {
        var rest = name.AsSpan();
        foreach (var word in (ReadOnlySpan<string>)["决算数", "决算", "预算数", "预算", "实际", "支出", "执行数", "执行", "完成", "上年", "去年", "本年", "年初", "调整", "全年", "已", "到位", "数", "为", "使用", "支付", "计划"])
        {
            if (rest.StartsWith(word, StringComparison.Ordinal))
            {
                rest = rest[word.Length..];
            }
        }

        return rest.Trim("0123456789年度数为的").Length == 0 || (rest.Length <= 2 && ClaimWords.Part(name) != 0);
    }

    private static string Clause(string lead)
    {
        var cut = lead.AsSpan().LastIndexOfAny(",;、()");
        var colon = lead.LastIndexOf(':');
        cut = colon >= 0 && colon < lead.Length - 1 ? Math.Max(cut, colon) : cut;
        return lead[(cut + 1)..];
    }

    private static string Name(string lead)
    {
        var rest = lead.AsSpan().TrimEnd(":为是约达(");
        var cut = rest.LastIndexOfAny(",;、:。(");
        return rest[(cut + 1)..].TrimEnd(')').ToString();
    }
}
