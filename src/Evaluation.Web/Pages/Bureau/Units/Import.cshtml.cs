using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Evaluation.Documents.Units;
using Evaluation.Storage;
using Evaluation.Storage.Audit;
using Evaluation.Web.People;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Evaluation.Web.Pages.Bureau.Units;

/// <summary>Import of units and people from an Excel list: preview with faults at their cells, then confirm.</summary>
public sealed class ImportModel(EvaluationDb db, UnitImport import, AuditTrail audit, IDataProtectionProvider protection) : PageModel
{
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const int LargestFile = 1536 * 1024;
    private static readonly TimeSpan PreviewHolds = TimeSpan.FromHours(1);

    [BindProperty]
    public IFormFile? List { get; set; }

    /// <summary>The rows that were previewed, sealed, so that what is confirmed is what was seen.</summary>
    [BindProperty]
    public string? Sealed { get; set; }

    public UnitList? Preview { get; private set; }

    public UnitImportCounts? Counts { get; private set; }

    private Guid RegionId => db.Scope.BureauRegionIds[0];

    private ITimeLimitedDataProtector Protector =>
        protection.CreateProtector("unit-list", db.Scope.PersonId!.Value.ToString(), RegionId.ToString()).ToTimeLimitedDataProtector();

    public void OnGet()
    {
    }

    public FileContentResult OnGetTemplate() => File(UnitListReader.Template(), Workbook, "单位和人员导入模板.xlsx");

    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken cancellationToken)
    {
        if (List is null || List.Length is 0 or > LargestFile)
        {
            ModelState.AddModelError("List", List is { Length: > LargestFile } ? "文件超过 1.5 MB，请分开导入。" : "请选择要导入的 .xlsx 文件。");
            return Page();
        }

        using var content = new MemoryStream();
        await List.CopyToAsync(content, cancellationToken);
        Preview = UnitListReader.Read(content);
        if (Preview.Faults.Count == 0)
        {
            Counts = await import.ApplyAsync(RegionId, Preview.Rows, cancellationToken);
            Sealed = Seal(Preview.Rows);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken cancellationToken)
    {
        if (Open(Sealed) is not { } rows)
        {
            ModelState.AddModelError("List", "预览已过期，请重新选择文件。");
            return Page();
        }

        var counts = await import.ApplyAsync(RegionId, rows, cancellationToken);
        audit.Record(
            AuditEventKind.UnitsImported,
            $"region/{RegionId}",
            FormattableString.Invariant($"新增单位 {counts.NewUnits}，更新单位 {counts.ChangedUnits}，新增人员 {counts.NewPeople}，更新人员 {counts.ChangedPeople}"),
            null,
            RegionId);
        await db.SaveChangesAsync(cancellationToken);
        TempData["Notice"] = FormattableString.Invariant($"已导入：新增单位 {counts.NewUnits} 个、人员 {counts.NewPeople} 人，更新单位 {counts.ChangedUnits} 个、人员 {counts.ChangedPeople} 人");
        return Redirect("/bureau/units");
    }

    private string Seal(IReadOnlyList<UnitListRow> rows)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(packing, rows);
        }

        return Convert.ToBase64String(Protector.Protect(packed.ToArray(), PreviewHolds));
    }

    private List<UnitListRow>? Open(string? seal)
    {
        try
        {
            using var unpacking = new BrotliStream(new MemoryStream(Protector.Unprotect(Convert.FromBase64String(seal ?? string.Empty))), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<List<UnitListRow>>(unpacking);
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}
