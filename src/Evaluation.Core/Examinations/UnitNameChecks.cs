using Evaluation.Core.Checks;

namespace Evaluation.Core.Examinations;

/// <summary>F-05: the unit is named alike on the cover, and speaks of itself with one word.</summary>
internal static class UnitNameChecks
{
    /// <summary>How a unit names itself; 我市, 我们, 我国 name no unit, 我单位 and 我部门 fit every unit.</summary>
    private static readonly string[] Selves = ["我局", "我委", "我办", "我院", "我校", "我厅", "我镇", "我乡", "我会", "我馆", "我所", "我站", "我队", "我街道"];

    public static IEnumerable<TextFinding> Run(ReportReading reading) => Cover(reading).Concat(Self(reading));

    private static IEnumerable<TextFinding> Cover(ReportReading reading)
    {
        if (reading.Cover.Units.Count == 0)
        {
            yield break;
        }

        var first = reading.Cover.Units[0];
        foreach (var other in reading.Cover.Units.Skip(1).Where(other => !AreOne(first.Text, other.Text)))
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

    /// <summary>我局 in the report of a 局, and once 我院: perhaps copied from another unit.</summary>
    private static IEnumerable<TextFinding> Self(ReportReading reading)
    {
        var uses = (from line in reading.Prose
                    from self in Selves
                    let at = line.Text.IndexOf(self, StringComparison.Ordinal)
                    where at >= 0 && !IsQuoted(line.Text, at)
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

    private static bool IsQuoted(string text, int at) => text.LastIndexOf('《', at) > text.LastIndexOf('》', at) || text.LastIndexOf('“', at) > text.LastIndexOf('”', at);
}
