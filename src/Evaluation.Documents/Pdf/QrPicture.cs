using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Evaluation.Documents.Pdf;

/// <summary>A QR code as a drawing: one square per dark module, so that it prints sharp at any size. Same text, same drawing.</summary>
internal static class QrPicture
{
    public static string Svg(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var modules = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var row = 0; row < modules.Count; row++)
        {
            for (var column = 0; column < modules.Count;)
            {
                var length = DarkRun(modules[row], column);
                if (length > 0)
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{column} {row}h{length}v1h-{length}z");
                }

                column += Math.Max(1, length);
            }
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {modules.Count} {modules.Count}\"><path d=\"{path}\"/></svg>");
    }

    private static int DarkRun(BitArray row, int from)
    {
        var to = from;
        while (to < row.Count && row[to])
        {
            to++;
        }

        return to - from;
    }
}
