using System.Text;
using System.Text.Json;

namespace Evaluation.Documents.Filings;

/// <summary>Reads JSON into a plain tree with lines. Refuses files over 4 MB, nesting over 16 levels, comments and trailing commas.</summary>
internal static class JsonTree
{
    public const int LargestFile = 4_000_000;
    private const int DeepestNesting = 16;

    /// <summary>Several times what a filing with full lists has.</summary>
    private const int MostParts = 50_000;

    public static (JsonPart? Root, FilingFault? Fault) Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > LargestFile)
        {
            return (null, new FilingFault(0, string.Empty, "文件超过4MB。", "请检查是否选错了文件；佐证材料不放在填报文件里。"));
        }

        bytes = bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = DeepestNesting });
        var lines = new LineCounter();
        try
        {
            reader.Read();
            var root = Part(ref reader, bytes, lines);
            if (lines.Parts > MostParts)
            {
                return (null, new FilingFault(lines.At(bytes, reader.TokenStartIndex), string.Empty, "内容太多。", "一个文件最多5万个值，请检查是否选错了文件。"));
            }

            return reader.Read() ? (null, new FilingFault(lines.At(bytes, reader.TokenStartIndex), string.Empty, "后面还有多余的内容。", "请删去。")) : (root, null);
        }
        catch (JsonException wrong)
        {
            return (null, NotJson((int)(wrong.LineNumber ?? 0) + 1));
        }
        catch (InvalidOperationException)
        {
            // Text that is not valid UTF-8, or half of a surrogate pair.
            return (null, NotJson(lines.At(bytes, reader.TokenStartIndex)));
        }
    }

    private static FilingFault NotJson(int line) =>
        new(line, string.Empty, "不符合JSON写法，或层次超过16层。", "请检查引号、逗号和括号是否成对，文件应为UTF-8编码。");

    private static JsonPart Part(ref Utf8JsonReader reader, ReadOnlySpan<byte> bytes, LineCounter lines)
    {
        var line = lines.At(bytes, reader.TokenStartIndex);
        if (++lines.Parts > MostParts)
        {
            return new JsonPart.Nothing(line);
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return new JsonPart.Text(reader.GetString()!, line);
            case JsonTokenType.Number:
                return new JsonPart.Number(Encoding.ASCII.GetString(reader.ValueSpan), line);
            case JsonTokenType.True or JsonTokenType.False:
                return new JsonPart.Flag(reader.TokenType == JsonTokenType.True, line);
            case JsonTokenType.StartArray:
                var parts = new List<JsonPart>();
                while (lines.Parts <= MostParts && reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    parts.Add(Part(ref reader, bytes, lines));
                }

                return new JsonPart.Items(parts, line);
            case JsonTokenType.StartObject:
                var fields = new List<JsonField>();
                while (lines.Parts <= MostParts && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var at = lines.At(bytes, reader.TokenStartIndex);
                    var name = reader.GetString()!;
                    reader.Read();
                    fields.Add(new JsonField(name, at, Part(ref reader, bytes, lines)));
                }

                return new JsonPart.Map(fields, line);
            default:
                return new JsonPart.Nothing(line);
        }
    }

    /// <summary>Counts lines and values as reading goes on, so that a long file is walked once.</summary>
    private sealed class LineCounter
    {
        private int _at;
        private int _line = 1;

        /// <summary>Values read so far.</summary>
        public int Parts { get; set; }

        public int At(ReadOnlySpan<byte> bytes, long position)
        {
            var end = (int)Math.Min(position, bytes.Length);
            if (end > _at)
            {
                _line += bytes[_at..end].Count((byte)'\n');
                _at = end;
            }

            return _line;
        }
    }
}
