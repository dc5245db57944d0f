using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Evaluation.Benchmarks.Subjects;

/// <summary>How much of the sheet's work is left to the office program.</summary>
internal enum SheetKind
{
    /// <summary>Formulas without results: everything has to be calculated.</summary>
    Formulas,

    /// <summary>The same formulas with their results stored: they are read, and not calculated again.</summary>
    Results,

    /// <summary>The results as plain numbers.</summary>
    Numbers,
}

/// <summary>A workbook (.xlsx) with one filing per row: its figures, a formula for each indicator and their sum.</summary>
internal static class Sheet
{
    private static readonly (string Name, Func<Facts, string> Cell)[] Figures =
    [
        ("staff_actual", f => N(f.StaffActual)), ("staff_quota", f => N(f.StaffQuota)),
        ("three_public_budget", f => N(f.ThreePublicBudget)), ("three_public_budget_last", f => N(f.ThreePublicBudgetLast)), ("three_public_actual", f => N(f.ThreePublicActual)),
        ("project_budget_total", f => N(f.ProjectBudgetTotal)), ("key_project_budget", f => N(f.KeyProjectBudget)),
        ("income_budget_fiscal", f => N(f.IncomeBudgetFiscal)), ("income_final_fiscal", f => N(f.IncomeFinalFiscal)),
        ("budget_initial", f => N(f.BudgetInitial)), ("budget_adjust", f => N(f.BudgetAdjust)), ("budget_adjust_abs", f => N(f.BudgetAdjustAbs)), ("budget_adjust_exempt", f => N(f.BudgetAdjustExempt)),
        ("exec_total", f => N(f.ExecTotal)), ("unspent_total", f => N(f.UnspentTotal)),
        ("pay_progress_actual", f => N(f.PayProgressActual)), ("pay_progress_planned", f => N(f.PayProgressPlanned)),
        ("carryover_end", f => N(f.CarryoverEnd)), ("carryover_end_last", f => N(f.CarryoverEndLast)),
        ("treasury_stock_end", f => N(f.TreasuryStockEnd)), ("treasury_stock_last", f => N(f.TreasuryStockLast)),
        ("public_cost_budget", f => N(f.PublicCostBudget)), ("public_cost_actual", f => N(f.PublicCostActual)),
        ("procurement_budget", f => N(f.ProcurementBudget)), ("procurement_actual", f => N(f.ProcurementActual)),
        ("violation_count", f => N(f.ViolationCount)), ("complaints_upheld", f => N(f.ComplaintsUpheld)), ("group_established", f => N(f.GroupEstablished)),
        ("fixed_asset_total", f => N(f.FixedAssetTotal)), ("fixed_asset_in_use", f => N(f.FixedAssetInUse)),
        ("intent_required", f => N(f.IntentRequired)), ("intent_on_time", f => N(f.IntentOnTime)),
        ("work_planned", f => N(f.WorkPlanned)), ("work_done", f => N(f.WorkDone)), ("work_on_time", f => N(f.WorkOnTime)), ("work_quality_ok", f => N(f.WorkQualityOk)),
        ("key_work_assigned", f => N(f.KeyWorkAssigned)), ("key_work_done", f => N(f.KeyWorkDone)),
        ("satisfaction", f => N(f.Satisfaction)), ("unit_cost", f => N(f.UnitCost)), ("unit_cost_last", f => N(f.UnitCostLast)),
        .. Enumerable.Range(0, 16).Select(item => ($"item{item}", (Func<Facts, string>)(f => f.Items[item] ? "1" : "0"))),
        .. Enumerable.Range(0, 6).SelectMany(row => new (string, Func<Facts, string>)[]
        {
            ($"sign{row}", f => "'" + f.Targets[row].Sign), ($"target{row}", f => N(f.Targets[row].Target)),
            ($"weight{row}", f => N(f.Targets[row].Weight)), ($"actual{row}", f => N(f.Targets[row].Actual)),
        }),
        .. Enumerable.Range(0, 3).SelectMany(row => new (string, Func<Facts, string>)[]
        {
            ($"amount{row}", f => N(f.Projects[row].Amount)), ($"score{row}", f => N(f.Projects[row].Score)),
        }),
    ];

    private static readonly string[] Columns = [.. Enumerable.Range(0, Figures.Length + RuleExpression.All.Count + 1).Select(Column)];

    private static readonly Dictionary<string, string> ColumnOf = Figures.Select((figure, index) => (figure.Name, index)).ToDictionary(pair => pair.Name, pair => Columns[pair.index]);

    /// <summary>Number of the total's column, from 0.</summary>
    public static int TotalColumn => Columns.Length - 1;

    public static int Formulas => RuleExpression.All.Count + 1;

    public static void Write(string path, SheetKind kind, IReadOnlyList<Facts> filings)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        Entry(archive, "[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Entry(archive, "_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Entry(archive, "xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        Entry(archive, "xl/workbook.xml", """<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="filings" sheetId="1" r:id="r1"/></sheets></workbook>""");
        using var writer = new StreamWriter(archive.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.Write("""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>""");
        var hand = new HandLoop();
        for (var row = 0; row < filings.Count; row++)
        {
            Row(writer, kind, filings[row], hand, (row + 1).ToString(CultureInfo.InvariantCulture));
        }

        writer.Write("</sheetData></worksheet>");
    }

    private static void Row(StreamWriter writer, SheetKind kind, Facts facts, HandLoop hand, string row)
    {
        writer.Write($"<row r=\"{row}\">");
        for (var figure = 0; figure < Figures.Length; figure++)
        {
            var text = Figures[figure].Cell(facts);
            writer.Write(text.StartsWith('\'')
                ? $"<c r=\"{Columns[figure]}{row}\" t=\"inlineStr\"><is><t>{text[1..]}</t></is></c>"
                : $"<c r=\"{Columns[figure]}{row}\"><v>{text}</v></c>");
        }

        var total = hand.Total(facts);
        for (var rule = 0; rule < RuleExpression.All.Count; rule++)
        {
            Calculated(writer, kind, Columns[Figures.Length + rule] + row, CellName.Replace(RuleExpression.All[rule].Sheet, name => ColumnOf[name.Groups["name"].Value] + row), hand.Points[rule]);
        }

        Calculated(writer, kind, Columns[TotalColumn] + row, $"SUM({Columns[Figures.Length]}{row}:{Columns[TotalColumn - 1]}{row})", total);
        writer.Write("</row>");
    }

    private static void Calculated(StreamWriter writer, SheetKind kind, string cell, string formula, decimal result)
    {
        writer.Write($"<c r=\"{cell}\">");
        if (kind != SheetKind.Numbers)
        {
            writer.Write($"<f>{formula.Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)}</f>");
        }

        if (kind != SheetKind.Formulas)
        {
            writer.Write($"<v>{N(result)}</v>");
        }

        writer.Write("</c>");
    }

    private static void Entry(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(text);
    }

    private static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : Column((index / 26) - 1) + (char)('A' + (index % 26));

    private static string N(decimal value) => value.ToString(CultureInfo.InvariantCulture);




    private static readonly Regex CellName = new(@"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking);
}
