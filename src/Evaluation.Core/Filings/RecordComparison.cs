namespace Evaluation.Core.Filings;

/// <summary>A value that two records of a filing do not share.</summary>
/// <param name="Path">Its address (<see cref="EntryPath"/>), or one of <c>record/unit</c>, <c>record/year</c>, <c>record/framework</c>,
/// <c>record/notice</c>, <c>record/evidence</c>.</param>
/// <param name="Filed">In the record that was filed; null: not there.</param>
/// <param name="Other">In the other one; null: not there.</param>
public sealed record RecordDifference(string Path, string? Filed, string? Other);

/// <summary>Says value by value in what two records of a filing differ.</summary>
public static class RecordComparison
{
    /// <summary>The differences, in the order of the record that was filed; what only the other one has stands at the end.</summary>
    public static IReadOnlyList<RecordDifference> Between(FilingRecord filed, FilingRecord other)
    {
        var (was, found) = (Values(filed), Values(other));
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, text) in found)
        {
            others.TryAdd(path, text);
        }

        var known = was.Select(value => value.Path).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. was.Select(value => new RecordDifference(value.Path, value.Text, others.GetValueOrDefault(value.Path))).Where(value => value.Filed != value.Other),
            .. found.Where(value => !known.Contains(value.Path)).Select(value => new RecordDifference(value.Path, null, value.Text)),
        ];
    }

    private static List<Entry> Values(FilingRecord record) =>
    [
        new("record/unit", string.Join(' ', new[] { record.Unit.Code, record.Unit.Name, record.Unit.ShortName, record.Unit.Department }.OfType<string>())),
        new("record/year", record.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("record/framework", record.Framework),
        .. record.Notice is { } notice ? [new Entry("record/notice", $"{notice.Title} {notice.Number} {notice.Issuer} {notice.Date:yyyy-MM-dd}")] : Array.Empty<Entry>(),
        .. Entries.FromRecord(record),
        .. record.Evidence.Count > 0
            ? [new Entry("record/evidence", string.Join('；', record.Evidence.Select(item => $"{item.Name} {item.Sha256[..Math.Min(8, item.Sha256.Length)]} {string.Join(' ', item.Indicators)} {item.Date:yyyy-MM-dd} {item.Note}".TrimEnd())))]
            : Array.Empty<Entry>(),
    ];
}
