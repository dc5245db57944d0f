using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>Caps, vetoes and the bonus limit make sense: bands without gaps, limits inside 0 to the full total, grades that exist.</summary>
internal static class LimitRules
{
    public static IEnumerable<FrameworkProblem> Run(Framework framework)
    {
        foreach (var problem in FrameworkCheck.Repeated("limits", framework.Limits.Select(limit => limit.Key), "封顶规则"))
        {
            yield return problem;
        }

        foreach (var problem in framework.Limits.SelectMany(limit => Limit(framework, limit)))
        {
            yield return problem;
        }

        var bonus = framework.Groups.Where(group => group.IsBonus).ToList();
        if (bonus.Count > 0 && framework.Bonus.Cap <= Points.Zero)
        {
            yield return new FrameworkProblem("bonus/cap", "有加分项，但没有写最多加几分。", "如 cap: 5。");
        }
    }

    private static IEnumerable<FrameworkProblem> Limit(Framework framework, TotalLimit limit)
    {
        var path = $"limits/{limit.Key}";
        switch (limit)
        {
            case TotalLimit.Banded banded:
                foreach (var problem in BandCheck.Run([.. banded.Bands.Select(band => band.Ends)], framework.Full, $"{path}/bands", banded.Kind, banded.Measure))
                {
                    yield return problem;
                }

                break;
            case TotalLimit.Deduct deduct when deduct.PerCase <= Points.Zero || deduct.PerCase > framework.Full:
                yield return new FrameworkProblem($"{path}/pointsPerCase", "每例扣分应大于0，不超过总分。", "如 pointsPerCase: 0.5。");
                break;
            case TotalLimit.Deduct { MaxDeduct: { } off } when off <= Points.Zero || off > framework.Full:
                yield return new FrameworkProblem($"{path}/maxDeduct", "最多扣分应大于0，不超过总分。", "不限的不用写。");
                break;
            case TotalLimit.When capped when IsOutside(framework, capped.Max):
                yield return new FrameworkProblem($"{path}/max", $"总分上限应在0至{FigureText.Short(framework.Full)}分之间。", "如 max: 89。");
                break;
            case TotalLimit.WithoutEvidence without when IsOutside(framework, without.Max) || without.Share.Sign < 0 || without.Share > Ratio.One:
                yield return new FrameworkProblem(path, $"没有佐证的比例应在0至100%之间，总分上限应在0至{FigureText.Short(framework.Full)}分之间。", "如 share: 20%、max: 89。");
                break;
            case TotalLimit.Veto { TotalMax: null, GradeMax: null }:
                yield return new FrameworkProblem(path, "一票否决要写总分上限或等级上限。", "如 totalMax: 79 或 gradeMax: 良。");
                break;
            case TotalLimit.Veto veto:
                if (veto.TotalMax is { } most && IsOutside(framework, most))
                {
                    yield return new FrameworkProblem($"{path}/totalMax", $"总分上限应在0至{FigureText.Short(framework.Full)}分之间。", "如 totalMax: 79。");
                }

                if (veto.GradeMax is { } grade && !framework.Grades.Any(band => band.Name == grade))
                {
                    yield return new FrameworkProblem($"{path}/gradeMax", $"没有“{grade}”这个等级。", $"可以写：{string.Join("、", framework.Grades.Select(band => band.Name))}。");
                }

                break;
            default:
                break;
        }
    }

    private static bool IsOutside(Framework framework, Points max) => max < Points.Zero || max > framework.Full;
}
