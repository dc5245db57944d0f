using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Scoring;
using Evaluation.Web.Campaigns;

namespace Evaluation.Web.Pages.Bureau.Filings;

/// <summary>接收: errors of quality, counted and named.</summary>
public sealed class AcceptInput
{
    public string? QualityErrors { get; set; }

    /// <summary>What they are, one per line.</summary>
    public string? Errors { get; set; }

    public IReadOnlyList<string> Lines => (Errors ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The count, or what is wrong with it.</summary>
    public int? Count(out string? problem)
    {
        problem = null;
        if (!int.TryParse(QualityErrors?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > 99)
        {
            problem = "差错数填 0 至 99 的整数；没有差错填 0。";
            return null;
        }

        if (count != Lines.Count)
        {
            problem = string.Create(CultureInfo.InvariantCulture, $"差错数填了 {count}，差错内容列了 {Lines.Count} 行；请逐行列明每一处差错。");
            return null;
        }

        return count;
    }
}

/// <summary>复核扣分: points and why, by indicator code.</summary>
public sealed class DeductInput
{
    public Dictionary<string, string?> Points { get; init; } = new(StringComparer.Ordinal);

    public Dictionary<string, string?> Reasons { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The deductions asked for; what is wrong with one is said under the name of its field.</summary>
    /// <param name="sheet">As scored with everything else the bureau has decided.</param>
    public EntryDictionary<ReviewDeduction> Read(ScoreSheet sheet, Action<string, string> wrong)
    {
        var deductions = EntryDictionary.Empty<ReviewDeduction>();
        foreach (var code in Points.Keys.Union(Reasons.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (sheet.Row(code) is not { } row)
            {
                wrong(string.Empty, "扣分的指标不在这一件里，请刷新页面后重新填写。");
                continue;
            }

            var deduction = new ReviewEntry(Points.GetValueOrDefault(code), Reasons.GetValueOrDefault(code)).Read(row, out var problem);
            if (problem is { } said)
            {
                wrong(FormattableString.Invariant($"Deduct.{(said.Field == nameof(ReviewEntry.Points) ? nameof(Points) : nameof(Reasons))}[{code}]"), said.Message);
            }

            deductions = deduction is null ? deductions : deductions.With(code, deduction);
        }

        return deductions;
    }
}

/// <summary>退回: as a whole or by ticked items, each with its problem.</summary>
public sealed class ReturnInput
{
    public string? Reason { get; set; }

    /// <summary>Ticked places.</summary>
    public List<string> Items { get; init; } = [];

    /// <summary>What is wrong, by place.</summary>
    public Dictionary<string, string?> Problems { get; set; } = new(StringComparer.Ordinal);

    public DeadlineInput Deadline { get; set; } = new();
}

/// <summary>延期 of one unit.</summary>
public sealed class ExtendInput
{
    public DeadlineInput Deadline { get; set; } = new();

    public string? Reason { get; set; }
}
