using System.Text.RegularExpressions;

namespace Evaluation.Documents.Verification;

/// <summary>A copy of a printed report as its file has it: the attachments, and what is written on each page.</summary>
/// <param name="Record">The attached record; null without one.</param>
/// <param name="Framework">The attached framework (YAML); null without one.</param>
public sealed partial record PaperCopy(byte[]? Record, string? Framework, IReadOnlyList<PaperPage> Pages)
{
    /// <summary>The version and the 校验码 that most pages bear; null when none does.</summary>
    public PaperMark? Mark { get; } = Pages.SelectMany(page => MarkForm().Matches(page.Text))
        .Select(match => new PaperMark(match.Value, int.Parse(match.Groups["number"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), match.Groups["code"].Value))
        .GroupBy(mark => mark).OrderByDescending(same => same.Count()).FirstOrDefault()?.Key;

    /// <summary>The public address that the last page names; null when it names none.</summary>
    public string? Address { get; } = Pages.Reverse().Select(page => AddressForm().Match(page.Text)).FirstOrDefault(match => match.Success)?.Groups["address"].Value;

    [GeneratedRegex("版本(?<number>[0-9]{1,6})·校验码(?<code>[0-9A-Z]{4}-[0-9A-Z]{4})", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MarkForm();

    [GeneratedRegex("扫描二维码，或打开(?<address>https?://[^，]{1,200})/verify，", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex AddressForm();
}

/// <summary>The mark in the foot of a page.</summary>
/// <param name="Text">As it is written, without blanks.</param>
public sealed record PaperMark(string Text, int Number, string Code);

/// <summary>A page of a copy.</summary>
/// <param name="Number">Counted from 1 in the file.</param>
/// <param name="Text">Its characters in the order they were written, without blanks.</param>
/// <param name="HasAddition">A picture, a stamp or a note stands on it.</param>
/// <param name="IsBroken">It could not be read.</param>
public sealed record PaperPage(int Number, string Text, bool HasAddition = false, bool IsBroken = false)
{
    /// <summary>Where its characters stand, as a digest: two pages with the same text and layout put the same characters at the same places.</summary>
    public string Layout { get; init; } = string.Empty;
}
