using Microsoft.AspNetCore.Diagnostics;

namespace Evaluation.Web.Composition;

/// <summary>Shows the error page as a reading, also when the failed request was a post: the page is not asked for a form token.</summary>
public sealed class ErrorsAreRead(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var failed = context.Features.Get<IStatusCodeReExecuteFeature>() is not null
            || context.Features.Get<IExceptionHandlerFeature>() is not null;
        if (failed && !HttpMethods.IsHead(context.Request.Method))
        {
            context.Request.Method = HttpMethods.Get;
        }

        return next(context);
    }
}
