using Evaluation.Core.Campaigns;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Storage.Filings;
using Evaluation.Storage.Units;
using Evaluation.Web.Words;

namespace Evaluation.Web.Filings;

/// <summary>A filing opened for one person: what lies in its folder, scored and checked, and what this person may do with it.</summary>
public sealed record OpenFiling
{
    public required FilingFolder Folder { get; init; }

    public required Framework Framework { get; init; }

    public required FilingRecord Record { get; init; }

    public required ScoreSheet Sheet { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>The record is the one that was handed to the bureau, not the unit's present entries.</summary>
    public bool IsFrozen { get; init; }

    /// <summary>Where the pages of the filing begin; a preview of a framework's forms has them elsewhere.</summary>
    public string Address { get => field ?? FilingPlaces.AddressOf(Filing.FilingId); init; }

    public Filing Filing => Folder.Filing;

    public Campaign Campaign => Folder.Campaign;

    public BudgetUnit Unit => Folder.BudgetUnit;

    public DateTimeOffset EffectiveDeadline => Filing.ReturnDeadline ?? Folder.EffectiveDeadline;

    /// <summary>Year and unit, for the header of every page.</summary>
    public string Crumb => FormattableString.Invariant($"{Campaign.Year} 年度部门整体支出{RehearsalWords.Mark(Campaign)} · {Unit.Name}");

    public IReadOnlySet<Role> Roles => Actor.Roles;

    /// <summary>Findings that stop approval and 报送.</summary>
    public int Blocking => Findings.Count(finding => finding.Blocks);

    public bool May(FilingAction action) => FilingWorkflow.Allows(Filing.State, action, Roles);

    public bool MayEdit(string path) => Filing.MayEdit(path, Roles, Scope.Opens);

    public IEnumerable<Finding> FindingsAt(string place) => Findings.Where(finding => finding.Place == place);

    private ReturnScope Scope => new(Framework);
}
