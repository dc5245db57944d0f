using CsCheck;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Tests.Filings;

public sealed class EntriesTests
{
    private static readonly Framework Framework = new FrameworkBuilder()
        .Input("money", "金额", FigureKind.Money).Input("count", "数量", FigureKind.Count, "项").Input("rate", "比率", FigureKind.Percent).Input("yes", "是否", FigureKind.YesNo)
        .Build();

    private static readonly Gen<string> Words = Gen.OneOf(Gen.Char["甲乙丙 \n{}/@,.1a"].Array[1, 12].Select(chars => new string(chars)), Gen.Char["abc"].Select(c => c.ToString()));

    [Fact]
    public void A_record_made_of_its_entries_is_the_same_record() =>
        AnyRecord.Sample(record =>
        {
            var entries = Entries.FromRecord(record).ToList();
            var again = Entries.ToRecord(Framework, FilingBuilder.Head(Framework), entries);

            Assert.Equal(Lines(record), Lines(again));
            Assert.Equal(entries.Order(ByPath), Entries.FromRecord(again).Order(ByPath));
            Assert.Equal(entries.Count, entries.Select(entry => entry.Path).Distinct().Count());
        });

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("nothing/of/this/kind/at/all")]
    [InlineData("claim/X/Y/Z")]
    [InlineData("head/unknown")]
    [InlineData("list/too/short")]
    public void Unknown_addresses_are_ignored(string path)
    {
        var head = FilingBuilder.Head(Framework);

        Assert.Equal(Lines(head), Lines(Entries.ToRecord(Framework, head, [new Entry(path, "5")])));
    }

    [Theory]
    [InlineData("money", "1.234")]
    [InlineData("money", "约五百万")]
    [InlineData("money", "79228162514264337593543950335")]
    [InlineData("count", "1.5")]
    [InlineData("count", "79228162514264337593543950335")]
    [InlineData("rate", "0.1234567")]
    [InlineData("yes", "2")]
    public void A_draft_keeps_what_cannot_be_read(string key, string typed)
    {
        var record = new FilingBuilder(Framework).Value(key, typed).Record();

        Assert.Equal(new EnteredFigure(null, typed), record.Inputs[key]);
        Assert.Contains(new Entry($"input/{key}", typed), Entries.FromRecord(record));
    }

    [Fact]
    public void What_a_member_cannot_be_read_as_is_kept_too()
    {
        var record = Members().Enter("input/money@a", "5").Enter("input/money@b", "五").Record();

        Assert.Null(record.Inputs["money"].Value);
        Assert.Equal("五", record.Inputs["money"].Typed);
        Assert.Contains(Entries.FromRecord(record), entry => entry.Text == "五");
    }

    [Fact]
    public void The_value_of_a_scope_is_the_sum_of_its_members_and_missing_while_one_lacks()
    {
        Assert.Equal(7.5m, Members().Enter("input/money@a", "5").Enter("input/money@b", "2.5").Record().Inputs["money"].Value);
        Assert.Null(Members().Enter("input/money@a", "5").Record().Inputs["money"].Value);
    }

    [Fact]
    public void Without_members_the_single_value_counts_whatever_members_held_before() =>
        Assert.Equal(9m, new FilingBuilder(Framework).Enter("input/money@a", "5").Value("money", "9").Record().Inputs["money"].Value);

    [Theory]
    [InlineData("12.345")]
    [InlineData("20000")]
    [InlineData("满分")]
    public void A_claim_that_is_no_score_is_kept_as_typed(string typed)
    {
        var row = new FilingBuilder(Framework).Claim("T-1", typed).Record().Row("T-1");

        Assert.Equal((null, typed), (row.Claim, row.ClaimTyped));
    }

    private static Comparer<Entry> ByPath { get; } = Comparer<Entry>.Create((a, b) => string.CompareOrdinal(a.Path, b.Path));

    private static FilingBuilder Members() => new FilingBuilder(Framework).Enter("member/a", "本级").Enter("member/b", "下属");

    private static Gen<FilingRecord> AnyRecord { get; } =
        from figures in Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Int[0, 9], Words, Words.Null(), Words.Null())
        from members in Gen.Select(Gen.Bool, Gen.Long[0, 1_000_000], Gen.Long[0, 1_000_000])
        from row in Gen.Select(Gen.Int[0, 10_000].Nullable(), Words.Null(), Words.Null(), Gen.Bool.Nullable(), Gen.Bool)
        from texts in Gen.Select(Words, Words, Gen.Int[0, 20_000])
        select Record(figures, members, row, texts);

    private static FilingRecord Record(
        (long Fen, int Count, string Word, string? Source, string? Note) figures,
        (bool Used, long A, long B) members,
        (int? Claim, string? Reason, string? Text, bool? NotApplicable, bool Met) row,
        (string Section, string Explanation, int Day) texts)
    {
        static EntryDictionary<T> Map<T>(params (string Key, T Value)[] pairs) =>
            pairs.ToKeyed(pair => pair.Key, pair => pair.Value);
        var (a, b) = (members.A / 100m, members.B / 100m);
        return FilingBuilder.Head(Framework) with
        {
            ReportDate = new DateOnly(2024, 1, 1).AddDays(texts.Day),
            Scope = members.Used ? [new ScopeMember("a", "本级"), new ScopeMember("b", figures.Word)] : [],
            Answers = Map(("q1", row.Met), ("q2", !row.Met)),
            Inputs = Map(
                ("money", members.Used ? new EnteredFigure(a + b, null, figures.Source, figures.Note, Map(("a", a), ("b", b))) : new EnteredFigure(figures.Fen / 100m, null, figures.Source, figures.Note)),
                ("count", new EnteredFigure(null, "约" + figures.Word)),
                ("money_prev", new EnteredFigure(figures.Count))),
            Accounts = Map(("money", new AccountsFigure(figures.Fen / 100m, $"Z01!{figures.Word}"))),
            Rows = Map(("T-1", new RowEntry(
                row.Claim is { } claim ? new Points(claim / 100m) : null,
                row.Claim is null ? "约" + figures.Word : null,
                row.Reason, Map(("x", ItemState.Met), ("y", ItemState.NotMet)), row.NotApplicable, row.Reason, row.Text))),
            Lists = Map<IReadOnlyList<ListRow>>(("rows", [new ListRow("1", Map(("name", figures.Word), ("x", "5"))), new ListRow("2", Map(("x", "五")))])),
            Texts = Map(("work", texts.Section)),
            Explanations = Map(("S-13", texts.Explanation), ("I-23/T-1", texts.Explanation)),
        };
    }

    /// <summary>The record as lines of text, so that maps compare by what they hold.</summary>
    private static IEnumerable<string> Lines(FilingRecord record) =>
    [
        $"{record.ReportDate:O} {string.Join(';', record.Scope)}",
        .. record.Answers.Select(answer => $"{answer.Key}={answer.Value}"),
        .. record.Inputs.Select(input => $"{input.Key}={input.Value with { Members = null }} {Flat(input.Value.Members)}"),
        .. record.Accounts.Select(figure => $"{figure.Key}={figure.Value}"),
        .. record.Rows.Select(row => $"{row.Key}={row.Value with { Items = null }} {Flat(row.Value.Items)}"),
        .. record.Lists.SelectMany(list => list.Value.Select(row => $"{list.Key} {row.Id} {Flat(row.Cells)}")),
        .. record.Texts.Select(text => $"{text.Key}={text.Value}"),
        .. record.Explanations.Select(text => $"{text.Key}={text.Value}"),
    ];

    private static string Flat<T>(EntryDictionary<T>? map) => map is null ? "-" : string.Join(';', map.Select(pair => $"{pair.Key}:{pair.Value}"));
}
