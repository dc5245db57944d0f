using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Frameworks;
using Evaluation.Storage.Audit;
using Evaluation.Storage.Frameworks;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Frameworks;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Frameworks;

public sealed class FrameworkShelfTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private Region _province = null!;
    private Region _city = null!;
    private Region _neighbour = null!;
    private Person _officer = null!;
    private Person _neighbourOfficer = null!;
    private Person _administrator = null!;

    private FrameworkShelf Shelf => _site.Services.GetRequiredService<FrameworkShelf>();

    public async ValueTask InitializeAsync() => await _site.SeedAsync(data =>
    {
        (_province, _city, _neighbour) = (data.Region("某省"), data.Region("甲市"), data.Region("乙市"));
        _city.ParentRegionId = _neighbour.ParentRegionId = _province.RegionId;
        _officer = data.Person("黄财政", TestData.In(Role.Bureau, _city));
        _neighbourOfficer = data.Person("邻财政", TestData.In(Role.Bureau, _neighbour), TestData.In(Role.Bureau, _province));
        _administrator = data.Person("管理", TestData.In(Role.Administrator, _city));
        return Task.FromResult(0);
    });

    public ValueTask DisposeAsync()
    {
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Every_file_of_the_program_is_recorded_with_its_hash()
    {
        var shipped = FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).All.ToList();
        var kept = await _site.WithDbAsync(db => db.FrameworkVersions.Where(f => f.RegionId == null).ToListAsync());

        Assert.NotEmpty(shipped);
        Assert.Equal(
            shipped.Select(framework => (framework.Reference, FrameworkVersion.HashOf(FrameworkYaml.Write(framework)))).Order().ToArray(),
            kept.Select(version => (version.Reference!, version.Sha256)).Order().ToArray());
        Assert.All(shipped, framework => Assert.NotNull(Shelf.Find(framework.Reference, null)));
        Assert.All(kept, version => Assert.DoesNotContain("grades: standard", version.Content, StringComparison.Ordinal));
        Assert.Empty(Shelf.Differing);
    }

    [Fact]
    public async Task A_later_program_with_another_file_of_the_same_reference_uses_the_published_one_and_says_so()
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-frameworks-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "P7.1.yaml"), PairOfVersions.First);
            using (var first = _site.WithWebHostBuilder(host => host.UseSetting("Frameworks:Folder", folder.FullName)))
            {
                Assert.Equal("试行指标体系", first.Services.GetRequiredService<FrameworkShelf>().Find("P7@1", null)!.Title);
            }

            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "P7.1.yaml"), PairOfVersions.First.Replace("试行", "改动", StringComparison.Ordinal));
            using var later = _site.WithWebHostBuilder(host => host.UseSetting("Frameworks:Folder", folder.FullName));
            var shelf = later.Services.GetRequiredService<FrameworkShelf>();

            Assert.Equal("试行指标体系", shelf.Find("P7@1", null)!.Title);
            Assert.Equal(["P7@1"], shelf.Differing);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_administrator_reads_that_a_file_differs()
    {
        // A row of another hash, as an earlier program would have kept it; the database itself lets nobody change it.
        await _site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync("""DROP TRIGGER "FrameworkVersions_Published_Update" """));
        await _site.WithDbAsync(db => db.FrameworkVersions.Where(f => f.Reference == "ZJ21@1")
            .ExecuteUpdateAsync(set => set.SetProperty(f => f.Sha256, new string('0', 64))));
        await Shelf.FillAsync();
        using var browser = await _site.SignedInAsync(_administrator);

        var page = await browser.ReadAsync("/admin/settings");

        Assert.Contains("程序自带的“ZJ21@1”文件与已发布的内容不同", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_with_faults_is_kept_and_not_published()
    {
        var broken = PairOfVersions.First.Replace("formula: 支出÷预算", "formula: 支出÷没有这个数", StringComparison.Ordinal);
        var (faults, refusal) = await _site.AsAsync(_officer, async drafts =>
        {
            var saved = (await drafts.DraftAsync(_city.RegionId, broken, CancellationToken.None))!;
            return (saved.Faults, (await drafts.PublishAsync(saved.Draft, saved.Draft.Stamp, CancellationToken.None)).Refusal);
        });

        Assert.NotEmpty(faults);
        Assert.NotNull(refusal);
        Assert.Null(Shelf.Find("P7@1", _city.RegionId));
        Assert.Equal(FrameworkState.Draft, await _site.WithDbAsync(db => db.FrameworkVersions.Where(f => f.RegionId != null).Select(f => f.State).SingleAsync()));
    }

    [Fact]
    public async Task A_version_published_before_percentages_had_to_say_so_is_read_and_shown_and_its_text_is_refused_as_a_new_draft()
    {
        var text = PairOfVersions.First.Replace("[90%, +∞)", "[0.9, +∞)", StringComparison.Ordinal).Replace("(-∞, 90%)", "(-∞, 0.9)", StringComparison.Ordinal);
        var version = new FrameworkVersion
        {
            FrameworkVersionId = Guid.CreateVersion7(), RegionId = _city.RegionId, Origin = FrameworkOrigin.Bureau, Code = "P7", Version = 1, Title = "试行指标体系",
            Content = FrameworkVersion.Normal(text), Sha256 = FrameworkVersion.HashOf(text), CreatedAt = _site.Clock.GetUtcNow(), ChangedAt = _site.Clock.GetUtcNow(),
        };
        version.Publish("P7@1", _officer.Id, _site.Clock.GetUtcNow());
        await _site.WithDbAsync(db =>
        {
            db.FrameworkVersions.Add(version);
            return db.SaveChangesAsync();
        });
        using var browser = await _site.SignedInAsync(_officer);
        var shown = await browser.ReadAsync($"/bureau/frameworks/{version.FrameworkVersionId}");
        var draft = await _site.AsAsync(_officer, drafts => drafts.DraftAsync(_city.RegionId, text.Replace("version: 1", "version: 2", StringComparison.Ordinal), CancellationToken.None));

        Assert.Equal(Ratio.Of(9, 10), Assert.IsType<ScoringRule.Ladder>(Shelf.Find("P7@1", _city.RegionId)!.Indicator("P7-1101")!.Rule).Bands[0].From);
        Assert.Null(shown.QuerySelector(".error-summary"));
        Assert.DoesNotContain("没有写%", shown.Text(), StringComparison.Ordinal);
        Assert.Contains(draft!.Faults, fault => fault.Message.Contains("“0.9”没有写%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_bureau_publishes_is_found_by_every_instance_and_chosen_in_its_region_and_below()
    {
        await _site.PublishAsync(_officer, _city.RegionId, PairOfVersions.First);
        await _site.PublishAsync(_neighbourOfficer, _province.RegionId, PairOfVersions.First.Replace("P7", "Q8", StringComparison.Ordinal));
        var other = ActivatorUtilities.CreateInstance<FrameworkShelf>(_site.Services, FrameworkLibrary.ShippedFolder);

        Assert.NotNull(other.Find("P7@1", _city.RegionId));
        Assert.Null(other.Find("P7@1", _neighbour.RegionId));
        Assert.Null(other.Find("P7@1", _province.RegionId));
        Assert.NotNull(other.Find("Q8@1", _neighbour.RegionId));
        Assert.Equal(["P7@1", "Q8@1"], await ChosenAsync(_city));
        Assert.Equal(["Q8@1"], await ChosenAsync(_neighbour));
        Assert.Equal(
            [AuditEventKind.FrameworkDrafted, AuditEventKind.FrameworkPublished],
            await _site.WithDbAsync(db => db.AuditEvents.Where(e => e.RegionId == _city.RegionId && e.PersonId == _officer.Id).OrderBy(e => e.Sequence).Select(e => e.Event).ToArrayAsync()));
    }

    [Fact]
    public async Task Versions_follow_each_other_and_regions_beside_each_other_may_use_the_same_code()
    {
        await _site.PublishAsync(_officer, _city.RegionId, PairOfVersions.First);

        Assert.Contains("已经发布", await RefusalAsync(_officer, _city, PairOfVersions.First), StringComparison.Ordinal);
        Assert.Contains("请把版本号改为 2", await RefusalAsync(_officer, _city, PairOfVersions.First.Replace("version: 1", "version: 4", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal("P7@2", (await _site.PublishAsync(_officer, _city.RegionId, PairOfVersions.Second)).Reference);
        await _site.PublishAsync(_neighbourOfficer, _neighbour.RegionId, PairOfVersions.First.Replace("试行", "邻市", StringComparison.Ordinal));
        Assert.Equal("试行指标体系", Shelf.Find("P7@1", _city.RegionId)!.Title);
        Assert.Equal("邻市指标体系", Shelf.Find("P7@1", _neighbour.RegionId)!.Title);
        Assert.Null(Shelf.Find("P7@2", _neighbour.RegionId));
    }

    [Fact]
    public async Task A_code_of_the_region_above_is_refused_with_a_free_one_and_what_a_region_has_keeps_its_meaning()
    {
        await _site.PublishAsync(_officer, _city.RegionId, PairOfVersions.First.Replace("P7", "Q8", StringComparison.Ordinal));
        await _site.PublishAsync(_neighbourOfficer, _province.RegionId, PairOfVersions.First);
        await _site.PublishAsync(_neighbourOfficer, _province.RegionId, PairOfVersions.First.Replace("P7", "Q8", StringComparison.Ordinal).Replace("试行", "省级", StringComparison.Ordinal));

        var refusal = await RefusalAsync(_officer, _city, PairOfVersions.Second);
        Assert.Contains($"上级地区发布的指标体系，本地区不能发布它的新版本。请换一个编码，例如“P7-{_city.Code}”", refusal, StringComparison.Ordinal);
        Assert.Equal("试行指标体系", Shelf.Find("Q8@1", _city.RegionId)!.Title);
        Assert.Equal("省级指标体系", Shelf.Find("Q8@1", _neighbour.RegionId)!.Title);
        Assert.Equal("Q8@2", (await _site.PublishAsync(_officer, _city.RegionId, PairOfVersions.Second.Replace("P7", "Q8", StringComparison.Ordinal))).Reference);
    }

    [Fact]
    public async Task A_later_program_that_brings_a_reference_of_a_bureau_takes_nothing_from_it_and_gives_it_to_all_others()
    {
        var folder = Directory.CreateTempSubdirectory("evaluation-frameworks-");
        try
        {
            await _site.PublishAsync(_officer, _city.RegionId, PairOfVersions.First);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "P7.1.yaml"), PairOfVersions.First.Replace("试行", "自带", StringComparison.Ordinal));
            using var later = _site.WithWebHostBuilder(host => host.UseSetting("Frameworks:Folder", folder.FullName));
            var shelf = later.Services.GetRequiredService<FrameworkShelf>();

            Assert.Equal("试行指标体系", shelf.Find("P7@1", _city.RegionId)!.Title);
            Assert.Equal("自带指标体系", shelf.Find("P7@1", _neighbour.RegionId)!.Title);
            Assert.Empty(shelf.Differing);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_failure_of_the_database_while_publishing_is_not_said_to_be_somebody_elses_change()
    {
        var problem = await Assert.ThrowsAsync<DbUpdateException>(() => _site.AsAsync(_officer, async drafts =>
        {
            var saved = (await drafts.DraftAsync(_city.RegionId, PairOfVersions.First, CancellationToken.None))!;
            await _site.WithDbAsync(db => db.Database.ExecuteSqlRawAsync(
                """CREATE TRIGGER "Full" BEFORE UPDATE ON "FrameworkVersions" BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"""));
            return await drafts.PublishAsync(saved.Draft, saved.Draft.Stamp, CancellationToken.None);
        }));

        Assert.IsNotType<DbUpdateConcurrencyException>(problem);
    }

    [Fact]
    public async Task A_draft_of_another_bureau_is_neither_found_nor_made()
    {
        var draft = await _site.AsAsync(_officer, drafts => drafts.DraftAsync(_city.RegionId, PairOfVersions.First, CancellationToken.None));

        Assert.Null(await _site.AsAsync(_neighbourOfficer, drafts => drafts.FindAsync(draft!.Draft.FrameworkVersionId, CancellationToken.None)));
        Assert.Null(await _site.AsAsync(_neighbourOfficer, drafts => drafts.DraftAsync(_city.RegionId, PairOfVersions.First, CancellationToken.None)));
    }

    [Fact]
    public async Task A_draft_changed_by_somebody_else_meanwhile_is_not_overwritten()
    {
        var saved = (await _site.AsAsync(_officer, drafts => drafts.DraftAsync(_city.RegionId, PairOfVersions.First, CancellationToken.None)))!;
        var (id, seen) = (saved.Draft.FrameworkVersionId, saved.Draft.Stamp);
        await _site.AsAsync(_officer, async drafts => await drafts.ChangeAsync((await drafts.FindAsync(id, CancellationToken.None))!, "code: 甲", seen, CancellationToken.None));

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => _site.AsAsync(
            _officer, async drafts => await drafts.ChangeAsync((await drafts.FindAsync(id, CancellationToken.None))!, "code: 乙", seen, CancellationToken.None)));
        Assert.Equal("code: 甲", await _site.WithDbAsync(db => db.FrameworkVersions.Where(f => f.FrameworkVersionId == id).Select(f => f.Content).SingleAsync()));
    }

    private async Task<string[]> ChosenAsync(Region region) =>
        [.. (await Shelf.AllAsync(region.RegionId, CancellationToken.None)).Select(framework => framework.Reference).Except(Shelf.Shipped.Select(framework => framework.Reference))];

    private Task<string> RefusalAsync(Person officer, Region region, string text) => _site.AsAsync(officer, async drafts =>
    {
        var saved = (await drafts.DraftAsync(region.RegionId, text, CancellationToken.None))!;
        return (await drafts.PublishAsync(saved.Draft, saved.Draft.Stamp, CancellationToken.None)).Refusal!.Message;
    });
}
