namespace Evaluation.Web.Composition;

/// <summary>
/// Answers what failed with the page of <c>/error/{code}</c>. The page is always read, also after a failed post, so it asks for no form token.
/// An answer that already has a body (JSON of a script) is left as it is.
/// </summary>
public sealed partial class ErrorPages(RequestDelegate next, ILogger<ErrorPages> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            var status = (exception as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
            Log.Failed(logger, exception, context.Request.Method, context.Request.Path, status);
            context.Response.Clear();
            context.Response.StatusCode = status;
        }

        if (context.Response is { HasStarted: false, StatusCode: >= 400 and <= 599, ContentLength: null } response
            && string.IsNullOrEmpty(response.ContentType))
        {
            await ShowAsync(context, response.StatusCode);
        }
    }

    private async Task ShowAsync(HttpContext context, int status)
    {
        context.SetEndpoint(null);
        context.Request.RouteValues.Clear();
        context.Request.QueryString = QueryString.Empty;
        context.Request.Path = $"/error/{status}";
        context.Request.Method = HttpMethods.IsHead(context.Request.Method) ? HttpMethods.Head : HttpMethods.Get;
        await next(context);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed and was answered with {Status}")]
        public static partial void Failed(ILogger logger, Exception exception, string method, PathString path, int status);
    }
}
