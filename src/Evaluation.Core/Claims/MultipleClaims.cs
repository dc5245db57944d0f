namespace Evaluation.Core.Claims;

/// <summary>a是b的x倍, 为上年的x倍, 比上年翻一番.</summary>
internal static class MultipleClaims
{
    public static IEnumerable<Statement> Find(ReportReading report, Passage passage)
    {
        for (var at = 1; at < passage.Amounts.Count; at++)
        {
            var multiple = passage.Amounts[at];
            var isMultiple = multiple.Dimension == FigureDimension.Multiple || (multiple.IsRate && Label(multiple) is { } label && (ClaimWords.IsPrior(label) || Binding.Year(label) is not null) && ClaimWords.Part(label) != -1);
            if (isMultiple && multiple.Direction == 0 && multiple.Figure.Firmness != FigureFirmness.Bound && Read(report, passage, at) is { } statement)
            {
                yield return statement;
            }
        }
    }

    private static Statement? Read(ReportReading report, Passage passage, int at)
    {
        var multiple = passage.Amounts[at];
        var comparison = Comparison.FromTo(passage, at)
            ?? (passage.Amounts[at - 1] is { Role: AmountRole.Base } given && given.Sentence == multiple.Sentence
                ? new Comparison(at - 1, "上年", string.Empty, given, null)
                : Label(multiple) is { } label ? new Comparison(at, label, string.Empty, null, null) : Comparison.Of(passage, at));
        var readings = new Readings(report, passage, comparison, comparison.Base);
        var statement = new Statement(multiple.IsRate ? ClaimKind.Change : ClaimKind.Multiple, passage, multiple.Figure, readings.Start) { IsLoose = multiple.Figure.Text.EndsWith('番') };
        var turned = multiple.Clause.Contains('原', StringComparison.Ordinal) && ClaimWords.ContainsAny(multiple.Clause, "是现", "为现", "是目前");
        foreach (var (current, isSure) in readings.Currents)
        {
            if (readings.BaseOf(current) is { } compared && !ReferenceEquals(current, compared) && current.Matches(compared))
            {
                var (above, below) = turned ? (compared, current) : (current, compared);
                (isSure ? statement.Sure : statement.Possible).Add(new(RelationForm.Quotient, [Operand.Of(above), Operand.Of(below)]));
            }
        }

        return statement.Sure.Count + statement.Possible.Count == 0 ? null : statement;
    }

    /// <summary>Words between 是 and 的: 是上年的2.31倍.</summary>
    private static string? Label(Amount multiple)
    {
        var clause = multiple.Clause;
        if (!clause.EndsWith('的'))
        {
            return null;
        }

        var verb = ClaimWords.LastOf(clause, "是", "为", "达到", "相当于");
        return verb < 0 ? null : clause[(verb + 1)..^1];
    }
}
