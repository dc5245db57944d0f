using System.Buffers.Binary;
using System.Net;
using Evaluation.Core.Filings;
using Evaluation.Storage.Audit;
using Evaluation.Storage.People;
using Evaluation.Storage.Units;
using Evaluation.Web.Composition;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Evaluation.Web.Tests.Pages.SignIn;

public sealed class SignInTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_right_password_leads_home_and_leaves_an_audit_line()
    {
        var person = await ClerkAsync();
        using var browser = await _site.SignedInAsync(person);
        var home = await browser.ReadAsync("/");

        Assert.Contains("测试一局", (await browser.ReadAsync("/account")).Text(), StringComparison.Ordinal);
        Assert.Contains("我的工作", home.Text(), StringComparison.Ordinal);
        Assert.Contains(AuditEventKind.SignedIn, await EventsAsync());
    }

    [Fact, Trait("Check", "S11")]
    public async Task A_stored_hash_is_SHA_512_with_210000_iterations_and_an_older_one_is_renewed_at_sign_in()
    {
        var person = await ClerkAsync();
        var old = new PasswordHasher<Person>(Options.Create(new PasswordHasherOptions { IterationCount = 1000 })).HashPassword(person, TestData.Password);
        await _site.WithDbAsync(db => db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.PasswordHash, old)));
        using var browser = await _site.SignedInAsync(person);
        var renewed = await _site.WithDbAsync(db => db.Users.Where(p => p.Id == person.Id).Select(p => p.PasswordHash!).SingleAsync());

        Assert.Equal((2u, 1000u), Header(old));
        Assert.Equal((2u, 210_000u), Header(renewed));
    }

    [Fact, Trait("Check", "S12")]
    public async Task Unknown_wrong_closed_and_locked_sound_the_same_and_cost_a_hash_each()
    {
        var (wrong, closed, locked) = (await ClerkAsync(), await ClerkAsync(), await ClerkAsync());
        await _site.WithDbAsync(db => db.Users.Where(p => p.Id == closed.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.DisabledAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch)));
        for (var turn = 0; turn < 5; turn++)
        {
            await TryAsync(locked.UserName!, "不是这个密码");
        }

        var answers = new List<(HttpStatusCode Status, string Text)>();
        foreach (var (name, password) in new[]
        {
            ("nobody", TestData.Password), (wrong.UserName!, "不是这个密码"), (closed.UserName!, TestData.Password), (locked.UserName!, TestData.Password),
        })
        {
            var before = _site.Hasher.Verified;
            answers.Add(await TryAsync(name, password));
            Assert.Equal(before + 1, _site.Hasher.Verified);
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.OK, answers[0].Status);
        Assert.Contains("登录名或密码不正确", answers[0].Text, StringComparison.Ordinal);
        Assert.Contains(AuditEventKind.LockedOut, await EventsAsync());
    }

    [Fact, Trait("Check", "S08")]
    public async Task A_closed_account_is_out_with_the_next_request()
    {
        var person = await ClerkAsync();
        using var browser = await _site.SignedInAsync(person);
        await browser.ReadAsync("/account");
        await _site.WithDbAsync(db => db.Users.Where(p => p.Id == person.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.DisabledAt, (DateTimeOffset?)DateTimeOffset.UnixEpoch)));
        using var answer = await browser.OpenAsync("/account");

        Assert.Equal("/sign-in", answer.Headers.Location?.AbsolutePath);
    }

    [Fact, Trait("Check", "S19")]
    public async Task Signing_out_ends_a_copied_cookie_too_and_clears_the_browser()
    {
        var person = await ClerkAsync();
        using var browser = await _site.SignedInAsync(person);
        using var copy = await _site.SignedInAsync(person);
        using var answer = await browser.PostFormAsync("/sign-out");
        using var later = await copy.OpenAsync("/account");

        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Contains("storage", answer.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        Assert.Equal("/sign-in", later.Headers.Location?.AbsolutePath);
        Assert.Contains(AuditEventKind.SignedOut, await EventsAsync());
    }

    [Theory, Trait("Check", "S27")]
    [InlineData("//example.org")]
    [InlineData(@"/\example.org")]
    [InlineData("https:example.org")]
    [InlineData("/%2f%2fexample.org\t")]
    public async Task An_address_outside_the_site_is_not_followed(string back)
    {
        var person = await ClerkAsync();
        using var browser = _site.Anonymous();
        using var answer = await browser.PostFormAsync("/sign-in", ("Input.Name", person.UserName!), ("Input.Password", TestData.Password), ("Back", back));

        Assert.StartsWith("/", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.False(answer.Headers.Location.OriginalString.StartsWith("//", StringComparison.Ordinal));
        Assert.False(answer.Headers.Location.OriginalString.StartsWith(@"/\", StringComparison.Ordinal));
    }

    [Fact, Trait("Check", "S54")]
    public async Task Too_many_attempts_of_one_address_are_turned_away()
    {
        using var site = new TestSite { SignInAttempts = 2 };
        using var browser = site.Anonymous();
        var statuses = new List<HttpStatusCode>();
        for (var turn = 0; turn < 3; turn++)
        {
            using var answer = await browser.PostFormAsync("/sign-in", ("Input.Name", "nobody"), ("Input.Password", "x"));
            statuses.Add(answer.StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], statuses);
    }

    [Theory]
    [InlineData("203.0.113.9", "203.0.113.9")]
    [InlineData("::ffff:203.0.113.9", "203.0.113.9")]
    [InlineData("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::")]
    [InlineData(null, "unknown")]
    public void Whoever_has_a_network_of_addresses_is_one_caller(string? address, string caller) =>
        Assert.Equal(caller, LimitsSetup.Caller(address is null ? null : IPAddress.Parse(address)));

    private async Task<(HttpStatusCode Status, string Text)> TryAsync(string name, string password)
    {
        using var browser = _site.Anonymous();
        using var answer = await browser.PostFormAsync("/sign-in", ("Input.Name", name), ("Input.Password", password));
        var page = await answer.PageAsync();

        // Only what the person typed may differ.
        page.GetElementById("f-Input-Name")!.RemoveAttribute("value");
        page.QuerySelectorAll("input[type=hidden]").ToList().ForEach(field => field.Remove());
        return (answer.StatusCode, page.QuerySelector("main")!.InnerHtml);
    }

    private Task<Person> ClerkAsync() => _site.SeedAsync(data =>
    {
        BudgetUnit unit = data.Unit(data.Region("测试市"), "测试一局");
        return Task.FromResult(data.Person("张三", TestData.In(Role.Preparer, unit)));
    });

    private Task<List<AuditEventKind>> EventsAsync() => _site.WithDbAsync(db => db.AuditEvents.Select(e => e.Event).ToListAsync());

    /// <summary>Function and iteration count in the header of an Identity version 3 hash.</summary>
    private static (uint Function, uint Iterations) Header(string hash)
    {
        var bytes = Convert.FromBase64String(hash);
        return (BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(1)), BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(5)));
    }
}
