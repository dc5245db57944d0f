using UglyToad.PdfPig.Content;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>A printed character with its place in points.</summary>
internal sealed record PdfLetter(string Text, double Left, double Right, double Baseline, double Size)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Text);

    public double MiddleX => (Left + Right) / 2;

    /// <summary>A little above the baseline, within the body of any character.</summary>
    public double MiddleY => Baseline + (Size * 0.3);

    public static PdfLetter Of(Letter letter)
    {
        var (left, right) = (letter.StartBaseLine.X, letter.EndBaseLine.X);
        return new PdfLetter(
            Radicals.Unify(letter.Value),
            Math.Min(left, right),
            Math.Max(left, right),
            letter.StartBaseLine.Y,
            letter.PointSize > 0.5 ? letter.PointSize : Math.Max(letter.BoundingBox.Height, 1));
    }
}
