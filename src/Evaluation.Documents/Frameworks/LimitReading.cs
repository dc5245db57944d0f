using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads caps and vetoes on the total.</summary>
internal static class LimitReading
{
    private static readonly string[] Kinds = ["bands", "when", "veto", "withoutEvidence", "deduct"];

    public static IReadOnlyList<TotalLimit> Limits(FieldReader fields) => [.. fields.Items("limits", "封顶规则").Select(Limit).OfType<TotalLimit>()];

    private static TotalLimit? Limit(FieldReader fields)
    {
        fields.Settle($"limits/{fields.Said("key")}");
        var (key, text, kind) = (fields.Text("key"), fields.Text("text"), fields.Text("kind"));
        TotalLimit? limit = kind switch
        {
            "bands" when fields.Choice("figure", Words.Kinds, FigureKind.Percent, required: false) is var figure => new TotalLimit.Banded(
                key, text, fields.Formula("value"), figure, fields.OptionalText("measure"),
                [.. fields.Items("bands", "档", required: true).Select(band => Band(band, figure == FigureKind.Percent))]),
            "when" => new TotalLimit.When(key, text, fields.Formula("when"), fields.Points("max")),
            "veto" => new TotalLimit.Veto(
                key, text, fields.Formula("when"), fields.Has("totalMax") ? fields.Points("totalMax") : null, fields.OptionalText("gradeMax"), fields.Text("document")),
            "deduct" => new TotalLimit.Deduct(
                key, text, fields.Formula("value"), fields.OptionalText("measure") ?? "例", fields.Points("pointsPerCase"), fields.Has("maxDeduct") ? fields.Points("maxDeduct") : null),
            "withoutEvidence" => new TotalLimit.WithoutEvidence(key, text, fields.Ratio("share"), fields.Points("max")),
            _ => null,
        };
        if (limit is null && kind.Length > 0)
        {
            fields.Wrong("kind", $"没有“{kind}”这种封顶规则", fields.Reading.Nearest(kind, fields.Choices("kind", Kinds)) is { } near ? $"是不是“{near}”？" : $"可以写：{string.Join("、", fields.Choices("kind", Kinds))}。", 0);
            return null;
        }

        fields.Close();
        return limit;
    }

    private static LimitBand Band(FieldReader fields, bool percent)
    {
        var (from, fromClosed, to, toClosed, text) = RuleReading.Ends(fields, percent);
        var band = new LimitBand(from, fromClosed, to, toClosed, fields.Has("max") ? fields.Points("max") : (Points?)null, text);
        fields.Close();
        return band;
    }
}
