using Evaluation.Core.Filings;
using Microsoft.Extensions.Primitives;

namespace Evaluation.Web.Composition;

/// <summary>Takes out of posted forms what no person types (NUL, noncharacters), so that no page has to think of it.</summary>
public sealed class ReadableForms(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form.Any(field => field.Value.Any(value => value is not null && ReadableText.Clean(value).Length != value.Length)))
            {
                context.Request.Form = new FormCollection(
                    form.ToDictionary(field => field.Key, field => new StringValues([.. field.Value.Select(value => ReadableText.Clean(value ?? string.Empty))]), StringComparer.OrdinalIgnoreCase));
            }
        }

        await next(context);
    }
}
