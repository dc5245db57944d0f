using System.Diagnostics;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Core.Checks;

/// <summary>What an evidence check found: names for the message, and the indicators concerned.</summary>
internal sealed record EvidenceLook(IReadOnlyList<string> Names, IReadOnlyList<string> Indicators)
{
    private static readonly string[] Addresses = ["http://", "https://", "www."];

    /// <summary>Null where there is nothing to look at.</summary>
    public static EvidenceLook? Of(CheckContext context, PlannedCheck check, CheckTest.Evidence test) => test.Need switch
    {
        EvidenceNeed.EachRow => OfRows(context.Rows.Where(row => row is { HasPoints: true, IsOut: false, Plan.IsDecidedByBureau: false } && row.Indicator.Evidence.Count > 0), row => context.Facts.HasEvidence(row.Indicator.Code)),
        EvidenceNeed.Named => test.NamedBy is { } column ? OfCells(context, check, column) : Named(context, check, test.Words),
        EvidenceNeed.Address => OfRows(
            context.Rows.Where(row => row is { HasPoints: true, IsOut: false } && row.Indicator.Evidence.Any(listed => test.Words.Any(word => listed.Contains(word, StringComparison.Ordinal)))),
            row => context.Facts.Record.Evidence.Any(item => item.Date is not null && item.Indicators.Contains(row.Indicator.Code, StringComparer.Ordinal) && Addresses.Any(address => Says(item, address)))),
        EvidenceNeed.InYear => Dated(context),
        EvidenceNeed.NotShared => Shared(context),
        _ => throw new UnreachableException(),
    };

    private static EvidenceLook? OfRows(IEnumerable<CheckedRow> rows, Func<CheckedRow, bool> isProved)
    {
        var all = rows.ToList();
        var lacking = all.Where(row => !isProved(row)).ToList();
        return all.Count == 0 ? null : new EvidenceLook([.. lacking.Select(row => row.Indicator.Name)], [.. lacking.Select(row => row.Indicator.Code)]);
    }

    private static EvidenceLook? Named(CheckContext context, PlannedCheck check, IReadOnlyList<string> words)
    {
        var rows = context.Rows.Where(row => !row.IsOut && check.Rows.Contains(row.Indicator.Code)).Select(row => row.Indicator.Code).ToList();
        return context.Facts.Record.Evidence.Any(item => (rows.Count == 0 || item.Indicators.Any(rows.Contains)) && words.Any(word => Says(item, word)))
            ? new EvidenceLook([], [])
            : new EvidenceLook([words[0]], [.. rows.Take(1)]);
    }

    private static EvidenceLook? OfCells(CheckContext context, PlannedCheck check, string column)
    {
        var dot = column.IndexOf('.', StringComparison.Ordinal);
        var names = context.Facts.Record.List(column[..dot]).Select(row => row.Cell(column[(dot + 1)..])).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null
            : new EvidenceLook([.. names.Where(name => !context.Facts.Record.Evidence.Any(item => Says(item, name)))], check.Indicators);
    }

    private static EvidenceLook? Dated(CheckContext context)
    {
        var (record, dated) = (context.Facts.Record, context.Facts.Record.Evidence.Where(item => item.Date is not null).ToList());
        return dated.Count == 0 ? null
            : new EvidenceLook([.. dated.Where(item => Math.Abs(item.Date!.Value.Year - record.Year) > 1).Select(item => $"“{item.Name}”（{Reports.ReportChips.Date(item.Date!.Value)}）")], []);
    }

    private static EvidenceLook? Shared(CheckContext context)
    {
        var groups = context.Facts.Plan.Rows.ToDictionary(row => row.Indicator.Code, row => row.Subgroup.Code, StringComparer.Ordinal);
        var items = context.Facts.Record.Evidence;
        return items.Count == 0 ? null : new EvidenceLook(
        [
            .. items.GroupBy(item => item.Sha256, StringComparer.Ordinal)
                .Select(same => (same.First().Name, Groups: same.SelectMany(item => item.Indicators).Where(groups.ContainsKey).Select(code => groups[code]).Distinct(StringComparer.Ordinal).Count()))
                .Where(same => same.Groups > 2)
                .Select(same => FormattableString.Invariant($"“{same.Name}”用于{same.Groups}类指标")),
        ], []);
    }

    private static bool Says(EvidenceItem item, string word) =>
        item.Name.Contains(word, StringComparison.OrdinalIgnoreCase) || item.Note?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
