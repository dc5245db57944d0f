using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Publication;

/// <summary>What a published site is about.</summary>
/// <param name="VerifyAddress">Where copies can be verified; null when nobody said.</param>
public sealed record SiteHead(string Title, string Region, int Year, string Framework, string? SampleNotice, string? VerifyAddress);

/// <summary>A filing as it is published: what was frozen and handed in.</summary>
/// <param name="Report">What the report says, as it was printed.</param>
/// <param name="Sheet">Its figures and points.</param>
/// <param name="Number">Number of the 用印版.</param>
/// <param name="Hash">SHA-256 of its record.</param>
/// <param name="Pdf">The printed file; null when its bytes are not there.</param>
public sealed record PublishedFiling(Report Report, ScoreSheet Sheet, int Number, string Hash, Func<CancellationToken, Task<Stream?>> Pdf);
