namespace Evaluation.Web.Pages.SignIn;

/// <summary>What is posted with a single-use code.</summary>
public sealed class CodeInput
{
    public string? Name { get; set; }

    public string? Code { get; set; }

    public string? Password { get; set; }

    public string? PasswordAgain { get; set; }
}
