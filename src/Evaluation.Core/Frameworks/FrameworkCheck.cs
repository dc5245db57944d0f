using Evaluation.Core.Quantities;

namespace Evaluation.Core.Frameworks;

/// <summary>The validity law of a framework; a framework with problems is never used.</summary>
public static class FrameworkCheck
{
    /// <summary>Everything that is wrong, each with its place.</summary>
    public static IEnumerable<FrameworkProblem> Run(Framework framework)
    {
        var areFormulasRight = true;
        return Head(framework)
            .Concat(Grades(framework))
            .Concat(Questions(framework))
            .Concat(Figures())
            .Concat(Tree(framework))
            .Concat(framework.Indicators.SelectMany(indicator => RuleCheck.Run(framework, indicator, areFormulasRight)))
            .Concat(LastYearCheck.Run(framework))
            .Concat(LimitRules.Run(framework))
            .Concat(CheckRules.Run(framework))
            .Concat(ExampleCheck.Run(framework))
            .Concat(OutlineCheck.Run(framework));

        IEnumerable<FrameworkProblem> Figures()
        {
            foreach (var problem in new FigureCheck(framework).Run())
            {
                areFormulasRight = false;
                yield return problem;
            }
        }
    }

    internal static IEnumerable<FrameworkProblem> Repeated(string place, IEnumerable<string> keys, string what) =>
        keys.Where(key => key.Length > 0).GroupBy(key => key, StringComparer.Ordinal).Where(group => group.Count() > 1)
            .Select(group => new FrameworkProblem($"{place}/{group.Key}#2", $"{what}“{group.Key}”写了两次。", "请改用另一个。"));

    private static IEnumerable<FrameworkProblem> Head(Framework framework)
    {
        if (framework.Code.Length == 0 || !framework.Code.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
        {
            yield return new FrameworkProblem("head/code", $"指标体系编码“{framework.Code}”只能用大写字母和数字。", "如 ZJ21。");
        }

        if (framework.Version < 1)
        {
            yield return new FrameworkProblem("head/version", "版本号应从1开始。", "请写 version: 1。");
        }

        if (framework.Full <= Points.Zero || framework.Full > Framework.MostPoints)
        {
            yield return new FrameworkProblem("head/total", $"总分应大于0，不超过{FigureText.Short(Framework.MostPoints)}分。", "一般不写，就是100分。");
        }

        if (framework.Years.From > framework.Years.To || framework.Years.From < 2000)
        {
            yield return new FrameworkProblem("head/years", "适用年度的起止不对。", "如 years: { from: 2021, to: 2025 }。");
        }
    }

    private static IEnumerable<FrameworkProblem> Grades(Framework framework)
    {
        var grades = framework.Grades;
        foreach (var problem in Repeated("grades", grades.Select(grade => grade.Name), "等级"))
        {
            yield return problem;
        }

        for (var index = 1; index < grades.Count; index++)
        {
            if (grades[index].From >= grades[index - 1].From)
            {
                yield return new FrameworkProblem($"grades/{grades[index].Name}/from", $"等级“{grades[index].Name}”的起点应低于“{grades[index - 1].Name}”。", "请从高到低排列。");
            }
        }

        if (grades.Count > 0 && grades[^1].Exclusive)
        {
            yield return new FrameworkProblem($"grades/{grades[^1].Name}/exclusive", "最低一个等级应含0分。", "请删去 exclusive。");
        }

        if (grades.Count > 0 && grades[^1].From != Points.Zero)
        {
            yield return new FrameworkProblem($"grades/{grades[^1].Name}/from", "最低一个等级应从0分起。", "请写 from: 0。");
        }

        if (grades.Count == 0 || grades[0].From > framework.Full)
        {
            yield return new FrameworkProblem("head/grades", $"等级没有覆盖0至{FigureText.Short(framework.Full)}分。", "如 优90、良80、中60、差0。") { AddsUp = "total" };
        }
    }

    private static IEnumerable<FrameworkProblem> Questions(Framework framework)
    {
        foreach (var problem in Repeated("questions", framework.Questions.Select(question => question.Key), "问题"))
        {
            yield return problem;
        }

        foreach (var question in framework.Questions)
        {
            foreach (var key in question.Hides.Where(key => framework.Input(key) is null && framework.List(key) is null))
            {
                yield return new FrameworkProblem($"questions/{question.Key}/hides", $"没有名为“{key}”的数据项或列表。", "请写 inputs 或 lists 中的 key。");
            }

            foreach (var code in question.NotApplicable.Keys)
            {
                if (framework.Indicator(code) is not { } indicator)
                {
                    yield return new FrameworkProblem($"questions/{question.Key}/notApplicable/{code}", $"没有编码为“{code}”的指标。", "请写三级指标的 code。");
                }
                else if (indicator.NotApplicable.Policy == NotApplicablePolicy.NotAllowed)
                {
                    yield return new FrameworkProblem(
                        $"questions/{question.Key}/notApplicable/{code}", $"指标“{code}”不允许设为不适用。", "请改指标的 notApplicable.policy，或去掉这一行。");
                }
            }
        }
    }

    private static IEnumerable<FrameworkProblem> Tree(Framework framework)
    {
        var codes = framework.Groups.SelectMany(group =>
            group.Subgroups.SelectMany(subgroup => subgroup.Indicators.Select(indicator => indicator.Code).Prepend(subgroup.Code)).Prepend(group.Code)).ToList();
        foreach (var problem in Repeated("indicators", codes, "指标编码"))
        {
            yield return problem;
        }

        foreach (var code in codes.Where(code => code.Length > 0 && (!code.StartsWith(framework.Code + "-", StringComparison.Ordinal) || !code[(framework.Code.Length + 1)..].All(char.IsAsciiDigit))))
        {
            yield return new FrameworkProblem($"indicators/{code}/code", $"指标编码“{code}”应是“{framework.Code}-”加数字。", $"如 {framework.Code}-1101。");
        }

        foreach (var group in framework.Groups)
        {
            foreach (var subgroup in group.Subgroups)
            {
                foreach (var indicator in subgroup.Indicators.Where(indicator => indicator.Weight <= Points.Zero))
                {
                    yield return new FrameworkProblem($"indicators/{indicator.Code}/weight", $"指标“{indicator.Code}”的分值应大于0。", "请写实际分值。");
                }

                if (Sum($"indicators/{subgroup.Code}", subgroup.Name, subgroup.Weight, subgroup.Indicators.Select(indicator => indicator.Weight), "三级指标") is { } wrong)
                {
                    yield return wrong;
                }
            }

            if (Sum($"indicators/{group.Code}", group.Name, group.Weight, group.Subgroups.Select(subgroup => subgroup.Weight), "二级指标") is { } problem)
            {
                yield return problem;
            }
        }

        if (Sum("head/indicators", "全部", framework.Full, framework.Groups.Where(group => !group.IsBonus).Select(group => group.Weight), "一级指标") is { } total)
        {
            yield return total;
        }
    }

    private static FrameworkProblem? Sum(string path, string name, Points whole, IEnumerable<Points> parts, string what)
    {
        var sum = Points.Sum(parts);
        return sum == whole
            ? null
            : new FrameworkProblem(path == "head/indicators" ? path : path + "/weight", $"“{name}”的分值是{FigureText.Short(whole)}分，下面{what}合计{FigureText.Short(sum)}分。", "请改到相等。")
            {
                AddsUp = "weight",
            };
    }
}
