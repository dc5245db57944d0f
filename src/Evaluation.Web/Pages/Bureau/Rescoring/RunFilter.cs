using Evaluation.Core.Quantities;
using Evaluation.Storage;
using Evaluation.Storage.Rescoring;
using Microsoft.AspNetCore.Http.Extensions;

namespace Evaluation.Web.Pages.Bureau.Rescoring;

/// <summary>Which filings of a run are shown; part of the address.</summary>
public sealed class RunFilter
{
    public const string Changed = "changed";
    public const string Raised = "raised";
    public const string Lowered = "lowered";
    public const string Regraded = "regraded";
    public const string Failed = "failed";

    public string? Show { get; set; }

    /// <summary>Code of the unit after which the page begins.</summary>
    public string? After { get; set; }

    /// <summary>The results of the run with their units, in the order of the codes.</summary>
    public IQueryable<UnitResult> Choose(EvaluationDb db, Guid runId)
    {
        var rows = from result in db.RescoreResults
            join filing in db.Filings on result.FilingId equals filing.FilingId
            join unit in db.BudgetUnits on filing.UnitId equals unit.UnitId
            where result.RescoreRunId == runId
            select new UnitResult { Result = result, Code = unit.Code, Name = unit.Name };
        return Show switch
        {
            Changed => rows.Where(row => row.Result.Changes != "{}"),
            Raised => rows.Where(row => row.Result.Difference > Points.Zero),
            Lowered => rows.Where(row => row.Result.Difference < Points.Zero),
            Regraded => rows.Where(row => row.Result.Problem == null && row.Result.GradeBefore != row.Result.GradeAfter),
            Failed => rows.Where(row => row.Result.Problem != null),
            _ => rows,
        };
    }

    public string Address(string page, string? show, string? after)
    {
        var query = new QueryBuilder();
        if (!string.IsNullOrEmpty(show))
        {
            query.Add("show", show);
        }

        if (!string.IsNullOrEmpty(after))
        {
            query.Add("after", after);
        }

        return page + query.ToQueryString();
    }
}

/// <summary>A result with the unit it is of.</summary>
public sealed class UnitResult
{
    public required RescoreResult Result { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }
}
