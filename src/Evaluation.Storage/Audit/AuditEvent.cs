using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Evaluation.Storage.Audit;

/// <summary>One line of the audit trail; its hash covers its content and the hash of the line before. Never changed, never deleted.</summary>
public sealed class AuditEvent
{
    /// <summary>The hash before the first line.</summary>
    public const string FirstHash = "0000000000000000000000000000000000000000000000000000000000000000";

    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Null: nobody was signed in, or the system itself.</summary>
    public Guid? PersonId { get; init; }

    public required string PersonName { get; init; }

    public required string Role { get; init; }

    public Guid? UnitId { get; init; }

    public Guid? RegionId { get; init; }

    /// <summary>IP address.</summary>
    public required string Address { get; init; }

    public required AuditEventKind Event { get; init; }

    /// <summary>What it was done to: noun and id.</summary>
    public required string Object { get; init; }

    /// <summary>Reason, counts, hashes; never an entered value.</summary>
    public required string Detail { get; init; }

    public required string PreviousHash { get; init; }

    public string Hash { get; internal set; } = string.Empty;

    /// <summary>SHA-256 (hex) over the previous hash and every column, as a JSON array in fixed order.</summary>
    public string ComputeHash()
    {
        var content = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartArray();
            json.WriteStringValue(PreviousHash);
            json.WriteNumberValue(Sequence);
            json.WriteNumberValue(At.UtcTicks);
            json.WriteStringValue(PersonId?.ToString("N"));
            json.WriteStringValue(PersonName);
            json.WriteStringValue(Role);
            json.WriteStringValue(UnitId?.ToString("N"));
            json.WriteStringValue(RegionId?.ToString("N"));
            json.WriteStringValue(Address);
            json.WriteStringValue(Event.ToString());
            json.WriteStringValue(Object);
            json.WriteStringValue(Detail);
            json.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(content.WrittenSpan));
    }
}

/// <summary>The end of the chain: one row that every appending transaction locks, so that the chain never forks.</summary>
internal sealed class AuditHead
{
    public const int OnlyId = 1;

    public required int AuditHeadId { get; init; }

    public required long Sequence { get; set; }

    public required string Hash { get; set; }
}
