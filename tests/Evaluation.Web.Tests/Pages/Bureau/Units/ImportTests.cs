using System.Net;
using AngleSharp.Html.Dom;
using Evaluation.Core.Filings;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace Evaluation.Web.Tests.Pages.Bureau.Units;

public sealed class ImportTests : IDisposable
{
    private readonly TestSite _site = new();
    private Person _officer = null!;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_list_is_previewed_then_imported_and_the_same_list_again_changes_nothing()
    {
        using var browser = await OfficerAsync();
        var file = List(("001", "第一局", "张三", "填报人"), ("001", "第一局", "李四", "组长"), ("002", "第二局", "张三", "填报人"));
        await ImportAsync(browser, file);
        var again = await PreviewAsync(browser, file);

        Assert.Equal(2, await _site.WithDbAsync(db => db.BudgetUnits.CountAsync()));
        Assert.Equal(3, await _site.WithDbAsync(db => db.Memberships.CountAsync(m => m.UnitId != null)));
        Assert.Equal(3, await _site.WithDbAsync(db => db.Users.CountAsync()));
        Assert.Contains("新增单位 0 个，更新单位 0 个；新增人员 0 人，更新人员 0 人，没有变化 3 人", again.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fault_names_its_row_and_column_and_nothing_is_written()
    {
        using var browser = await OfficerAsync();
        var page = await PreviewAsync(browser, List(("001", "第一局", "张三", "出纳"), ("002", "", "李四", "组长")));

        Assert.Contains("“出纳”不是可用的角色，请写“填报人”或“组长”。", page.Text(), StringComparison.Ordinal);
        Assert.Contains("不能为空，请填写全称。", page.Text(), StringComparison.Ordinal);
        Assert.Equal(["2", "3"], page.QuerySelectorAll("tr.fix td[data-label=行]").Select(cell => cell.TextContent));
        Assert.Null(page.QuerySelector("input[name=Sealed]"));
        Assert.Equal(0, await _site.WithDbAsync(db => db.BudgetUnits.CountAsync()));
    }

    [Fact]
    public async Task A_slip_opens_the_account_once_and_its_code_is_kept_as_a_hash_only()
    {
        using var browser = await OfficerAsync();
        await ImportAsync(browser, List(("001", "第一局", "张三", "填报人")));
        var unit = await _site.WithDbAsync(db => db.BudgetUnits.Select(u => u.UnitId).SingleAsync());
        using var printed = await browser.PostFormAsync("/bureau/units/slips", ("Units", unit.ToString()));
        var codes = (await printed.PageAsync()).QuerySelectorAll(".slip-code").Select(element => element.TextContent).ToList();
        (string, string)[] form = [("Input.Name", codes[0]), ("Input.Code", codes[1]), ("Input.Password", "远山含翠 2288"), ("Input.PasswordAgain", "远山含翠 2288")];
        using var first = _site.Anonymous();
        using var used = await first.PostFormAsync("/sign-in/code", form);
        using var second = _site.Anonymous();
        using var late = await second.PostFormAsync("/sign-in/code", form);

        Assert.Equal("001-01", codes[0]);
        Assert.Equal("/", used.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, late.StatusCode);
        Assert.Contains("已使用或已过期", (await late.PageAsync()).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(codes[1], await _site.WithDbAsync(db => db.AccountCodes.Select(c => c.CodeHash).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_hand_over_moves_every_role_to_the_successor_and_closes_the_old_account()
    {
        using var browser = await OfficerAsync();
        await ImportAsync(browser, List(("001", "第一局", "张三", "填报人")));
        var (unit, old) = await _site.WithDbAsync(async db =>
            (await db.BudgetUnits.Select(u => u.UnitId).SingleAsync(), await db.Users.SingleAsync(p => p.FullName == "张三")));
        using var answer = await browser.PostFormAsync(
            $"/bureau/units/{unit}?handler=HandOver", ("personId", old.Id.ToString()), ("Successor.FullName", "王五"));
        var (closed, heir, roles) = await _site.WithDbAsync(async db => (
            await db.Users.SingleAsync(p => p.Id == old.Id),
            await db.Users.SingleAsync(p => p.FullName == "王五"),
            await db.Memberships.Where(m => m.UnitId == unit).ToListAsync()));

        Assert.Contains("王五", (await answer.PageAsync()).Text(".slip"), StringComparison.Ordinal);
        Assert.NotNull(closed.DisabledAt);
        Assert.Equal(heir.Id, closed.SucceededBy);
        Assert.Equal((heir.Id, Role.Preparer), (Assert.Single(roles).PersonId, roles[0].Role));
    }

    private async Task<HttpClient> OfficerAsync()
    {
        _officer = await _site.SeedAsync(data =>
        {
            Region region = data.Region("测试市");
            return Task.FromResult(data.Person("财政", TestData.In(Role.Bureau, region)));
        });
        return await _site.SignedInAsync(_officer);
    }

    private static async Task<IHtmlDocument> PreviewAsync(HttpClient browser, byte[] file)
    {
        using var answer = await browser.PostFileAsync("/bureau/units/import?handler=Preview", "List", "单位.xlsx", file);
        return await answer.PageAsync();
    }

    private static async Task ImportAsync(HttpClient browser, byte[] file)
    {
        var preview = await PreviewAsync(browser, file);
        var seal = preview.QuerySelector("input[name=Sealed]")?.GetAttribute("value");
        Assert.True(seal is not null, preview.Text());
        using var done = await browser.PostFormAsync("/bureau/units/import?handler=Confirm", ("Sealed", seal));
        Assert.Equal("/bureau/units", done.Headers.Location?.OriginalString);
    }

    private static byte[] List(params (string Code, string Name, string Person, string Role)[] rows)
    {
        using var file = new MemoryStream();
        file.SaveAs(rows.Select(row => new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["编码"] = row.Code, ["全称"] = row.Name, ["简称"] = "", ["主管部门"] = "", ["业务科室"] = "预算科",
            ["姓名"] = row.Person, ["电话"] = "0759-3181234", ["角色"] = row.Role,
        }));
        return file.ToArray();
    }
}
