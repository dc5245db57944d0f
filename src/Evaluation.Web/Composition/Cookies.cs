namespace Evaluation.Web.Composition;

/// <summary>How every cookie of the program is named and guarded: <c>__Host-</c> and Secure, except on loopback while developing.</summary>
public static class Cookies
{
    public static void Guard(this CookieBuilder cookie, string name, IWebHostEnvironment environment)
    {
        var plain = environment.IsDevelopment();
        cookie.Name = plain ? name : "__Host-" + name;
        cookie.SecurePolicy = plain ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Strict;
        cookie.Path = "/";
        cookie.Domain = null;
        cookie.IsEssential = true;
    }
}
