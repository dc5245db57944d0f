using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Core.Filings;

namespace Evaluation.Documents.Filings;

/// <summary>
/// The one spelling of a filing that is frozen and hashed: JSON by RFC 8785 (fields sorted, no spaces). It holds what the unit wrote;
/// what the system decides later (days late, errors counted) is left out, so that the hash of the 用印版 stays the hash of what is filed.
/// </summary>
public static class CanonicalRecord
{
    public static string Of(FilingRecord record)
    {
        var text = new StringBuilder();
        Write(FilingJson.Tree(record), text);
        return text.ToString();
    }

    /// <summary>SHA-256 of the canonical form in lower-case hexadecimal digits.</summary>
    public static string Hash(FilingRecord record) => HashOf(Of(record));

    /// <summary>SHA-256 of a canonical text.</summary>
    public static string HashOf(string canonical) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)));

    private static void Write(JsonNode? node, StringBuilder text)
    {
        switch (node)
        {
            case JsonObject map:
                text.Append('{');
                var first = true;
                foreach (var (key, value) in map.OrderBy(field => field.Key, StringComparer.Ordinal))
                {
                    text.Append(first ? string.Empty : ",");
                    first = false;
                    Write(key, text);
                    text.Append(':');
                    Write(value, text);
                }

                text.Append('}');
                break;
            case JsonArray items:
                text.Append('[');
                for (var index = 0; index < items.Count; index++)
                {
                    text.Append(index == 0 ? string.Empty : ",");
                    Write(items[index], text);
                }

                text.Append(']');
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                Write(value.GetValue<string>(), text);
                break;
            case JsonValue value:
                // Only whole numbers and flags occur; both are spelled alike in JSON and RFC 8785.
                text.Append(value.ToJsonString());
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void Write(string value, StringBuilder text)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\t' => text.Append("\\t"),
                '\n' => text.Append("\\n"),
                '\f' => text.Append("\\f"),
                '\r' => text.Append("\\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
