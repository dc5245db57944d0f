using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Evaluation.Web.Filings;
using Microsoft.AspNetCore.DataProtection;

namespace Evaluation.Web.Pages.Filings.Workbook;

/// <summary>
/// What a preview showed, sealed for the person and the filing and carried by the page itself: what is confirmed is what was seen, on whichever
/// instance, and nothing of it lies about on the server.
/// </summary>
public sealed class SealedBook(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Holds = TimeSpan.FromHours(2);

    public string Seal(OpenFiling open, IReadOnlyList<TypedEntry> changes) => Seal(open, "changes", JsonSerializer.SerializeToUtf8Bytes(changes));

    public string Seal(OpenFiling open, byte[] workbook) => Seal(open, "workbook", workbook);

    public string SealAccounts(OpenFiling open, IReadOnlyList<TypedEntry> figures) => Seal(open, "accounts", JsonSerializer.SerializeToUtf8Bytes(figures));

    /// <summary>The figures of the final accounts that were previewed; null when they are too old or of somebody else.</summary>
    public List<TypedEntry>? Accounts(OpenFiling open, string? seal) => Open(open, "accounts", seal) is { } bytes ? JsonSerializer.Deserialize<List<TypedEntry>>(bytes) : null;

    /// <summary>The changes that were previewed; null when they are too old or of somebody else.</summary>
    public List<TypedEntry>? Changes(OpenFiling open, string? seal) => Open(open, "changes", seal) is { } bytes ? JsonSerializer.Deserialize<List<TypedEntry>>(bytes) : null;

    /// <summary>The marked workbook; null when it is too old or of somebody else.</summary>
    public byte[]? Workbook(OpenFiling open, string? seal) => Open(open, "workbook", seal);

    private ITimeLimitedDataProtector Protector(OpenFiling open, string what) =>
        protection.CreateProtector("filing-workbook", what, open.Actor.PersonId.ToString(), open.Filing.FilingId.ToString()).ToTimeLimitedDataProtector();

    private string Seal(OpenFiling open, string what, byte[] content)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packing.Write(content);
        }

        return Convert.ToBase64String(Protector(open, what).Protect(packed.ToArray(), Holds));
    }

    private byte[]? Open(OpenFiling open, string what, string? seal)
    {
        try
        {
            using var unpacking = new BrotliStream(new MemoryStream(Protector(open, what).Unprotect(Convert.FromBase64String(seal ?? string.Empty))), CompressionMode.Decompress);
            using var content = new MemoryStream();
            unpacking.CopyTo(content);
            return content.ToArray();
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException or InvalidDataException)
        {
            return null;
        }
    }
}
