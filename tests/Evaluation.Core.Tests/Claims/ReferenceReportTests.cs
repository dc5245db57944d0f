using Evaluation.Core.Claims;
using Evaluation.Core.Examinations;

namespace Evaluation.Core.Tests.Claims;

/// <summary>The published report of 湛江, where its text is at hand.</summary>
public sealed class ReferenceReportTests
{
    private static readonly string? Report = Find("shared/reference/zhanjiang-npc-2021.txt");

    [Fact]
    public void Six_indicator_calculations_are_recognised()
    {
        var claims = Read().Where(claim => claim.Kind is ClaimKind.Calculation or ClaimKind.Completion).ToList();

        Assert.Equal(["3.07%", "91.25%", "6%", "131.41%", "97.53%", "100%"], claims.Select(claim => claim.Stated));
        Assert.Equal(["91.25%", "6%", "100%"], claims.Where(claim => claim.Verdict == Verdict.Ok).Select(claim => claim.Stated));
    }

    [Fact]
    public void What_is_wrong_is_found_and_nothing_else() => Assert.Equal(
        ["69人 67人 D-00", "3.07% 23.17% D-02+D-03", "131.41% 131.47% D-00", "97.53% 102.53% D-01"],
        Read().Where(claim => claim.Verdict == Verdict.Wrong).Select(claim => $"{claim.Stated} {claim.Computed} {claim.Diagnoses[0].Code}"));

    [Theory]
    [InlineData("155批次", 110)]
    [InlineData("10件", 112)]
    [InlineData("3人", 19)]
    [InlineData("优", 68)]
    public void Right_relations_of_counts_are_confirmed(string stated, int line) =>
        Assert.Contains(Read(), claim => claim.Stated == stated && claim.Place.Paragraph == line && claim.Verdict == Verdict.Ok);

    private static IReadOnlyList<Claim> Read()
    {
        Assert.SkipUnless(Report is not null, "shared/reference is not here");
        return ClaimReader.Read(ReportText.OfLines(File.ReadAllText(Report!)));
    }

    private static string? Find(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, path);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
