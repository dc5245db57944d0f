namespace Evaluation.Web.Pages.SignIn;

/// <summary>What is posted to sign in.</summary>
public sealed class SignInInput
{
    public string? Name { get; set; }

    public string? Password { get; set; }
}
