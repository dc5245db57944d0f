using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Web.Filings;
using Evaluation.Web.Frameworks;
using Evaluation.Web.Pages.Filings.Data;
using Evaluation.Web.Pages.Filings.Indicators;
using Evaluation.Web.Pages.Filings.Parts;
using Evaluation.Web.Pages.Filings.Preview;
using Evaluation.Web.Pages.Filings.Scope;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Web.Pages.Bureau.Frameworks;

/// <summary>The forms a clerk will see and the report they make, over nothing or over the figures of the worked examples. Nothing is kept.</summary>
public sealed class PreviewModel(FrameworkDrafts drafts, TimeProvider time) : FrameworkPage(drafts)
{
    public const string Filled = "examples";

    private const string Groups = "indicators/";

    /// <summary>Steps of a filing that have nothing of the framework in them.</summary>
    private static readonly string[] s_without = ["scores", "evidence", "checks"];

    /// <summary>Which page of a filing: <c>data</c>, <c>indicators/ZJ21-2</c>; the opening questions when empty.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Step { get; set; }

    /// <summary><see cref="Filled"/>: with the figures of the worked examples.</summary>
    [BindProperty(SupportsGet = true)]
    public string? With { get; set; }

    public OpenFiling Open { get; private set; } = null!;

    public bool IsFilled => With == Filled;

    public IReadOnlyList<FilingStep> Steps { get; private set; } = [];

    public FilingStep Here { get; private set; } = null!;

    /// <summary>The level-1 group of an indicators page; null elsewhere.</summary>
    public IndicatorGroup? Group => Here.Key.StartsWith(Groups, StringComparison.Ordinal) ? Open.Framework.Groups.First(group => Groups + group.Code == Here.Key) : null;

    public ScopeView Questions => new(Open);

    public DataForm Data => new(Open, new DataView(Open, DataUnits.Read(cookie: null)));

    public PartForm Part => new(Open, Here.Key, new ReportPart(Open, Here.Key, time));

    public ReportOnScreen Report => new(
        ReportWriter.Write(Open.Sheet, new ReportEdition(time.GetUtcNow(), VersionMark: null, IsDraft: true, Record: null)), new FigureLinks(Open));

    public string AddressOf(FilingStep step) => step.Address + (IsFilled ? $"?with={Filled}" : string.Empty);

    public IEnumerable<IndicatorBlock> BlocksOf(IndicatorSubgroup subgroup)
    {
        var entered = new EnteredValues(Open);
        return Open.Sheet.Rows.Select((row, index) => (Row: row, Number: index + 1)).Where(pair => pair.Row.Subgroup.Code == subgroup.Code)
            .Select(pair => new IndicatorBlock(Open, entered, pair.Row, pair.Number, string.Empty));
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (!await FindAsync(cancellationToken))
        {
            return NotFound();
        }

        if (Read.Framework is not { } framework)
        {
            return ToTheFaults();
        }

        Open = FormPreview.Of(framework, IsFilled, $"{Own}/preview", time.GetUtcNow());
        Steps = [.. new FilingSteps(Open).All.Where(step => !s_without.Contains(step.Key, StringComparer.Ordinal))];
        if (Steps.FirstOrDefault(step => step.Key == (string.IsNullOrEmpty(Step) ? Steps[0].Key : Step)) is not { } here)
        {
            // The link of a figure may lead to a page that is the same for every framework.
            return s_without.Contains(Step, StringComparer.Ordinal) ? Redirect($"{Own}/preview") : NotFound();
        }

        Here = here;
        return Page();
    }
}
