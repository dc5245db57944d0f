using System.Buffers;
using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>F-05: the unit is named alike on the cover, and speaks of itself with one word.</summary>
internal static class UnitNameChecks
{
    /// <summary>How a unit names itself; 我市, 我们, 我国 name no unit, 我单位 and 我部门 fit every unit.</summary>
    private static readonly string[] Selves = ["我局", "我委", "我办", "我院", "我校", "我厅", "我镇", "我乡", "我会", "我馆", "我所", "我站", "我队", "我街道"];

    public static IEnumerable<TextFinding> Run(WholeReport report) => Cover(report).Concat(Nearly(report)).Concat(Self(report));

    private static IEnumerable<TextFinding> Cover(WholeReport report)
    {
        if (report.Cover.Units.Count == 0)
        {
            yield break;
        }

        var first = report.Cover.Units[0];
        foreach (var other in report.Cover.Units.Skip(1).Where(other => !AreOne(first.Text, other.Text)))
        {
            yield return Remark.Question(
                "F-05", "name", Severity.MustExplain, other.Line, other.Stretch,
                $"单位名称不一致：第{first.Line.Number}段是“{first.Text}”，这里是“{other.Text}”，请统一。") with
            { Related = [first.Span] };
        }
    }

    /// <summary>One name contains the other, or its letters in order: 市人大机关 for 市人大常委会机关.</summary>
    private static bool AreOne(string one, string other)
    {
        var (longer, shorter) = one.Length >= other.Length ? (one, other) : (other, one);
        var at = 0;
        foreach (var letter in shorter)
        {
            at = longer.IndexOf(letter, at) + 1;
            if (at == 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A name at the beginning of a sentence that differs from the cover's by one or two characters: written wrongly, or another unit's.</summary>
    private static IEnumerable<TextFinding> Nearly(WholeReport report)
    {
        if (report.Cover.Units.Count == 0)
        {
            yield break;
        }

        var name = report.Cover.Units[0];
        foreach (var line in report.Prose.Where(line => line.Index > report.Cover.End && name.Stretch.Length >= ShortestName))
        {
            foreach (var sentence in line.Sentences.Where(sentence => sentence.Length > name.Stretch.Length))
            {
                var words = sentence.Of(line.Text)[..name.Stretch.Length];
                if (IsNearly(words, name.Text))
                {
                    yield return Remark.Question(
                        "F-05", "name", Severity.MustExplain, line, new Stretch(sentence.Start, sentence.Start + name.Stretch.Length),
                        $"单位名称不一致：封面是“{name.Text}”，这里是“{words}”，请统一。") with
                    { Related = [name.Span] };
                    yield break;
                }
            }
        }
    }

    private static readonly SearchValues<char> Marks = SearchValues.Create("，。、：（）");

    private const int ShortestName = 6;

    /// <summary>So long a name is not another's by chance, whatever its end.</summary>
    private const int LongName = 8;

    /// <summary>One or two characters of a name of the same length differ, and a short name ends alike.</summary>
    private static bool IsNearly(ReadOnlySpan<char> words, ReadOnlySpan<char> name)
    {
        var differing = 0;
        for (var at = 0; at < name.Length; at++)
        {
            differing += words[at] == name[at] ? 0 : 1;
        }

        return differing is 1 or 2 && (name.Length >= LongName || words[^2..].SequenceEqual(name[^2..])) && !words.ContainsAny(Marks);
    }

    /// <summary>我局 in the report of a 局, and once 我院: perhaps copied from another unit.</summary>
    private static IEnumerable<TextFinding> Self(WholeReport report)
    {
        var uses = (from line in report.Prose
                    from self in Selves
                    from at in Places(line.Text, self)
                    where !IsQuoted(line.Text, at)
                    select (Self: self, Spot: new Spot(line, at, self.Length))).ToList();
        var counts = uses.CountBy(use => use.Self).OrderByDescending(count => count.Value).ToList();
        if (counts.Count < 2 || counts[0].Value < 2 * counts[1].Value)
        {
            yield break;
        }

        foreach (var (self, _) in counts.Skip(1))
        {
            var use = uses.First(use => use.Self == self);
            yield return Remark.Question(
                "F-05", "name", Severity.MustExplain, use.Spot.Line, use.Spot.Stretch,
                $"全文自称“{counts[0].Key}”，这里写“{self}”，是否抄自其他单位的报告？请核对。");
        }
    }

    private static IEnumerable<int> Places(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    private static bool IsQuoted(string text, int at) => text.LastIndexOf('《', at) > text.LastIndexOf('》', at) || text.LastIndexOf('“', at) > text.LastIndexOf('”', at);
}
