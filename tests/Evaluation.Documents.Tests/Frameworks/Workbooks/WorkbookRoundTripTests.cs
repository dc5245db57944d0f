using CsCheck;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Tests.Frameworks;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Tests.Frameworks.Workbooks;

/// <summary>A framework goes into a workbook and back without loss; with the same law for YAML, workbook and YAML say the same.</summary>
public sealed class WorkbookRoundTripTests
{
    [Fact]
    public void Every_generated_framework_comes_back_from_its_workbook() => AnyFramework.Gen.Sample(Returns, iter: 1_000, print: framework => framework.Reference);

    [Theory]
    [MemberData(nameof(FrameworkYamlTests.Shipped), MemberType = typeof(FrameworkYamlTests))]
    public void Every_shipped_framework_comes_back_from_its_workbook(string reference) =>
        Returns(FrameworkLibrary.Load(FrameworkLibrary.ShippedFolder).Find(reference)!);

    private static void Returns(Framework framework)
    {
        using var file = new MemoryStream(FrameworkWorkbook.Write(framework));
        var (again, faults) = FrameworkWorkbook.Read("t.xlsx", file, prove: false);

        Assert.Equal(string.Empty, string.Join('\n', faults));
        Assert.Equal(FrameworkPicture.Of(framework), FrameworkPicture.Of(again!));
    }
}
