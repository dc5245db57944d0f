namespace Evaluation.Core.Papers;

/// <summary>What every paper bears: who issues it, when, and the marks that go with the campaign.</summary>
/// <param name="Issuer">Who signs, e.g. 湛江市财政局 or the unit.</param>
/// <param name="At">When the paper is made.</param>
/// <param name="IsRehearsal">A paper of a rehearsal (演练) says so on every page.</param>
/// <param name="SampleNotice">Said where scores are told while the framework has no official source; null otherwise.</param>
public sealed record PaperHead(string Issuer, DateTimeOffset At, bool IsRehearsal = false, string? SampleNotice = null);
