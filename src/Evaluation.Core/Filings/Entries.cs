using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Filings;

/// <summary>One entered value as it is kept: its address and its text (money in 元, yes/no as 1/0).</summary>
public readonly record struct Entry(string Path, string Text);

/// <summary>Between entered values one by one and the record as a whole. Unknown addresses are ignored, never an error.</summary>
public static class Entries
{
    /// <summary>The record made of entries.</summary>
    /// <param name="framework">Says which kind each figure has.</param>
    /// <param name="head">Framework reference, year, unit, notice, evidence and system facts; its other parts are ignored.</param>
    /// <param name="entries">All entries of the filing; an empty text counts as not entered.</param>
    public static FilingRecord ToRecord(Framework framework, FilingRecord head, IEnumerable<Entry> entries)
    {
        var collector = new Collector(framework);
        foreach (var entry in entries.Where(entry => entry.Text.Length > 0))
        {
            collector.Take(entry);
        }

        return collector.Finish(head);
    }

    /// <summary>The entries of a record; the inverse of <see cref="ToRecord"/>.</summary>
    public static IEnumerable<Entry> FromRecord(FilingRecord record)
    {
        if (record.ReportDate is { } date)
        {
            yield return new Entry(EntryPath.ReportDate, date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        foreach (var member in record.Scope)
        {
            yield return new Entry(EntryPath.Member(member.Key), member.Name);
        }

        foreach (var (key, answer) in record.Answers)
        {
            yield return new Entry(EntryPath.Answer(key), answer ? "1" : "0");
        }

        foreach (var entry in record.Inputs.SelectMany(Figures).Concat(record.Rows.SelectMany(RowEntries)))
        {
            yield return entry;
        }

        foreach (var (key, figure) in record.Accounts)
        {
            yield return new Entry($"accounts/{key}", figure.Text);
        }

        foreach (var (list, rows) in record.Lists)
        {
            foreach (var (row, cell) in rows.SelectMany(row => row.Cells.Select(cell => (row, cell))))
            {
                yield return new Entry(EntryPath.Cell(list, row.Id, cell.Key), cell.Value);
            }
        }

        foreach (var (section, text) in record.Texts)
        {
            yield return new Entry(EntryPath.Text(section), text);
        }

        foreach (var (finding, text) in record.Explanations)
        {
            yield return new Entry(EntryPath.Explanation(finding), text);
        }
    }

    private static IEnumerable<Entry> Figures(KeyValuePair<string, EnteredFigure> input)
    {
        var (key, figure) = input;
        if (figure.Members is { } members)
        {
            foreach (var (member, value) in members)
            {
                yield return new Entry(EntryPath.Input(key, member), TypedFigure.Stored(value));
            }
        }
        else if (figure.Value is { } value)
        {
            yield return new Entry(EntryPath.Input(key), TypedFigure.Stored(value));
        }

        if (figure.Typed is { } typed && (figure.Value is null || figure.Members is not null))
        {
            yield return new Entry(EntryPath.Input(key), typed);
        }

        if (figure.Source is { Length: > 0 } source)
        {
            yield return new Entry(EntryPath.Source(key), source);
        }

        if (figure.Note is { Length: > 0 } note)
        {
            yield return new Entry(EntryPath.Note(key), note);
        }
    }

    private static IEnumerable<Entry> RowEntries(KeyValuePair<string, RowEntry> pair)
    {
        var (code, row) = pair;
        if (row.Claim is { } claim)
        {
            yield return new Entry(EntryPath.Claim(code), TypedFigure.Stored(claim.Value));
        }
        else if (row.ClaimTyped is { } typed)
        {
            yield return new Entry(EntryPath.Claim(code), typed);
        }

        foreach (var (item, state) in row.Items ?? EntryDictionary.Empty<ItemState>())
        {
            yield return new Entry(EntryPath.Item(code, item), EntryPath.ItemText(state));
        }

        if (row.NotApplicable is { } applies)
        {
            yield return new Entry(EntryPath.NotApplicable(code), applies ? "1" : "0");
        }

        (string Path, string? Text)[] texts =
        [
            (EntryPath.Reason(code), row.Reason),
            (EntryPath.NotApplicableReason(code), row.NotApplicableReason),
            (EntryPath.RowText(code), row.Text),
            (EntryPath.State(code), row.State),
            (EntryPath.Judged(code), row.Judged),
            (EntryPath.Deduction(code), row.Deduction),
            (EntryPath.DeductionReason(code), row.DeductionReason),
        ];
        foreach (var (path, text) in texts.Where(text => text.Text is { Length: > 0 }))
        {
            yield return new Entry(path, text!);
        }
    }

    private sealed class Collector(Framework framework)
    {
        private readonly Dictionary<string, EnteredFigure> _inputs = new(StringComparer.Ordinal);
        private readonly Dictionary<string, RowEntry> _rows = new(StringComparer.Ordinal);
        private readonly Dictionary<string, bool> _answers = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string> _explanations = new(StringComparer.Ordinal);
        private readonly Dictionary<string, AccountsFigure> _accounts = new(StringComparer.Ordinal);
        private readonly SortedDictionary<string, string> _members = new(StringComparer.Ordinal);
        private readonly Dictionary<string, SortedDictionary<string, Dictionary<string, string>>> _lists = new(StringComparer.Ordinal);
        private DateOnly? _reportDate;

        public void Take(Entry entry)
        {
            var parts = entry.Path.Split('/');
            switch (parts)
            {
                case ["head", "reportDate"]:
                    _reportDate = DateOnly.TryParseExact(entry.Text, "yyyy-MM-dd", out var date) ? date : null;
                    break;
                case ["member", var key]:
                    _members[key] = entry.Text;
                    break;
                case ["answer", var key]:
                    _answers[key] = entry.Text == "1";
                    break;
                case ["input", var key]:
                    Figure(key, entry.Text);
                    break;
                case ["accounts", ..]:
                    if (AccountsFigure.Of(entry.Text) is { } accounts)
                    {
                        _accounts[entry.Path["accounts/".Length..]] = accounts;
                    }

                    break;
                case ["source", var key]:
                    _inputs[key] = Input(key) with { Source = entry.Text };
                    break;
                case ["note", var key]:
                    _inputs[key] = Input(key) with { Note = entry.Text };
                    break;
                case ["list", var list, var row, var column]:
                    Cell(list, row, column, entry.Text);
                    break;
                case ["text", var section]:
                    _texts[section] = entry.Text;
                    break;
                case ["explain", ..]:
                    _explanations[entry.Path["explain/".Length..]] = entry.Text;
                    break;
                case [var kind, var code, ..]:
                    Row(kind, code, parts, entry.Text);
                    break;
                default:
                    break;
            }
        }

        public FilingRecord Finish(FilingRecord head)
        {
            var scope = _members.Select(member => new ScopeMember(member.Key, member.Value)).ToList();
            return head with
            {
                ReportDate = _reportDate ?? head.ReportDate,
                Scope = scope,
                Answers = _answers.ToKeyed(),
                Inputs = _inputs.ToKeyed(input => input.Key, input => Total(input.Value, scope)),
                Accounts = _accounts.ToKeyed(),
                Rows = _rows.ToKeyed(),
                Texts = _texts.ToKeyed(),
                Explanations = _explanations.ToKeyed(),
                Lists = _lists.ToKeyed(
                    list => list.Key,
                    IReadOnlyList<ListRow> (list) => [.. list.Value.Select(row => new ListRow(row.Key, row.Value.ToKeyed()))]),
            };
        }

        private static EnteredFigure Total(EnteredFigure figure, List<ScopeMember> scope) =>
            figure.Members is not { } members ? figure
            : scope.Count == 0 ? figure with { Members = null }
            : scope.All(member => members.ContainsKey(member.Key))
                ? figure with { Value = scope.Sum(member => members[member.Key]) }
                : figure with { Value = null };

        private EnteredFigure Input(string key) => _inputs.GetValueOrDefault(key, new EnteredFigure(null));

        private void Figure(string keyAndMember, string text)
        {
            var (key, member) = keyAndMember.IndexOf('@', StringComparison.Ordinal) is var at and >= 0
                ? (keyAndMember[..at], keyAndMember[(at + 1)..])
                : (keyAndMember, null);
            var value = TypedFigure.FromStored(text);
            var figure = Input(key);
            if (value is null || !framework.Takes(key, value.Value))
            {
                _inputs[key] = figure with { Typed = text };
            }
            else if (member is null)
            {
                _inputs[key] = figure with { Value = value };
            }
            else
            {
                var members = figure.Members ?? EntryDictionary.Empty<decimal>();
                _inputs[key] = figure with { Members = members.With(member, value.Value) };
            }
        }

        private void Cell(string list, string row, string column, string text)
        {
            if (!_lists.TryGetValue(list, out var rows))
            {
                _lists[list] = rows = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
            }

            if (!rows.TryGetValue(row, out var cells))
            {
                rows[row] = cells = new Dictionary<string, string>(StringComparer.Ordinal);
            }

            cells[column] = text;
        }

        private void Row(string kind, string code, string[] parts, string text)
        {
            var row = _rows.GetValueOrDefault(code, RowEntry.Empty);
            var changed = (kind, parts.Length) switch
            {
                ("claim", 2) => Claim(row, text),
                ("reason", 2) => row with { Reason = text },
                ("na", 2) => row with { NotApplicable = text == "1" },
                ("nareason", 2) => row with { NotApplicableReason = text },
                ("rowtext", 2) => row with { Text = text },
                ("state", 2) => row with { State = text },
                ("judged", 2) => row with { Judged = text },
                ("deduction", 2) => row with { Deduction = text },
                ("deductionreason", 2) => row with { DeductionReason = text },
                ("item", 3) => row with
                {
                    Items = (row.Items ?? EntryDictionary.Empty<ItemState>()).With(parts[2], EntryPath.ItemOf(text)),
                },
                _ => null,
            };
            if (changed is not null)
            {
                _rows[code] = changed;
            }
        }

        private static RowEntry Claim(RowEntry row, string text) =>
            TypedFigure.FromStored(text) is { } value && Points.IsExact(value)
                ? row with { Claim = new Points(value) }
                : row with { ClaimTyped = text };
    }
}
