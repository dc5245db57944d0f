namespace Evaluation.Documents.Lists;

/// <summary>How wide a text stands in a cell, in digits: a Chinese character is as wide as two.</summary>
internal static class TextWidth
{
    public static int Of(string text) => text.Sum(letter => char.IsAscii(letter) ? 1 : 2);
}
