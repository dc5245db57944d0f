using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace Evaluation.Web.Files;

/// <summary>
/// The one way a file leaves: a fixed type, <c>nosniff</c> and <c>no-store</c> from the house headers, and a name in both spellings of
/// RFC 6266. Nothing of a file is ever guessed by a browser.
/// </summary>
public static class FileDownload
{
    private static readonly HashSet<string> Pictures = new(StringComparer.Ordinal) { "image/jpeg", "image/png" };

    /// <summary>Whether a file of this type may open in a window of its own: pictures only, they cannot run anything.</summary>
    public static bool OpensBeside(string contentType) => Pictures.Contains(contentType);

    /// <param name="content">Closed when it is sent.</param>
    /// <param name="name">The name people see.</param>
    /// <param name="beside">Opens in a window where its type allows it; otherwise it is saved.</param>
    public static FileStreamResult Of(HttpResponse response, Stream content, string contentType, string name, bool beside = false)
    {
        response.Headers.ContentDisposition = Disposition(name, beside && OpensBeside(contentType));
        return new FileStreamResult(content, new MediaTypeHeaderValue(contentType)) { EnableRangeProcessing = false };
    }

    public static FileStreamResult Of(HttpResponse response, byte[] content, string contentType, string name) =>
        Of(response, new MemoryStream(content, writable: false), contentType, name);

    /// <summary><c>attachment; filename="bao.pdf"; filename*=UTF-8''%E6%8A%A5.pdf</c>: a plain name for old programs, the true one for all others.</summary>
    public static string Disposition(string name, bool inline)
    {
        var plain = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '_'));
        var exact = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(name))
        {
            _ = char.IsAsciiLetterOrDigit((char)value) || value is (byte)'.' or (byte)'-' or (byte)'_'
                ? exact.Append((char)value)
                : exact.Append(CultureInfo.InvariantCulture, $"%{value:X2}");
        }

        return $"{(inline ? "inline" : "attachment")}; filename=\"{plain}\"; filename*=UTF-8''{exact}";
    }
}
