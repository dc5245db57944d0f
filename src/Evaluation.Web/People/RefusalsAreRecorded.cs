using Evaluation.Storage.Access;
using Evaluation.Storage.Audit;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace Evaluation.Web.People;

/// <summary>Leaves an audit line when a signed-in person is refused a page for lack of a role.</summary>
public sealed class RefusalsAreRecorded : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(
        RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.RequestServices.GetRequiredService<AccessScope>().PersonId is not null)
        {
            await context.RequestServices.GetRequiredService<AuditTrail>().RecordNowAsync(
                AuditEventKind.AccessRefused, $"{context.Request.Method} {context.Request.Path}", cancellationToken: context.RequestAborted);
        }

        await _usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
