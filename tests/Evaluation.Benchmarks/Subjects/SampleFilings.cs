using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>The framework measured with, and complete filings of it: all different, the same in every run.</summary>
internal static class SampleFilings
{
    private static readonly (string Code, int Items)[] Checklists = [("BENCH-1101", 3), ("BENCH-1102", 4), ("BENCH-2201", 3), ("BENCH-2203", 2), ("BENCH-2204", 4)];

    private static readonly string[] Signs = ["≥", "≥", "=", "≤", "定性", "≥"];

    public static Framework Framework()
    {
        var (framework, faults) = FrameworkReader.ReadFile(Path.Combine(AppContext.BaseDirectory, "BENCH.1.yaml"));
        return framework ?? throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    public static IReadOnlyList<FilingRecord> Make(int count)
    {
        var chance = new Random(20260101);
        return [.. Enumerable.Range(1, count).Select(number => One(number, chance))];
    }

    private static FilingRecord One(int number, Random chance) => new()
    {
        Framework = "BENCH@1",
        Year = 2025,
        Unit = new UnitIdentity(number.ToString("D6", CultureInfo.InvariantCulture), "测速单位", ShortName: null, Department: null),
        Inputs = Inputs(chance).ToKeyed(input => input.Key, input => input.Figure),
        Rows = Checklists.ToKeyed(list => list.Code, list => Ticks(list.Items, chance)),
        Lists = new Dictionary<string, IReadOnlyList<ListRow>>
        {
            ["targets"] = [.. Signs.Select((sign, index) => Target(sign, index, chance))],
            ["key_projects"] = [.. Enumerable.Range(0, 3).Select(index => Project(index, chance))],
        }.ToKeyed(),
    };

    private static IEnumerable<(string Key, EnteredFigure Figure)> Inputs(Random chance)
    {
        var budget = Yuan(chance, 1_000_000, 90_000_000);
        var planned = chance.Next(5, 60);
        var required = chance.Next(1, 20);
        var assigned = chance.Next(3, 30);
        var quota = chance.Next(20, 300);
        (string Key, decimal Value)[] figures =
        [
            ("staff_actual", chance.Next(quota - 15, quota + 8)), ("staff_quota", quota),
            ("three_public_budget", Yuan(chance, 95_000, 103_000)), ("three_public_budget_last", Yuan(chance, 98_000, 102_000)), ("three_public_actual", Yuan(chance, 80_000, 106_000)),
            ("project_budget_total", Yuan(chance, 9_000_000, 10_000_000)), ("key_project_budget", Yuan(chance, 5_000_000, 9_000_000)),
            ("income_budget_fiscal", Yuan(chance, 900_000, 1_000_000)), ("income_adjust_fiscal", Yuan(chance, -5_000, 90_000)), ("income_final_fiscal", Yuan(chance, 850_000, 1_200_000)),
            ("budget_initial", budget), ("budget_adjust", Yuan(chance, -90_000, 90_000)), ("budget_adjust_abs", Yuan(chance, 0, 350_000) + (budget / 20m).Whole()), ("budget_adjust_exempt", Yuan(chance, 0, 50_000)),
            ("exec_total", (budget * chance.Next(80, 104) / 100m).Whole()), ("unspent_total", Yuan(chance, 0, 900_000)),
            ("pay_progress_actual", chance.Next(7_000, 10_001) / 100m), ("pay_progress_planned", chance.Next(8_500, 10_001) / 100m),
            ("carryover_end", (budget * chance.Next(1, 25) / 100m).Whole()), ("carryover_end_last", (budget * chance.Next(8, 18) / 100m).Whole()),
            ("treasury_stock_end", Yuan(chance, 500_000, 900_000)), ("treasury_stock_last", Yuan(chance, 600_000, 800_000)),
            ("public_cost_budget", Yuan(chance, 300_000, 310_000)), ("public_cost_actual", Yuan(chance, 280_000, 330_000)),
            ("procurement_budget", Yuan(chance, 500_000, 510_000)), ("procurement_actual", Yuan(chance, 400_000, 512_000)),
            ("violation_count", chance.Next(0, 4)), ("complaints_upheld", chance.Next(0, 3)), ("group_established", chance.Next(0, 2)),
            ("fixed_asset_total", Yuan(chance, 900_000, 1_000_000)), ("fixed_asset_in_use", Yuan(chance, 500_000, 900_000)),
            ("intent_required", required), ("intent_on_time", chance.Next(0, required + 1)),
            ("work_planned", planned), ("work_done", chance.Next(planned - 3, planned + 2)), ("work_on_time", chance.Next(planned - 5, planned + 1)), ("work_quality_ok", chance.Next(planned - 4, planned + 1)),
            ("key_work_assigned", assigned), ("key_work_done", chance.Next(assigned - 3, assigned + 1)),
            ("satisfaction", chance.Next(5_500, 9_901) / 100m), ("unit_cost", chance.Next(90_000, 110_000) / 100m), ("unit_cost_last", chance.Next(95_000, 105_000) / 100m),
        ];
        return figures.Select(figure => (figure.Key, new EnteredFigure(figure.Value, Note: figure.Key is "violation_count" or "complaints_upheld" ? "已核查凭证" : null)));
    }

    private static RowEntry Ticks(int items, Random chance) => new(Items: Enumerable.Range(1, items)
        .ToKeyed(item => "item" + item.ToString(CultureInfo.InvariantCulture), _ => chance.Next(0, 5) > 0 ? ItemState.Met : ItemState.NotMet));

    private static ListRow Target(string sign, int index, Random chance)
    {
        var target = chance.Next(10, 500);
        var cells = new Dictionary<string, string> { ["name"] = "目标", ["sign"] = sign, ["weight"] = "1", ["measure"] = "件" };
        if (sign == "定性")
        {
            cells["state"] = "部分达成";
            cells["actual"] = Text(chance.Next(60, 80));
        }
        else
        {
            cells["target"] = Text(target);
            cells["actual"] = Text((target * chance.Next(60, 130) / 100m).Whole());
        }

        return new ListRow(Id(index), cells.ToKeyed());
    }

    private static ListRow Project(int index, Random chance) => new(Id(index), new Dictionary<string, string>
    {
        ["name"] = "项目", ["amount"] = Text(Yuan(chance, 10_000, 4_000_000)), ["score"] = Text(chance.Next(7_000, 10_001) / 100m),
    }.ToKeyed());

    private static decimal Yuan(Random chance, int from, int to) => chance.NextInt64(from * 100L, to * 100L) / 100m;

    /// <summary>Cut to a whole number.</summary>
    private static decimal Whole(this decimal value) => decimal.Truncate(value);

    private static string Id(int index) => "r" + index.ToString(CultureInfo.InvariantCulture);

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
