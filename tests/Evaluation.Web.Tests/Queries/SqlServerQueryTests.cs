using Evaluation.Core.Filings;
using Evaluation.Storage.Access;
using Evaluation.Storage.People;
using Evaluation.Storage.Providers;
using Evaluation.Web.Composition;
using Evaluation.Web.Demonstration;
using Evaluation.Web.Tests.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Evaluation.Web.Tests.Queries;

/// <summary>No SQL Server can run beside the tests, so every query the site really asks is written for it and read by its own parser.</summary>
public sealed class SqlServerQueryTests
{
    [Fact]
    public async Task Every_query_of_the_site_is_valid_Transact_SQL()
    {
        var seen = new SeenQueries();
        using var site = new TestSite
        {
            Environment = "Development",
            Add = services => services.ConfigureDbContext<SqliteEvaluationDb>(options => options.AddInterceptors(seen)),
        };
        await UseEveryPlaceAsync(site);
        Assert.True(seen.All.Count > 80, $"Only {seen.All.Count} queries were seen.");

        using var server = new SqlServerTarget(EveryRole());
        var faults = new List<string>();
        foreach (var (words, query) in seen.All)
        {
            faults.AddRange(FaultsOf(server, query).Select(fault => $"{fault}\n{words}"));
        }

        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static List<string> FaultsOf(SqlServerTarget server, System.Linq.Expressions.Expression query)
    {
        IReadOnlyList<string> commands;
        try
        {
            commands = server.CommandsOf(query);
        }
        catch (Exception problem) when (problem is InvalidOperationException or System.Reflection.TargetInvocationException)
        {
            return [(problem.InnerException ?? problem).ToString()];
        }

        return commands.Count == 0 ? ["no command"] : [.. commands.SelectMany(ErrorsIn)];
    }

    private static IEnumerable<string> ErrorsIn(string sql)
    {
        using var reader = new StringReader(sql);
        _ = new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return errors.Select(error => $"{error.Line}:{error.Column} {error.Message} in {sql}");
    }

    /// <summary>Everybody of the demonstration region asks every address, with ids of what is there, and posts every form.</summary>
    private static async Task UseEveryPlaceAsync(TestSite site)
    {
        var places = await SitePlaces.OfAsync(site);
        var known = await site.WithDbAsync(async db => new
        {
            People = await db.Users.ToListAsync(),
            Memberships = await db.Memberships.ToListAsync(),
            Filings = await db.Filings.OrderByDescending(filing => filing.State).ToListAsync(),
            File = await db.EvidenceFiles.Select(file => file.EvidenceFileId).FirstOrDefaultAsync(),
        });
        foreach (var person in known.People)
        {
            using var browser = await site.SignedInAsync(person, DemonstrationRegion.Password);
            var token = (await browser.TokenAsync("/account"))!;
            // The filings this person can open; another's is refused before anything is asked, which the walls look at.
            var reachable = known.Filings.Where(filing => known.Memberships.Any(one =>
                one.PersonId == person.Id && (one.UnitId == filing.UnitId || (one.UnitId == null && filing.State == FilingState.Submitted))));
            foreach (var filing in reachable)
            {
                string? Value(string name) => name switch
                {
                    "filingId" => filing.FilingId.ToString(),
                    "campaignId" => filing.CampaignId.ToString(),
                    "unitId" => filing.UnitId.ToString(),
                    "regionId" => filing.RegionId.ToString(),
                    "personId" => person.Id.ToString(),
                    "part" => "goals",
                    "group" => "ZJ21-2",
                    _ => name.EndsWith("Id", StringComparison.OrdinalIgnoreCase) ? known.File.ToString() : null,
                };
                foreach (var place in places.Where(place => place.Page != "/SignOut" && !place.IsOpen).OrderBy(place => place.IsUnsafe))
                {
                    using var form = Browsing.Form(token);
                    using var request = new HttpRequestMessage(new HttpMethod(place.Method), new Uri(place.Address(Value), UriKind.Relative))
                    {
                        Content = place.IsUnsafe ? form : null,
                    };
                    request.Headers.Add(PagesSetup.TokenHeader, token);
                    using var answer = await browser.SendAsync(request);
                    Assert.True((int)answer.StatusCode < 500, $"{place.Method} {place.Address(Value)} as {person.FullName} answered {answer.StatusCode}.");
                }
            }
        }
    }

    private static AccessScope EveryRole()
    {
        var scope = new AccessScope();
        scope.Enter(Guid.CreateVersion7(), "某人",
        [
            new Membership { MembershipId = Guid.NewGuid(), PersonId = Guid.Empty, Role = Role.Preparer, UnitId = Guid.NewGuid() },
            new Membership { MembershipId = Guid.NewGuid(), PersonId = Guid.Empty, Role = Role.TeamLeader, UnitId = Guid.NewGuid() },
            new Membership { MembershipId = Guid.NewGuid(), PersonId = Guid.Empty, Role = Role.Bureau, RegionId = Guid.NewGuid() },
            new Membership { MembershipId = Guid.NewGuid(), PersonId = Guid.Empty, Role = Role.Administrator, RegionId = Guid.NewGuid() },
        ]);
        return scope;
    }
}
