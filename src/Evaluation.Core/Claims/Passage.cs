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

            if (calculation == Calculations.Count || figure.End <= Calculations[calculation].Start || figure.Place == Calculations[calculation].Stated.Place)
            {
                outside.Add(figure);
            }
        }

        return outside;
    }

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
        var compared = next.Direction != 0 && next.Lead.Length <= 12 && !next.Lead.AsSpan().ContainsAny(';', '。', ':')
            && ClaimWords.Comparison(amount.Clause) is >= 0 and var mark && amount.Clause.Length - mark <= 24
            && (!next.Lead.Contains(',', StringComparison.Ordinal) || next.Lead.StartsWith("相比", StringComparison.Ordinal) || next.Lead.StartsWith(',') && !ClaimWords.HasComparison(next.Lead) && !amount.IsRate);
        return divided || compared ? AmountRole.Base : AmountRole.Level;
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
        var rest = lead.AsSpan().TrimEnd(":为是共约达有计(");
        var cut = rest.LastIndexOfAny(",;、:。(");
        return rest[(cut + 1)..].TrimEnd(')').ToString();
    }
}
