using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;

namespace Evaluation.Documents.Tests.Filings;

public sealed class ScoringRecordTests
{
    [Fact]
    public void A_frozen_record_scores_the_same_whichever_way_it_is_read()
    {
        var canonical = Encoding.UTF8.GetBytes(CanonicalRecord.Of(Sample.Record));
        var whole = Scorer.Score(Sample.Framework, FilingFile.Read(canonical).Record!);
        var lean = Scorer.Score(Sample.Framework, ScoringRecord.Read(canonical)!);

        Assert.Equal(whole.Rows.Select(row => (row.Indicator.Code, row.Status, row.Computed, row.Self)), lean.Rows.Select(row => (row.Indicator.Code, row.Status, row.Computed, row.Self)));
        Assert.Equal((whole.Totals.Computed, whole.Totals.ComputedGrade, whole.Totals.Self), (lean.Totals.Computed, lean.Totals.ComputedGrade, lean.Totals.Self));
    }

    [Fact]
    public void Everything_but_prose_sources_and_names_is_read()
    {
        var full = FilingFile.Read(Encoding.UTF8.GetBytes(Everything)).Record!;
        var lean = ScoringRecord.Read(Encoding.UTF8.GetBytes(Everything))!;

        Assert.Equal((full.Framework, full.Year), (lean.Framework, lean.Year));
        Assert.Equal(full.Scope, lean.Scope);
        Assert.Equal(full.Answers, lean.Answers);
        Assert.Equal(
            full.Inputs.Select(input => (input.Key, input.Value.Value, input.Value.Typed, input.Value.Note, Members: Joined(input.Value.Members))),
            lean.Inputs.Select(input => (input.Key, input.Value.Value, input.Value.Typed, input.Value.Note, Members: Joined(input.Value.Members))));
        Assert.Equal(full.Rows.Select(row => Without(row.Value)), lean.Rows.Select(row => Without(row.Value)));
        Assert.Equal(full.Rows.Select(row => Joined(row.Value.Items)), lean.Rows.Select(row => Joined(row.Value.Items)));
        Assert.Equal(full.Lists["works"].Select(row => (row.Id, string.Join(',', row.Cells))), lean.Lists["works"].Select(row => (row.Id, string.Join(',', row.Cells))));
        Assert.Equal(full.Evidence.SelectMany(item => item.Indicators), lean.Evidence.SelectMany(item => item.Indicators));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("""{"framework":"T@1","year":2021,"unknown":1}""")]
    [InlineData("""{"framework":"T@1","year":2021,"inputs":{"a":{"value":1}}}""")]
    [InlineData("""{"framework":"T@1","year":2021,"inputs":{"a":{"value":"1e3"}}}""")]
    [InlineData("""{"framework":"T@1","year":2021,"inputs":{"a":{"value":"1","value2":"2"}}}""")]
    [InlineData("""{"framework":"T@1","year":2021,"inputs":{"a":{},"a":{}}}""")]
    [InlineData("""{"framework":"T@1","year":2021,"rows":{"a":{"items":{"b":"maybe"}}}}""")]
    [InlineData("""{"framework":"T@1","year":2021}{}""")]
    public void What_is_not_plainly_a_frozen_record_is_left_to_the_strict_reader(string text) =>
        Assert.Null(ScoringRecord.Read(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("12.30", "12.3")]
    [InlineData("-12.05", "-12.05")]
    [InlineData("99999999999999999", "99999999999999999")]
    [InlineData("999999999999999999", "999999999999999999")]
    [InlineData("-9999999999999999.9", "-9999999999999999.9")]
    [InlineData("12345678901234567890.55", "12345678901234567890.55")]
    public void Amounts_are_read_exactly(string written, string value)
    {
        var record = ScoringRecord.Read(Encoding.UTF8.GetBytes($$$"""{"framework":"T@1","inputs":{"a":{"value":"{{{written}}}"}},"year":2021}"""))!;

        Assert.Equal(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), record.Inputs["a"].Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1/2")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1-")]
    [InlineData("1234567890123456789012345")]
    public void What_is_no_amount_is_left_to_the_strict_reader(string written) =>
        Assert.Null(ScoringRecord.Read(Encoding.UTF8.GetBytes($$$"""{"framework":"T@1","inputs":{"a":{"value":"{{{written}}}"}},"year":2021}""")));

    [Fact]
    public void Records_read_one_after_another_keep_their_own_names_in_their_order()
    {
        string[] names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"];
        string[][] sets = [names, names, names[..9], [.. names, "k"], [.. names[..4], "z1", "z2"], [], ["b"], names[1..], ["a", "aa", .. names[1..]], names];
        foreach (var set in sets)
        {
            Assert.Equal(set, ScoringRecord.Read(Inputs(set))!.Inputs.Keys);
            Assert.Equal(set.Select((_, place) => (decimal?)place), ScoringRecord.Read(Inputs(set))!.Inputs.Values.Select(input => input.Value));
        }

        Assert.Null(ScoringRecord.Read(Inputs([.. names, "a"])));
        Assert.Null(ScoringRecord.Read(Inputs([.. names[..5], "b"])));

        static byte[] Inputs(string[] keys) => Encoding.UTF8.GetBytes(
            "{\"framework\":\"T@1\",\"inputs\":{" + string.Join(',', keys.Select((key, place) => $"\"{key}\":{{\"value\":\"{place}\"}}")) + "},\"year\":2021}");
    }

    private static string Joined<T>(IReadOnlyDictionary<string, T>? pairs) => pairs is null ? "none" : string.Join(',', pairs);

    private static RowEntry Without(RowEntry row) => row with { Items = null };

    private const string Everything = """
        {"answers":{"has":true,"not":false},
         "evidence":[{"date":"2022-01-02","indicators":["T-1","T-2"],"name":"甲.pdf","note":"注","sha256":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}],
         "explanations":{"S-1":"说明"},"framework":"T@1",
         "inputs":{"a":{"members":{"m":"1.50","n":"-2"},"note":"n","source":"s","value":"-0.50"},"b":{"typed":"约十"},"c":{}},
         "lists":{"works":[{"cells":{"cost":"3.00","name":"修路\n第二行"},"id":"r1"},{"id":"r2"}]},
         "notice":{"number":"号","title":"通知"},"reportDate":"2022-05-10",
         "rows":{"T-1":{"claim":"4.56","items":{"x":"met","y":"notMet","z":"notApplicable"},"reason":"原因","text":"话"},
                 "T-2":{"claimTyped":"满分","deduction":"1","deductionReason":"因","judged":"2","notApplicable":true,"notApplicableReason":"无","state":"好"}},
         "scope":[{"key":"m","name":"本级"},{"key":"n","name":"下属"}],"texts":{"t":"文"},
         "unit":{"code":"001","name":"单位"},"year":2021}
        """;
}
