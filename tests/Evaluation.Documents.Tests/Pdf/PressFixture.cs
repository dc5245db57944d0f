using Evaluation.Documents.Pdf;

namespace Evaluation.Documents.Tests.Pdf;

/// <summary>One press for the tests of a class, and the full sample printed once.</summary>
public sealed class PressFixture : IAsyncLifetime
{
    public PdfPress Press { get; } = new(new PressOptions());

    public byte[] Full { get; private set; } = [];

    public async ValueTask InitializeAsync() => Full = await Press.PrintAsync(SampleReport.Full());

    public ValueTask DisposeAsync() => Press.DisposeAsync();
}
