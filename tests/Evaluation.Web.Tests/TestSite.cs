using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Evaluation.Storage;
using Evaluation.Storage.Access;
using Evaluation.Storage.People;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;

namespace Evaluation.Web.Tests;

/// <summary>The whole site over a SQLite file and a data folder of its own, with a clock that stands still; as Production unless said otherwise.</summary>
public sealed class TestSite : WebApplicationFactory<Program>
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evaluation-site-").FullName;

    public string Environment { get; init; } = "Production";

    /// <summary>The data folder.</summary>
    public string Folder => _folder;

    /// <summary>What a test adds to the services of the program.</summary>
    public Action<IServiceCollection>? Add { get; init; }

    /// <summary>Folder of the frameworks in use; null: those that are shipped.</summary>
    public string? Frameworks { get; init; }

    /// <summary>Sign-in attempts per minute; high, since all tests come from one address.</summary>
    public int SignInAttempts { get; init; } = 1000;

    /// <summary>Codes and files verified per minute; high for the same reason.</summary>
    public int Verifications { get; init; } = 1000;

    /// <summary>Stands at 2022-05-10 10:00 in China.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2022, 5, 10, 10, 0, 0, TimeSpan.FromHours(8)));

    public CountingHasher Hasher { get; } = new();

    /// <summary>A browser that nobody signed in to; redirects are seen, not followed.</summary>
    public HttpClient Anonymous() =>
        CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });

    /// <summary>A browser in which the person signed in through the page.</summary>
    public async Task<HttpClient> SignedInAsync(Person person, string password = TestData.Password)
    {
        var browser = Anonymous();
        using var answer = await browser.PostFormAsync("/sign-in", ("Input.Name", person.UserName!), ("Input.Password", password));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return browser;
    }

    /// <summary>Works on the database as the program itself.</summary>
    public async Task<T> WithDbAsync<T>(Func<EvaluationDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem("测试");
        return await work(scope.ServiceProvider.GetRequiredService<EvaluationDb>());
    }

    /// <summary>Fills the database; see <see cref="TestData"/>.</summary>
    public async Task<T> SeedAsync<T>(Func<TestData, Task<T>> fill)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<AccessScope>().EnterAsSystem("测试");
        var data = new TestData(scope.ServiceProvider);
        var result = await fill(data);
        await data.SaveAsync();
        return result;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(Environment);
        builder.UseSetting("Data:Folder", _folder);
        if (Frameworks is not null)
        {
            builder.UseSetting("Frameworks:Folder", Frameworks);
        }

        builder.UseSetting("Limits:SignInAttemptsPerMinute", SignInAttempts.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("Limits:VerificationsPerMinute", Verifications.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.ConfigureTestServices(services =>
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Replace(ServiceDescriptor.Singleton<IPasswordHasher<Person>>(Hasher));
            Add?.Invoke(services);
        });
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder))
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(_folder, recursive: true);
        }
    }
}

/// <summary>The real hasher, which also counts, so that a test can see that work was done without measuring time.</summary>
public sealed class CountingHasher : IPasswordHasher<Person>
{
    private readonly PasswordHasher<Person> _real = new(Microsoft.Extensions.Options.Options.Create(
        new PasswordHasherOptions { IterationCount = Composition.PeopleSetup.HashIterations }));

    private int _verified;

    public int Verified => _verified;

    public string HashPassword(Person user, string password) => _real.HashPassword(user, password);

    public PasswordVerificationResult VerifyHashedPassword(Person user, string hashedPassword, string providedPassword)
    {
        Interlocked.Increment(ref _verified);
        return _real.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}
