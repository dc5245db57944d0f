using CsCheck;
using Evaluation.Core.Filings;
using Xunit;

namespace Evaluation.Core.Tests.Filings;

public sealed class EntryDictionaryTests
{
    private static readonly Gen<Dictionary<string, int>> Some = Gen.Dictionary(Gen.String[Gen.Char["aAbB_1中文-"], 0, 4], Gen.Int)[0, 12];

    [Fact]
    public void It_gives_what_a_dictionary_gives_in_ordinal_order() => Some.Sample(pairs =>
    {
        var keyed = pairs.ToKeyed();

        Assert.Equal(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal), keyed);
        Assert.Equal(pairs.Count, keyed.Count);
        Assert.All(pairs, pair => Assert.True(keyed.TryGetValue(pair.Key, out var value) && value == pair.Value && keyed[pair.Key] == value && keyed.ContainsKey(pair.Key)));
        Assert.False(keyed.ContainsKey("another"));
        Assert.Throws<KeyNotFoundException>(() => keyed["another"]);
    });

    [Fact]
    public void With_and_without_a_key_is_what_a_dictionary_does() => Gen.Select(Some, Gen.String[Gen.Char["aAbB_1中文-"], 0, 4], Gen.Int).Sample((pairs, key, value) =>
    {
        var before = pairs.ToKeyed();
        var with = before.With(key, value);
        var without = with.Without(key);

        Assert.Equal(new Dictionary<string, int>(pairs) { [key] = value }.OrderBy(pair => pair.Key, StringComparer.Ordinal), with);
        Assert.Equal(pairs.Where(pair => pair.Key != key).OrderBy(pair => pair.Key, StringComparer.Ordinal), without);
        Assert.Equal(pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal), before);
    });

    [Theory]
    [InlineData("a", "b", "a")]
    [InlineData("a", "a")]
    public void A_key_that_comes_twice_is_refused(params string[] keys) => Assert.Throws<ArgumentException>(() => keys.ToKeyed(key => key, key => key));
}
