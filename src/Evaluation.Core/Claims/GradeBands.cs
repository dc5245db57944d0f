namespace Evaluation.Core.Claims;

/// <summary>From which score a grade is given: as the report prints it (90分以上为优，80—90分为良…), else 90, 80, 60.</summary>
internal sealed record GradeBands(GradeEdge Excellent, GradeEdge Good, GradeEdge Fair, bool ArePrinted)
{
    private static readonly GradeBands Usual = new(new(90m), new(80m), new(60m), ArePrinted: false);

    private static readonly string[] Grades = ["优", "良", "中", "一般", "合格", "差", "较差", "不合格"];

    public static GradeBands Of(ReportReading report, Passage passage) =>
        Printed(passage) ?? report.Before(passage, 6).Select(Printed).FirstOrDefault(found => found is not null) ?? report.GradeBands ?? Usual;

    /// <summary>0 for 优 to 3 for 差.</summary>
    public int Rank(decimal score) => Excellent.Takes(score) ? 0 : Good.Takes(score) ? 1 : Fair.Takes(score) ? 2 : 3;

    /// <summary>Bands that are printed for the whole report: 等级：高于108分为优、96分及以上为良.</summary>
    public static GradeBands? OfWhole(IEnumerable<Passage> passages) =>
        passages.Where(passage => passage.Text.StartsWith("等级:", StringComparison.Ordinal)).Select(Printed).FirstOrDefault(found => found is not null);

    private static GradeBands? Printed(Passage passage)
    {
        var text = passage.Text;
        GradeEdge? excellent = null, good = null, fair = null;
        for (var at = text.IndexOf('为', StringComparison.Ordinal); at >= 0; at = text.IndexOf('为', at + 1))
        {
            var word = text.AsSpan(at + 1).TrimStart("“\"‘等级:");
            if (!ClaimWords.ContainsAny(word[..Math.Min(2, word.Length)], Grades) || Lowest(text, at) is not { } low)
            {
                continue;
            }

            switch (word[0])
            {
                case '优':
                    excellent ??= low;
                    break;
                case '良':
                    good ??= low;
                    break;
                case '中' or '一' or '合':
                    fair ??= low;
                    break;
                default:
                    break;
            }
        }

        return excellent is { } first && good is { } second && first.From > second.From
            ? new(first, second, fair ?? new(Math.Min(60m, second.From)), ArePrinted: true)
            : null;
    }

    /// <summary>The least of the numbers in the clause before 为, where the clause is a range, ends in 以上 or begins with 高于.</summary>
    private static GradeEdge? Lowest(string text, int end)
    {
        var start = end;
        while (start > 0 && end - start < 24 && text[start - 1] is not (',' or '、' or ';' or '。' or ':'))
        {
            start--;
        }

        var clause = text.AsSpan(start, end - start);
        var isAbove = clause.StartsWith("高于");
        if (!isAbove && !clause.ContainsAny("-~至上".AsSpan()) && !clause.Contains('间'))
        {
            return null;
        }

        decimal? lowest = null;
        for (var at = start; at < end; at++)
        {
            if (char.IsAsciiDigit(text[at]))
            {
                var number = PrintedNumber.Read(text, at);
                lowest = (number.Value <= 100m || (number.End < text.Length && text[number.End] == '分')) && (lowest is null || number.Value < lowest) ? number.Value : lowest;
                at = number.End;
            }
        }

        return lowest is { } from ? new(from, isAbove) : null;
    }
}

/// <summary>Where a grade begins; 高于90分 leaves the 90 points themselves to the grade below.</summary>
internal readonly record struct GradeEdge(decimal From, bool IsExclusive = false)
{
    public bool Takes(decimal score) => IsExclusive ? score > From : score >= From;
}
