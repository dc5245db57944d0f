using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings.Workbooks;
using Evaluation.Web.Filings;
using Evaluation.Web.Pages.Bureau.Campaigns;

namespace Evaluation.Web.Pages.Filings.Accounts;

/// <summary>What every input would get from the unit's final accounts, and what could not be found.</summary>
/// <param name="Entries">Three for every row: the value, its source, and the figure of the accounts beside it.</param>
public sealed record AccountsPreview(IReadOnlyList<AccountsPreviewRow> Rows, IReadOnlyList<(string Label, string Problem)> Problems, IReadOnlyList<TypedEntry> Entries)
{
    public const int EntriesOfRow = 3;

    /// <param name="member">Whose workbook it is, in a filing over several units; null for the only one.</param>
    public static AccountsPreview Of(OpenFiling open, AccountsWorkbook workbook, IReadOnlyList<AccountsRule> rules, ScopeMember? member)
    {
        var entered = new EnteredValues(open);
        var previous = DataTable.PreviousKeys(open.Framework);
        var (rows, problems, entries) = (new List<AccountsPreviewRow>(), new List<(string, string)>(), new List<TypedEntry>());
        foreach (var rule in rules)
        {
            if (open.Framework.Input(rule.Input) is not { System: null } input || rule.Problem is not null || (member is not null && !IsSplit(input, previous)))
            {
                continue;
            }

            var find = workbook.Find(rule, input);
            if (find.Kept is not { } kept)
            {
                problems.Add((input.Label, find.Problem!));
                continue;
            }

            var (path, source, accounts) = (EntryPath.Input(input.Key, member?.Key), EntryPath.Source(input.Key), EntryPath.Accounts(input.Key, member?.Key));
            var now = entered.Text(path);
            rows.Add(new AccountsPreviewRow(
                rows.Count, input.Label, now.Length == 0 ? null : AccountsView.Shown(input, now), AccountsView.Shown(input, kept), find.Place!, now == kept, now.Length > 0 && now != kept,
                open.MayEdit(path)));
            entries.Add(new TypedEntry(path, kept, entered.Version(path), InWan: false));
            entries.Add(new TypedEntry(source, "决算 " + find.Place, entered.Version(source)));
            entries.Add(new TypedEntry(accounts, $"{kept} {find.Place}", entered.Version(accounts)));
        }

        return new AccountsPreview(rows, problems, entries);
    }

    /// <summary>Amounts and counts are filled in by member; everything else once for all.</summary>
    private static bool IsSplit(InputDefinition input, IReadOnlySet<string> previous) => input.Kind is FigureKind.Money or FigureKind.Count && !previous.Contains(input.Key);
}

/// <summary>One input.</summary>
/// <param name="Now">What is filled in; null when nothing is.</param>
/// <param name="IsSame">The same figure is filled in already; taking it notes its source.</param>
/// <param name="Replaces">Another figure is filled in.</param>
public sealed record AccountsPreviewRow(int Index, string Label, string? Now, string New, string Place, bool IsSame, bool Replaces, bool MayTake)
{
    /// <summary>What would replace a figure is taken only by who ticks it.</summary>
    public bool IsTaken => MayTake && !Replaces;

    public string BoxId => FormattableString.Invariant($"take-{Index}");
}
