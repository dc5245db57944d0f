using Evaluation.Core.Scoring;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Parts;

/// <summary>What follows the words and rows of a page: the text as it will print, points of targets, findings.</summary>
public abstract class PartsLive : LivePage
{
    public override IEnumerable<LivePart> Parts(OpenFiling open, string here, bool inWan)
    {
        foreach (var section in PartSection.Of(open, new EnteredValues(open), Key))
        {
            yield return new LivePart(section.Preview.Id, "/Pages/Filings/Parts/_Preview.cshtml", section.Preview);
            yield return new LivePart($"findings-{section.Section.Id}", "/Pages/Filings/Parts/_PartFindings.cshtml", new PartFindings($"findings-{section.Section.Id}", section.Findings));
        }

        foreach (var list in open.Framework.Lists.Where(list => list.Page == Key && !DataTable.IsHidden(open.Sheet.Facts, list.Key)))
        {
            var table = RowTable.Of(open, new EnteredValues(open), list, TimeProvider.System);
            yield return new LivePart(table.Totals.Id, "/Pages/Filings/Parts/_Totals.cshtml", table.Totals);
            yield return new LivePart($"findings-{list.Key}", "/Pages/Filings/Parts/_PartFindings.cshtml", new PartFindings($"findings-{list.Key}", table.Findings));
            foreach (var points in table.Rows.Select(row => row.Points).OfType<TargetPoints>())
            {
                yield return new LivePart(points.Id, "/Pages/Filings/Parts/_Points.cshtml", points);
            }
        }
    }
}

/// <summary>Findings under a text or a list.</summary>
public sealed record PartFindings(string Id, IReadOnlyList<FindingUnderRow> Items);

public sealed class BasicsLive : PartsLive
{
    public override string Key => "basics";
}

public sealed class WorkLive : PartsLive
{
    public override string Key => "work";
}

public sealed class GoalsLive : PartsLive
{
    public override string Key => "goals";
}

public sealed class ProblemsLive : PartsLive
{
    public override string Key => "problems";
}
