using System.Text.RegularExpressions;
using Evaluation.Web.People;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Web.Tests.Security;

/// <summary>One handler of one page (or one mapped method) as the site really has it.</summary>
public sealed record Place(string Page, string Handler, string Method, string Pattern, string? Policy, bool IsOpen, bool IsPage)
{
    public bool IsUnsafe => Method is not ("GET" or "HEAD");

    public bool HasParameter => Pattern.Contains('{', StringComparison.Ordinal);

    /// <summary>The names in the route.</summary>
    public IEnumerable<string> Parameters => SitePlaces.Hole().Matches(Pattern).Select(hole => SitePlaces.NameOf(hole.Value));

    /// <summary>The address with each parameter filled.</summary>
    public string Address(Func<string, string?> value)
    {
        var path = "/" + SitePlaces.Hole().Replace(Pattern.TrimStart('/'), hole => value(SitePlaces.NameOf(hole.Value)) ?? SitePlaces.SampleOf(hole.Value));
        var name = Handler.Split(' ', 2) is [_, var handler] ? handler : null;
        return name is null ? path : $"{path}?handler={name}";
    }
}

/// <summary>Reads from the running site what can be asked of it, so that pages added later are covered without being listed.</summary>
public static partial class SitePlaces
{
    public static async Task<IReadOnlyList<Place>> OfAsync(TestSite site)
    {
        var places = new List<Place>();
        var loader = site.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            if (endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null)
            {
                continue;
            }

            var pattern = endpoint.RoutePattern.RawText!;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, endpoint.Metadata);
                var metadata = endpoint.Metadata.Concat(compiled.EndpointMetadata ?? []).Concat(compiled.Endpoint?.Metadata.AsEnumerable() ?? []).ToList();
                places.AddRange(compiled.HandlerMethods.Select(handler => new Place(
                    page.ViewEnginePath,
                    handler.Name is { Length: > 0 } name ? $"{handler.HttpMethod} {name}" : handler.HttpMethod,
                    handler.HttpMethod.ToUpperInvariant(),
                    pattern,
                    PolicyOf(metadata.OfType<IAuthorizeData>()),
                    metadata.OfType<IAllowAnonymous>().Any(),
                    IsPage: true)));
                continue;
            }

            var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            places.AddRange(methods.Select(method => new Place(
                pattern, method, method.ToUpperInvariant(), pattern, PolicyOf(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()),
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null, IsPage: false)));
        }

        return [.. places.Distinct().OrderBy(place => place.Page, StringComparer.Ordinal).ThenBy(place => place.Handler, StringComparer.Ordinal)];
    }

    public static string NameOf(string hole) => hole.Trim('{', '}', '*').Split(':', '?', '=')[0];

    /// <summary>A value the route takes: the first word of a constraint such as <c>regex(^(basics|work)$)</c>, otherwise 1.</summary>
    public static string SampleOf(string hole) => FirstWord().Match(hole) is { Success: true } match ? match.Groups[1].Value : "1";

    private static string? PolicyOf(IEnumerable<IAuthorizeData> data) => data.Select(one => one.Policy).FirstOrDefault(policy => policy is not null);

    [GeneratedRegex(@"\{[^}]+\}")]
    public static partial Regex Hole();

    [GeneratedRegex(@"\(\^?\(?(\w+)\|")]
    private static partial Regex FirstWord();
}
