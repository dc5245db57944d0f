namespace Evaluation.Core.Examinations;

/// <summary>F-11: words that cannot stand where they stand. Asked, because a sentence may be quoted or unusual.</summary>
internal static class WordingChecks
{
    /// <summary>Words that need another after them; at the end of a clause something is missing or too much. Words they end are excepted.</summary>
    private static readonly (string Word, string[] Within)[] Dangling =
    [
        ("没", ["淹没", "埋没", "沉没", "出没", "隐没", "吞没", "有没"]),
        ("未", ["与否"]),
        ("被", ["棉被", "植被"]),
        ("虽", []),
        ("虽然", []),
        ("因为", []),
        ("并且", []),
        ("以及", []),
        ("把", ["一把", "火把", "两把", "百把", "个把"]),
    ];

    /// <summary>A preposition is not followed by a conjunction: one of them is left over. Words that only end like a preposition are excepted.</summary>
    private static readonly (string Word, string[] Within)[] Prepositions =
    [
        ("在", ["存在", "现在", "实在", "正在", "好在", "所在", "潜在", "内在", "在在"]),
        ("把", ["一把"]),
        ("被", []),
        ("对", ["反对", "应对", "核对", "不对", "相对", "绝对", "面对"]),
        ("从", ["服从", "自从"]),
    ];

    private static readonly string[] Conjunctions = ["虽", "但", "却", "而且", "并且", "因为", "所以"];

    /// <summary>Particles that do not stand twice; words that begin with the pair are excepted.</summary>
    private static readonly (string Pair, string[] Within)[] Doubled =
        [("的的", ["的的确确"]), ("和和", ["和和美美"]), ("及及", []), ("与与", []), ("被被", []), ("把把", ["把把关"])];

    /// <summary>Words that make a clause's end a judgement: “无…、幅度大、无…” does not say whether the negation reaches it.</summary>
    private static readonly string[] Judgements = ["幅度大", "幅度较大", "频繁", "数量多", "金额大", "过大", "过多", "过高", "不规范", "不及时"];

    private static readonly string[] Negations = ["无", "没有", "未出现", "不存在"];

    public static IEnumerable<TextFinding> Run(WholeReport report)
    {
        foreach (var line in report.Prose)
        {
            foreach (var spot in Stray(line))
            {
                yield return Remark.Form("F-11", "wording", line, spot.Stretch, $"疑似多字、漏字或错字：“{spot.Text}”，请核对这一句。");
            }

            foreach (var clause in line.Clauses)
            {
                if (LostNegation(line, clause) is { } spot)
                {
                    yield return Remark.Form("F-11", "wording", line, spot.Stretch, $"“{spot.Text}”前面没有否定词，看不出说的是有还是没有；若指没有，请写“无{spot.Text}”。");
                }
            }
        }
    }

    private static IEnumerable<Spot> Stray(ReadLine line) =>
        line.Clauses.SelectMany(clause => Hanging(line, clause)).Concat(Crowded(line)).Concat(Twice(line)).OrderBy(spot => spot.Stretch.Start);

    private static IEnumerable<Spot> Hanging(ReadLine line, Stretch clause)
    {
        foreach (var (word, within) in Dangling)
        {
            var words = clause.Of(line.Text);
            if (words.Length > word.Length + 1 && words.EndsWith(word, StringComparison.Ordinal) && !EndsWithAny(words, within))
            {
                yield return Around(line, clause.End - word.Length, word.Length);
            }
        }
    }

    private static IEnumerable<Spot> Crowded(ReadLine line)
    {
        foreach (var conjunction in Conjunctions)
        {
            for (var at = line.Text.IndexOf(conjunction, StringComparison.Ordinal); at > 0; at = line.Text.IndexOf(conjunction, at + 1, StringComparison.Ordinal))
            {
                if (EndsInPreposition(line.Text.AsSpan(0, at)))
                {
                    yield return Around(line, at - 1, conjunction.Length + 1);
                }
            }
        }
    }

    private static bool EndsInPreposition(ReadOnlySpan<char> before)
    {
        foreach (var (word, within) in Prepositions)
        {
            if (before.EndsWith(word, StringComparison.Ordinal))
            {
                return !EndsWithAny(before, within);
            }
        }

        return false;
    }

    private static IEnumerable<Spot> Twice(ReadLine line) =>
        from particle in Doubled
        let at = line.Text.IndexOf(particle.Pair, StringComparison.Ordinal)
        where at >= 0 && !Array.Exists(particle.Within, word => line.Text.AsSpan(at).StartsWith(word, StringComparison.Ordinal))
        select Around(line, at, particle.Pair.Length);

    private static Spot? LostNegation(ReadLine line, Stretch clause)
    {
        var words = clause.Of(line.Text).ToString();
        var items = words.Split('、');
        if (items.Length < 3)
        {
            return null;
        }

        var at = items[0].Length + 1;
        for (var index = 1; index < items.Length; index++)
        {
            var isBetween = EndsWithAny(items[index], Judgements) && !StartsNegated(items[index])
                && ContainsNegation(items[index - 1]) && (index + 1 == items.Length || StartsNegated(items[index + 1]));
            if (isBetween)
            {
                return new Spot(line, clause.Start + at, items[index].Length);
            }

            at += items[index].Length + 1;
        }

        return null;
    }

    private static bool StartsNegated(string item) => Array.Exists(Negations, word => item.StartsWith(word, StringComparison.Ordinal));

    private static bool ContainsNegation(string item) => Array.Exists(Negations, word => item.Contains(word, StringComparison.Ordinal));

    private static bool EndsWithAny(ReadOnlySpan<char> words, string[] ends)
    {
        foreach (var end in ends)
        {
            if (words.EndsWith(end, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static Spot Around(ReadLine line, int at, int length)
    {
        var start = Math.Max(0, at - 4);
        return new Spot(line, start, Math.Min(line.Text.Length, at + length + 2) - start);
    }
}
