using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Evaluation.Core.Filings;

/// <summary>
/// What was entered, by key and in ordinal order of keys. Immutable. Keys and values lie in two arrays, so that one walk along them meets every
/// entry of a record.
/// </summary>
public sealed class EntryDictionary<T> : IReadOnlyDictionary<string, T>
{
    /// <summary>Up to here looking at one key after another is quicker than halving.</summary>
    private const int Few = 8;

    private readonly string[] _keys;
    private readonly T[] _values;

    /// <summary>Takes both arrays over; the keys are in ordinal order, each once.</summary>
    internal EntryDictionary(string[] keys, T[] values) => (_keys, _values) = (keys, values);

    public int Count => _keys.Length;

    public IEnumerable<string> Keys => _keys;

    public IEnumerable<T> Values => _values;

    /// <exception cref="KeyNotFoundException">Nothing was entered under the key.</exception>
    public T this[string key] => Find(key) is var place and >= 0 ? _values[place] : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => Find(key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
    {
        var place = Find(key);
        value = place >= 0 ? _values[place] : default;
        return place >= 0;
    }

    /// <summary>The value under the key, or <paramref name="otherwise"/>.</summary>
    [return: NotNullIfNotNull(nameof(otherwise))]
    public T? GetValueOrDefault(string key, T? otherwise = default) => Find(key) is var place and >= 0 ? _values[place]! : otherwise;

    /// <summary>The same with this value under the key.</summary>
    public EntryDictionary<T> With(string key, T value)
    {
        var place = Place(key);
        if (place < 0)
        {
            return new EntryDictionary<T>([.. _keys[..~place], key, .. _keys[~place..]], [.. _values[..~place], value, .. _values[~place..]]);
        }

        T[] values = [.. _values];
        values[place] = value;
        return new EntryDictionary<T>(_keys, values);
    }

    /// <summary>The same without the key.</summary>
    public EntryDictionary<T> Without(string key) => Place(key) is var place and >= 0
        ? new EntryDictionary<T>([.. _keys[..place], .. _keys[(place + 1)..]], [.. _values[..place], .. _values[(place + 1)..]])
        : this;

    public IEnumerator<KeyValuePair<string, T>> GetEnumerator()
    {
        for (var place = 0; place < _keys.Length; place++)
        {
            yield return KeyValuePair.Create(_keys[place], _values[place]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal string KeyAt(int place) => _keys[place];

    internal T ValueAt(int place) => _values[place];

    /// <summary>
    /// Place of the key, looked for at <paramref name="next"/> first, which then stands behind it: who asks in order finds every key at once.
    /// −1 when nothing was entered under it.
    /// </summary>
    internal int FindNext(string key, ref int next)
    {
        var place = next < _keys.Length && _keys[next] == key ? next : Find(key);
        next = place >= 0 ? place + 1 : next;
        return place;
    }

    /// <summary>Place of the key; negative when nothing was entered under it.</summary>
    private int Find(string key)
    {
        if (_keys.Length > Few)
        {
            return Place(key);
        }

        for (var place = 0; place < _keys.Length; place++)
        {
            if (_keys[place] == key)
            {
                return place;
            }
        }

        return -1;
    }

    /// <summary>Place of the key; when there is none, the complement of the place where it would stand.</summary>
    private int Place(string key)
    {
        var (from, to) = (0, _keys.Length - 1);
        while (from <= to)
        {
            var middle = (from + to) >>> 1;
            var order = string.CompareOrdinal(_keys[middle], key);
            if (order == 0)
            {
                return middle;
            }

            (from, to) = order < 0 ? (middle + 1, to) : (from, middle - 1);
        }

        return ~from;
    }
}

/// <summary>Makes <see cref="EntryDictionary{T}"/> of nothing and of other collections.</summary>
public static class EntryDictionary
{
    public static EntryDictionary<T> Empty<T>() => None<T>.Value;

    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public static EntryDictionary<T> ToKeyed<T>(this IEnumerable<KeyValuePair<string, T>> pairs) => pairs.ToKeyed(pair => pair.Key, pair => pair.Value);

    /// <exception cref="ArgumentException">A key comes twice.</exception>
    public static EntryDictionary<T> ToKeyed<TSource, T>(this IEnumerable<TSource> all, Func<TSource, string> keyOf, Func<TSource, T> valueOf)
    {
        var (keys, values) = (new List<string>(), new List<T>());
        var isInOrder = true;
        foreach (var one in all)
        {
            var key = keyOf(one);
            isInOrder &= keys.Count == 0 || string.CompareOrdinal(keys[^1], key) < 0;
            keys.Add(key);
            values.Add(valueOf(one));
        }

        return keys.Count == 0 ? EntryDictionary.Empty<T>() : isInOrder ? new EntryDictionary<T>([.. keys], [.. values]) : Sorted([.. keys], [.. values]);
    }

    private static EntryDictionary<T> Sorted<T>(string[] keys, T[] values)
    {
        Array.Sort(keys, values, StringComparer.Ordinal);
        for (var place = 1; place < keys.Length; place++)
        {
            if (keys[place] == keys[place - 1])
            {
                throw new ArgumentException($"“{keys[place]}” comes twice.", nameof(keys));
            }
        }

        return new EntryDictionary<T>(keys, values);
    }

    private static class None<T>
    {
        public static readonly EntryDictionary<T> Value = new([], []);
    }
}
