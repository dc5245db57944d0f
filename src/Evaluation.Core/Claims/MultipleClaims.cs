namespace Evaluation.Core.Claims;

/// <summary>a是b的x倍, 为上年的x倍, 比上年翻一番.</summary>
internal static class MultipleClaims
{
    public static IEnumerable<Statement> Find(ReportReading report, Passage passage)
    {
        for (var at = 1; at < passage.Amounts.Count; at++)
        {
            var multiple = passage.Amounts[at];
            if (multiple.Dimension == FigureDimension.Multiple && multiple.Direction == 0 && multiple.Figure.Firmness != FigureFirmness.Bound
                && Read(report, passage, at) is { } statement)
            {
                yield return statement;
            }
        }
    }

    private static Statement? Read(ReportReading report, Passage passage, int at)
    {
        var multiple = passage.Amounts[at];
        var comparison = passage.Amounts[at - 1] is { Role: AmountRole.Base } given && given.Sentence == multiple.Sentence
            ? new Comparison(at - 1, "上年", string.Empty, given, null)
            : Label(multiple) is { } label ? new Comparison(at, label, string.Empty, null, null) : Comparison.Of(passage, at);
        if (comparison is null)
        {
            return null;
        }

        var readings = new Readings(report, passage, comparison, comparison.Base);
        if (readings.Base is not { } compared)
        {
            return null;
        }

        var doubles = multiple.Figure.Unit.Printed == "番";
        var statement = new Statement(ClaimKind.Multiple, passage, doubles ? multiple.Figure with { Firmness = FigureFirmness.Approximate } : multiple.Figure, readings.Start);
        foreach (var (current, isSure) in readings.Currents.Where(found => !ReferenceEquals(found.Amount, compared)))
        {
            (isSure ? statement.Sure : statement.Possible).Add(new(RelationForm.Quotient, [Operand.Of(current), Operand.Of(compared)]));
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
