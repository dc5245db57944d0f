using Evaluation.Core.Filings;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace Evaluation.Web.Composition;

/// <summary>
/// Takes out of posted forms what no person types (NUL, noncharacters), so that no page has to think of it. Runs after the form was read
/// under the page's own limits and before anything is bound from it.
/// </summary>
internal sealed class ReadableForms : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return;
        }

        var form = request.Form;
        if (form.Any(field => field.Value.Any(value => value is not null && ReadableText.Clean(value).Length != value.Length)))
        {
            request.Form = new FormCollection(
                form.ToDictionary(field => field.Key, field => new StringValues([.. field.Value.Select(value => ReadableText.Clean(value ?? string.Empty))]), StringComparer.OrdinalIgnoreCase),
                form.Files);
        }
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
