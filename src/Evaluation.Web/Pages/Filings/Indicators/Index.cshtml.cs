using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Filings.Indicators;

/// <summary>One page per level-1 group: every indicator with its result, working, self score, evidence and findings.</summary>
[RequestFormLimits(ValueCountLimit = 1024)]
public sealed class IndexModel(FilingOpener opener, EntrySaving saving, FormAnswer form) : FilingPage(opener)
{
    private IReadOnlyDictionary<string, string>? _typed;

    /// <summary>Code of the level-1 group.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Group { get; set; }

    public IndicatorGroup Level { get; private set; } = null!;

    public string Key => "indicators/" + Level.Code;

    public string Seen { get; private set; } = string.Empty;

    public IReadOnlyList<EntryConflict> Conflicts { get; private set; } = [];

    public IEnumerable<IndicatorBlock> BlocksOf(IndicatorSubgroup subgroup)
    {
        var entered = new EnteredValues(Open, _typed);
        return Open.Sheet.Rows.Select((row, index) => (Row: row, Number: index + 1)).Where(pair => pair.Row.Subgroup.Code == subgroup.Code)
            .Select(pair => new IndicatorBlock(Open, entered, pair.Row, pair.Number, Seen));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => await FindAsync(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string? propose, CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        var answer = await form.SaveAsync(this, Open, _ => true, cancellationToken);
        if (answer.Result is not (null or NotFoundResult) && Open.Sheet.Row(propose ?? string.Empty) is { } row)
        {
            return await ProposeAsync(row, cancellationToken);
        }

        if (answer.Result is { } done)
        {
            return done;
        }

        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        (Conflicts, _typed) = (answer.Conflicts, answer.Typed);
        return Page();
    }

    /// <summary>Puts the proposed sentence into an empty reason; the person completes it.</summary>
    private async Task<IActionResult> ProposeAsync(RowScore row, CancellationToken cancellationToken)
    {
        var code = row.Indicator.Code;
        if (!await FindAsync(cancellationToken) || Open.Sheet.Row(code) is not { } now)
        {
            return NotFound();
        }

        var path = EntryPath.Reason(code);
        var entered = new EnteredValues(Open);
        if (ReasonProposal.For(now) is { } proposal && entered.Text(path).Length == 0)
        {
            await saving.SaveAsync(Open, [new TypedEntry(path, proposal, entered.Version(path))], cancellationToken);
        }

        return LocalRedirect($"/filings/{FilingId}/{Key}#{FilingPlaces.AnchorOf("indicator", code)}");
    }

    private async Task<bool> FindAsync(CancellationToken cancellationToken)
    {
        Seen = saving.Seen;
        if (!await LoadAsync(cancellationToken) || Open.Framework.Groups.FirstOrDefault(group => group.Code == Group) is not { } level)
        {
            return false;
        }

        Level = level;
        return true;
    }
}
