using Evaluation.Documents.Word.Returns;

namespace Evaluation.Documents.Tests.Word;

/// <summary>What the system writes is told from what a person wrote, whatever stands in its gaps.</summary>
public sealed class SystemLinesTests
{
    private const string Line = "本单位全年支出〔未填：本年支出合计〕，其中项目支出〔未填：项目支出〕，均按规定使用。";

    [Theory]
    [InlineData("本单位全年支出100万元，其中项目支出约二十万元，均按规定使用。", true)]
    [InlineData("本单位全年支出，其中项目支出约二十万元，均按规定使用。", false)]
    [InlineData("本单位全年支出100万元，其中项目支出，均按规定使用。", false)]
    [InlineData("本单位全年支出100万元，均按规定使用。", false)]
    [InlineData("本单位全年支出100万元，其中项目支出20万元，均按规定使用。另有说明。", false)]
    [InlineData("均按规定使用。", false)]
    public void A_gap_holds_whatever_was_filled_in(string line, bool isHeld) => Assert.Equal(isHeld, new SystemLines([Line]).Hold(line));

    /// <summary>A unit's own paragraph may be as long as a text may be, and name a figure that is not filled in.</summary>
    [Fact]
    public void A_very_long_line_with_a_gap_is_a_line_like_others()
    {
        var (before, after) = (new string('前', 12_000), new string('后', 7_000));
        var lines = new SystemLines([$"{before}〔未填：某数〕{after}"]);

        Assert.True(lines.Hold($"{before}一百{after}"));
        Assert.False(lines.Hold(before + after));
    }
}
