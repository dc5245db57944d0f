using System.Buffers.Text;
using System.Text.Json;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Filings;

/// <summary>
/// Reads what scoring needs of a frozen record and passes over the report's prose, in one pass without a tree: for a hundred thousand filings at
/// once. It takes only what <see cref="CanonicalRecord"/> writes; anything else is left to <see cref="FilingFile"/>, which says what is wrong.
/// </summary>
public static class ScoringRecord
{
    private const int LongestFigure = 24;
    private const int LongestPlain = 18;

    private static readonly UnitIdentity s_unread = new(string.Empty, string.Empty, null, null);
    private static readonly EntryDictionary<string> s_noCells = EntryDictionary.Empty<string>();

    /// <summary>The record without unit, notice, texts, explanations, sources and names of evidence; null when it is not plainly what was written.</summary>
    public static FilingRecord? Read(ReadOnlySpan<byte> canonical)
    {
        var reader = new Utf8JsonReader(canonical);
        try
        {
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? Record(ref reader) : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static FilingRecord? Record(ref Utf8JsonReader reader)
    {
        var record = new FilingRecord { Framework = string.Empty, Year = 0, Unit = s_unread };
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("framework"u8))
            {
                record = record with { Framework = Text(ref reader) };
            }
            else if (reader.ValueTextEquals("year"u8))
            {
                reader.Read();
                record = record with { Year = reader.GetInt32() };
            }
            else if (reader.ValueTextEquals("answers"u8))
            {
                record = record with { Answers = Pairs(ref reader, Flag) };
            }
            else if (reader.ValueTextEquals("inputs"u8))
            {
                record = record with { Inputs = Pairs(ref reader, Figure) };
            }
            else if (reader.ValueTextEquals("rows"u8))
            {
                record = record with { Rows = Pairs(ref reader, Row) };
            }
            else if (reader.ValueTextEquals("lists"u8))
            {
                record = record with { Lists = Pairs(ref reader, IReadOnlyList<ListRow> (ref Utf8JsonReader list) => Items(ref list, ListRow)) };
            }
            else if (reader.ValueTextEquals("evidence"u8))
            {
                record = record with { Evidence = Items(ref reader, Evidence) };
            }
            else if (reader.ValueTextEquals("scope"u8))
            {
                record = record with { Scope = Items(ref reader, Member) };
            }
            else
            {
                PassOver(ref reader, "texts"u8, "explanations"u8, "accounts"u8, "unit"u8, "notice"u8, "reportDate"u8);
            }
        }

        return reader.Read() ? null : record;
    }

    private delegate T Reading<out T>(ref Utf8JsonReader reader);

    private static EnteredFigure Figure(ref Utf8JsonReader reader)
    {
        Open(ref reader);
        decimal? value = null;
        string? typed = null;
        string? note = null;
        EntryDictionary<decimal>? members = null;
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("value"u8))
            {
                value = Number(ref reader);
            }
            else if (reader.ValueTextEquals("typed"u8))
            {
                typed = Text(ref reader);
            }
            else if (reader.ValueTextEquals("note"u8))
            {
                // A count of 0 may ask for the statement of what was checked.
                note = Text(ref reader);
            }
            else if (reader.ValueTextEquals("members"u8))
            {
                members = Pairs(ref reader, Number);
            }
            else
            {
                PassOver(ref reader, "source"u8);
            }
        }

        return new EnteredFigure(value, typed, Note: note, Members: members);
    }

    private static RowEntry Row(ref Utf8JsonReader reader)
    {
        Open(ref reader);
        // Made once: a copy for each field would cost more than reading it.
        Points? claim = null;
        EntryDictionary<ItemState>? items = null;
        bool? notApplicable = null;
        string? claimTyped = null, reason = null, notApplicableReason = null, text = null, state = null, judged = null, deduction = null, deductionReason = null;
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("items"u8))
            {
                items = Pairs(ref reader, State);
            }
            else if (reader.ValueTextEquals("claim"u8))
            {
                claim = new Points(Number(ref reader));
            }
            else if (reader.ValueTextEquals("claimTyped"u8))
            {
                claimTyped = Text(ref reader);
            }
            else if (reader.ValueTextEquals("reason"u8))
            {
                reason = Text(ref reader);
            }
            else if (reader.ValueTextEquals("text"u8))
            {
                text = Text(ref reader);
            }
            else if (reader.ValueTextEquals("notApplicable"u8))
            {
                notApplicable = Flag(ref reader);
            }
            else if (reader.ValueTextEquals("notApplicableReason"u8))
            {
                notApplicableReason = Text(ref reader);
            }
            else if (reader.ValueTextEquals("state"u8))
            {
                state = Text(ref reader);
            }
            else if (reader.ValueTextEquals("judged"u8))
            {
                judged = Text(ref reader);
            }
            else if (reader.ValueTextEquals("deduction"u8))
            {
                deduction = Text(ref reader);
            }
            else if (reader.ValueTextEquals("deductionReason"u8))
            {
                deductionReason = Text(ref reader);
            }
            else
            {
                throw new JsonException();
            }
        }

        return new RowEntry(claim, claimTyped, reason, items, notApplicable, notApplicableReason, text, state, judged, deduction, deductionReason);
    }

    private static ListRow ListRow(ref Utf8JsonReader reader)
    {
        var (id, cells) = (string.Empty, s_noCells);
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = Text(ref reader);
            }
            else if (reader.ValueTextEquals("cells"u8))
            {
                cells = Pairs(ref reader, Text);
            }
            else
            {
                throw new JsonException();
            }
        }

        return new ListRow(id, cells);
    }

    private static EvidenceItem Evidence(ref Utf8JsonReader reader)
    {
        IReadOnlyList<string> indicators = [];
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("indicators"u8))
            {
                indicators = Items(ref reader, static string (ref Utf8JsonReader text) => text.GetString()!);
            }
            else
            {
                PassOver(ref reader, "name"u8, "sha256"u8, "date"u8, "note"u8);
            }
        }

        return new EvidenceItem(string.Empty, string.Empty, indicators);
    }

    private static ScopeMember Member(ref Utf8JsonReader reader)
    {
        var (key, name) = (string.Empty, string.Empty);
        while (Next(ref reader))
        {
            if (reader.ValueTextEquals("key"u8))
            {
                key = Text(ref reader);
            }
            else if (reader.ValueTextEquals("name"u8))
            {
                name = Text(ref reader);
            }
            else
            {
                throw new JsonException();
            }
        }

        return new ScopeMember(key, name);
    }

    private static ItemState State(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.ValueTextEquals("met"u8) ? ItemState.Met
            : reader.ValueTextEquals("notMet"u8) ? ItemState.NotMet
            : reader.ValueTextEquals("notApplicable"u8) ? ItemState.NotApplicable
            : reader.ValueTextEquals("partly"u8) ? ItemState.Partly
            : throw new JsonException();
    }

    private static bool Flag(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetBoolean();
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.GetString() ?? throw new JsonException();
    }

    private static decimal Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        var digits = reader.ValueSpan;
        return reader.TokenType == JsonTokenType.String && Plain(digits) is { } plain ? plain
            : reader.TokenType == JsonTokenType.String && digits.Length is > 0 and <= LongestFigure && digits.IndexOfAnyExceptInRange((byte)'-', (byte)'9') < 0
            && Utf8Parser.TryParse(digits, out decimal value, out var read) && read == digits.Length
                ? value
                : throw new JsonException();
    }

    /// <summary>−12.34 with as many digits as a long holds; null when it is written otherwise. The general reader takes five times as long.</summary>
    private static decimal? Plain(ReadOnlySpan<byte> text)
    {
        var isNegative = text is [(byte)'-', ..];
        var digits = isNegative ? text[1..] : text;
        var point = digits.IndexOf((byte)'.');
        var scale = point < 0 ? 0 : digits.Length - point - 1;
        if (digits.Length is 0 or > LongestPlain || point == 0 || (point > 0 && scale == 0))
        {
            return null;
        }

        var value = 0L;
        for (var place = 0; place < digits.Length; place++)
        {
            if (place == point)
            {
                continue;
            }

            var digit = digits[place] - '0';
            if (digit is < 0 or > 9)
            {
                return null;
            }

            value = (value * 10) + digit;
        }

        return new decimal((int)value, (int)(value >> 32), 0, isNegative && value != 0, (byte)scale);
    }

    /// <summary>An object's fields by name, each value read by <paramref name="read"/> from the name on.</summary>
    private static EntryDictionary<T> Pairs<T>(ref Utf8JsonReader reader, Reading<T> read)
    {
        Open(ref reader);
        var (likely, count) = (Likely<T>.Last, 0);
        var values = likely.Keys.Length == 0 ? [] : new T[likely.Keys.Length];
        var more = Next(ref reader);
        for (; more && count < values.Length && reader.ValueTextEquals(likely.Utf8[count]); more = Next(ref reader))
        {
            values[count++] = read(ref reader);
        }

        return more || count < values.Length ? Others(ref reader, more, likely, values.AsSpan(0, count), read)
            : count == 0 ? EntryDictionary.Empty<T>()
            : EntryDictionary.InOrder(likely.Keys, values);
    }

    /// <summary>The rest of an object whose names are not those of the one before.</summary>
    private static EntryDictionary<T> Others<T>(ref Utf8JsonReader reader, bool more, Names likely, ReadOnlySpan<T> first, Reading<T> read)
    {
        List<string> keys = [.. likely.Keys.AsSpan(0, first.Length)];
        List<T> values = [.. first];
        for (; more; more = Next(ref reader))
        {
            keys.Add(reader.GetString()!);
            values.Add(read(ref reader));
        }

        if (keys.Count == 0)
        {
            return EntryDictionary.Empty<T>();
        }

        string[] all = [.. keys];
        var entries = EntryDictionary.InOrder(all, [.. values]);
        if (all.Length >= Names.Fewest)
        {
            Likely<T>.Last = new Names(all);
        }

        return entries;
    }

    /// <summary>An array's elements, each read by <paramref name="read"/> from its first token on.</summary>
    private static List<T> Items<T>(ref Utf8JsonReader reader, Reading<T> read)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(read(ref reader));
        }

        return items;
    }

    private static void Open(ref Utf8JsonReader reader)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }
    }

    /// <summary>Steps to the next field's name; false at the end of the object.</summary>
    private static bool Next(ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.PropertyName => true,
            JsonTokenType.EndObject => false,
            _ => throw new JsonException(),
        };
    }

    /// <summary>Passes over the value of a field that scoring does not read; a field of any other name is not for this reader.</summary>
    private static void PassOver(
        ref Utf8JsonReader reader, ReadOnlySpan<byte> one, ReadOnlySpan<byte> two = default, ReadOnlySpan<byte> three = default, ReadOnlySpan<byte> four = default, ReadOnlySpan<byte> five = default, ReadOnlySpan<byte> six = default)
    {
        if (!reader.ValueTextEquals(one) && !Is(ref reader, two) && !Is(ref reader, three) && !Is(ref reader, four) && !Is(ref reader, five) && !Is(ref reader, six))
        {
            throw new JsonException();
        }

        reader.Skip();

        static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> name) => !name.IsEmpty && reader.ValueTextEquals(name);
    }

    /// <summary>Names of an object in their order, in both spellings.</summary>
    private sealed class Names(string[] keys)
    {
        /// <summary>Shorter ones differ from object to object.</summary>
        public const int Fewest = 8;

        public string[] Keys { get; } = keys;

        public byte[][] Utf8 { get; } = Array.ConvertAll(keys, System.Text.Encoding.UTF8.GetBytes);
    }

    /// <summary>The names of the last object with values of this kind: filings of one campaign hold the same figures, so their names are made once.</summary>
    private static class Likely<T>
    {
        private static volatile Names s_last = new([]);

        public static Names Last
        {
            get => s_last;
            set => s_last = value;
        }
    }
}
