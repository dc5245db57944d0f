using System.Net;
using Evaluation.Core.Filings;
using Evaluation.Storage;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Security;

/// <summary>Fields that no form has: the name of every column of every table, with values that would give something away.</summary>
public sealed class OverpostingTests : IAsyncLifetime
{
    private const string Word = "夜莺毒值";
    private const string Number = "73917";
    private const string Id = "5eed5eed-0000-4000-8000-00005eed5eed";
    private const string Moment = "2031-03-09T01:02:03+00:00";

    private static readonly string[] Poison = [Word, Number, Id, "2031-03-09", DateTimeOffset.Parse(Moment, System.Globalization.CultureInfo.InvariantCulture).UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    /// <summary>Buttons without fields, which do what they are there for.</summary>
    private static readonly HashSet<string> Meant = new(StringComparer.Ordinal)
    {
        "/Filings/Checks/Index Post Recall: Filings.State",
        "/Filings/Checks/Index Post Reopen: Filings.State",
        "/Filings/Checks/Index Post Send: Filings.State",
    };

    /// <summary>States that work in the background moves on by itself, whatever page is asked meanwhile.</summary>
    private static readonly HashSet<string> MovesByItself = new(StringComparer.Ordinal) { "RescoreRuns" };

    private readonly TestSite _site = new();
    private TwoTenants _tenants = null!;

    public async ValueTask InitializeAsync() => _tenants = await TwoTenants.SeedAsync(_site);

    public ValueTask DisposeAsync()
    {
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact, Trait("Check", "S05")]
    public async Task Names_of_columns_in_a_form_write_nothing_a_page_does_not_mean_to_write()
    {
        var own = await OwnValuesAsync();
        var places = (await SitePlaces.OfAsync(_site)).Where(place => place is { IsPage: true, IsUnsafe: true } && place.Page != "/SignOut").ToList();
        var bound = await BoundNamesAsync();
        var columns = await _site.WithDbAsync(db => Task.FromResult(ColumnsOf(db)));
        Assert.True(columns.Count > 60);

        var (reached, written) = (new HashSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
        var before = await PoisonAsync();
        foreach (var (role, person) in _tenants.PeopleOfA)
        {
            using var browser = await _site.SignedInAsync(person);
            var token = (await browser.TokenAsync("/account"))!;
            foreach (var place in places)
            {
                var fields = new[] { string.Empty, "Open.Filing.", "View.Filing.", "Filing." }
                    .Concat(bound.GetValueOrDefault(place.Page, []).Select(name => name + "."))
                    .SelectMany(prefix => columns.Select(column => (Name: prefix + column.Key, column.Value)))
                    // A form that names another filing than its address asks for that one, and gets nothing; the walls look at it.
                    .Where(field => !place.Parameters.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
                    .DistinctBy(field => field.Name, StringComparer.OrdinalIgnoreCase).Take(1000).ToArray();
                foreach (var filing in place.Parameters.Contains("filingId", StringComparer.Ordinal) ? own.Filings : own.Filings.Take(1))
                {
                    using var form = Browsing.Form(token, fields);
                    using var answer = await browser.PostAsync(
                        new Uri(place.Address(name => name == "filingId" ? filing.ToString() : own.Values.GetValueOrDefault(name)), UriKind.Relative), form);
                    Assert.True((int)answer.StatusCode < 500, $"{place.Page} {place.Handler} as {role}: {answer.StatusCode}");
                    if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.NotFound))
                    {
                        reached.Add($"{place.Page} {place.Handler}");
                        var after = await PoisonAsync();
                        written.UnionWith(after.Except(before).Select(cell => $"{place.Page} {place.Handler}: {cell.Split('=')[0]}"));
                        before = after;
                    }
                }
            }
        }

        Assert.True(reached.Count > places.Count / 2, $"Only {reached.Count} of {places.Count} handlers were reached: {string.Join("; ", reached)}");
        var stray = written.Except(Meant, StringComparer.Ordinal).ToList();
        Assert.True(stray.Count == 0, string.Join('\n', stray));
    }

    private static Dictionary<string, string> ColumnsOf(EvaluationDb db)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in db.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            values[property.Name] = true switch
            {
                _ when type == typeof(bool) => "true",
                _ when type == typeof(Guid) => Id,
                _ when type == typeof(DateTimeOffset) => Moment,
                _ when type == typeof(DateOnly) => "2031-03-09",
                _ when type.IsEnum => Enum.GetNames(type)[^1],
                _ when type == typeof(string) => Word,
                _ => Number,
            };
        }

        return values;
    }

    /// <summary>Names of what the pages bind.</summary>
    private async Task<Dictionary<string, List<string>>> BoundNamesAsync()
    {
        var loader = _site.Services.GetRequiredService<PageLoader>();
        var names = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var endpoint in _site.Services.GetRequiredService<EndpointDataSource>().Endpoints)
        {
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                names[page.ViewEnginePath] = [.. compiled.BoundProperties.Select(property => property.Name), .. compiled.HandlerMethods.SelectMany(handler => handler.Parameters).Select(parameter => parameter.Name)];
            }
        }

        return names;
    }

    /// <summary>A's own filings, one in each state that a page acts on, and the other ids of A.</summary>
    private Task<(IReadOnlyList<Guid> Filings, Dictionary<string, string> Values)> OwnValuesAsync() => _site.SeedAsync<(IReadOnlyList<Guid>, Dictionary<string, string>)>(async data =>
    {
        var unit = await data.Db.BudgetUnits.SingleAsync(one => one.Name == "甲市测试局");
        var region = await data.Db.Regions.SingleAsync(one => one.RegionId == unit.RegionId);
        var campaign = await data.Db.Campaigns.SingleAsync(one => one.RegionId == unit.RegionId);
        FilingState[] states = [FilingState.Drafting, FilingState.LeaderReview, FilingState.Approved, FilingState.Submitted, FilingState.Returned];
        var filings = states.Select(state => data.Filing(data.Campaign(region), unit, state).FilingId).ToList();
        return (filings, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["campaignId"] = campaign.CampaignId.ToString(),
            ["unitId"] = unit.UnitId.ToString(),
            ["regionId"] = region.RegionId.ToString(),
            ["personId"] = _tenants.SecondPreparer.Id.ToString(),
            ["evidenceFileId"] = Guid.Empty.ToString(),
            ["part"] = "goals",
            ["group"] = "ZJ21-2",
        });
    });

    /// <summary>Every cell of the database that holds a poisoned value, and the states that can be stolen.</summary>
    private Task<HashSet<string>> PoisonAsync() => _site.WithDbAsync(async db =>
    {
        var cells = new HashSet<string>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Table names of our own model.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                for (var at = 0; at < reader.FieldCount; at++)
                {
                    var text = Convert.ToString(reader.GetValue(at), System.Globalization.CultureInfo.InvariantCulture) ?? string.Empty;
                    var name = reader.GetName(at);
                    if (Poison.Any(poison => text.Contains(poison, StringComparison.OrdinalIgnoreCase)) || (name == "State" && !MovesByItself.Contains(table)) || $"{table}.{name}" == "Memberships.Role")
                    {
                        cells.Add($"{table}.{name}={text} {reader.GetValue(0)}");
                    }
                }
            }
        }

        return cells;
    });
}
