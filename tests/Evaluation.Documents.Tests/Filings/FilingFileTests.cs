using System.Text;
using CsCheck;
using Evaluation.Core.Filings;
using Evaluation.Core.Quantities;
using Evaluation.Documents.Filings;

namespace Evaluation.Documents.Tests.Filings;

/// <summary>Filing files are read strictly, written plainly, and hashed in one spelling.</summary>
public sealed class FilingFileTests
{
    private const string Good = """
        {
          "framework": "ZJ21@1",
          "year": 2021,
          "unit": { "code": "001", "name": "甲单位" },
          "inputs": {
            "exec_total": { "value": "44236000.00", "source": "决算表" }
          },
          "rows": {
            "ZJ21-2201": { "claim": "4.56", "reason": "未支付" }
          }
        }
        """;

    [Theory]
    [InlineData("\"year\": 2021", "\"year\": \"2021\"", 3, "year", "整数")]
    [InlineData("\"44236000.00\"", "44236000.00", 6, "inputs.exec_total.value", "加引号")]
    [InlineData("\"44236000.00\"", "\"4,423.60\"", 6, "inputs.exec_total.value", "加引号")]
    [InlineData("\"44236000.00\"", "\"1e9\"", 6, "inputs.exec_total.value", "加引号")]
    [InlineData("\"44236000.00\"", "\"1.1234567\"", 6, "inputs.exec_total.value", "小数最多6位")]
    [InlineData("\"4.56\"", "\"4.567\"", 9, "rows.ZJ21-2201.claim", "两位小数")]
    [InlineData("\"reason\"", "\"raeson\"", 9, "rows.ZJ21-2201.raeson", "是不是“reason”")]
    [InlineData("\"name\": \"甲单位\"", "\"name\": 5", 4, "unit.name", "文字")]
    [InlineData("{ \"code\": \"001\", \"name\": \"甲单位\" }", "\"甲单位\"", 4, "unit", "对象")]
    [InlineData("\"year\": 2021", "\"year\": 2021, \"year\": 2022", 3, "year", "写了两次")]
    [InlineData("\"year\": 2021,", "\"year\": 2021", 4, "", "JSON")]
    [InlineData("\"framework\": \"ZJ21@1\",", "", 1, "framework", "缺少")]
    [InlineData("\"year\": 2021", "\"year\": 2021, \"reportDate\": \"2022-5-10\"", 3, "reportDate", "不是日期")]
    [InlineData("\"year\": 2021", "\"year\": 2021, \"answers\": { \"a\": \"是\" }", 3, "answers.a", "true")]
    [InlineData("\"year\": 2021", "\"year\": 2021, \"evidence\": [ { \"name\": \"a\", \"sha256\": \"00\", \"indicators\": [] } ]", 3, "evidence[0].sha256", "SHA-256")]
    public void A_fault_names_its_line_its_place_and_what_to_do(string piece, string replacement, int line, string place, string said)
    {
        Assert.Contains(piece, Good, StringComparison.Ordinal);

        var (record, faults) = Read(Good.Replace(piece, replacement, StringComparison.Ordinal));

        Assert.Null(record);
        var fault = Assert.Single(faults);
        Assert.Equal(line, fault.Line);
        Assert.Equal(place, fault.Place);
        Assert.Contains(said, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"lists\": { \"targets\": [ {ROWS} ] }", "{ \"idd\": \"pN\", \"cels\": { \"name\": \"a\" } }", 20_000)]
    [InlineData("\"texts\": { {ROWS} }", "\"kN\": 5", 40_000)]
    [InlineData("\"evidence\": [ {ROWS} ]", "{ \"name\": 5 }", 20_000)]
    [InlineData("\"evidence\": [ {ROWS} ]", "1", 500_000)]
    public void Thousands_of_faults_end_at_two_hundred_within_60_MB(string part, string row, int times)
    {
        var rows = string.Join(",\n", Enumerable.Range(0, times).Select(number => row.Replace("N", number.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)));
        var bytes = Encoding.UTF8.GetBytes(Good.Replace("\"inputs\"", part.Replace("{ROWS}", rows, StringComparison.Ordinal) + ",\n\"inputs\"", StringComparison.Ordinal));
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (record, faults) = FilingFile.Read(bytes);

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60_000_000);
        Assert.Null(record);
        Assert.InRange(faults.Count, 1, 200);
        Assert.Contains(faults, fault => fault.Message.Contains("没有列出", StringComparison.Ordinal) || fault.Message.Contains("内容太多", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("exec_total", "exec_totle", "inputs.exec_totle", "没有“exec_totle”这个数据项。是否指“本年支出合计”（键 exec_total）？")]
    [InlineData("exec_total", "本年支岀合计", "inputs.本年支岀合计", "没有“本年支岀合计”这个数据项。是否指“本年支出合计”（键 exec_total）？")]
    [InlineData("exec_total", "本年支出合计\u200B", "inputs.本年支出合计〈U+200B〉", "没有“本年支出合计〈U+200B〉”这个数据项。是否指“本年支出合计”（键 exec_total）？")]
    [InlineData("exec_total", "完全不相干的一个名称", "inputs.完全不相干的一个名称", "请删去，或改用指标体系里数据项的键或名称")]
    [InlineData("ZJ21-2201", "ZJ21-2299", "rows.ZJ21-2299", "ZJ21-2")]
    [InlineData("\"44236000.00\"", "\"44236000.001\"", "inputs.exec_total", "两位小数")]
    [InlineData("\"year\": 2021", "\"year\": 2031", "year", "2031")]
    [InlineData("\"year\": 2021", "\"year\": 2021, \"texts\": { \"nowhere\": \"字\" }", "texts.nowhere", "章节")]
    [InlineData("\"year\": 2021", "\"year\": 2021, \"lists\": { \"targets\": [ { \"id\": \"1\", \"cells\": { \"nmae\": \"字\" } } ] }", "lists.targets[0].cells.nmae", "name")]
    public void What_the_framework_does_not_know_is_refused(string piece, string replacement, string place, string said)
    {
        var (record, _) = Read(Good.Replace(piece, replacement, StringComparison.Ordinal));

        var fault = Assert.Single(FilingFit.Run(Sample.Framework, record!));

        Assert.Equal(place, fault.Place);
        Assert.Contains(said, fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exec_total", "exec_total")]
    [InlineData("本年支出合计", "exec_total")]
    [InlineData("固定资产总额（原值）", "fixed_asset_total")]
    [InlineData("固定资产总额", "fixed_asset_total")]
    [InlineData("上年本年支出合计", "exec_total_prev")]
    public void An_input_may_be_written_by_its_formula_name_or_its_label_and_is_kept_by_its_key(string written, string key)
    {
        var (record, _) = Read(Good.Replace("exec_total", written, StringComparison.Ordinal));

        var keyed = new InputNames(Sample.Framework).Keyed(record!);

        Assert.Equal(key, Assert.Single(keyed.Inputs.Keys));
        Assert.Empty(FilingFit.Run(Sample.Framework, keyed));
        Assert.Contains($"\"{key}\"", FilingJson.Write(keyed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_beside_its_own_key_is_said_to_be_written_twice()
    {
        var (record, _) = Read(Good.Replace("\"inputs\": {", "\"inputs\": { \"本年支出合计\": { \"value\": \"1.00\" },", StringComparison.Ordinal));
        var fault = Assert.Single(FilingFit.Run(Sample.Framework, new InputNames(Sample.Framework).Keyed(record!)));

        Assert.Contains("“本年支出合计”就是“exec_total”，写了两次", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_label_of_several_inputs_asks_for_the_key()
    {
        var framework = Sample.Framework with { Inputs = [.. Sample.Framework.Inputs.Select(input => input.Key is "exec_total" or "income_total" ? input with { Label = "合计" } : input)] };
        var (record, _) = Read(Good.Replace("exec_total", "合计", StringComparison.Ordinal));
        var fault = Assert.Single(FilingFit.Run(framework, new InputNames(framework).Keyed(record!)));

        Assert.Contains("有2个数据项叫“合计”。请写键：exec_total、income_total。", fault.ToString(), StringComparison.Ordinal);
    }

    public static TheoryData<string> Hostile() => new(
        "", " ", "null", "[]", "5", "\"x\"", "{", "{}{}", "{} x", "// comment\n{}", new string('[', 100_000),
        string.Concat(Enumerable.Repeat("{\"a\":", 5_000)), new string(' ', 4_100_000), "{\"framework\":\"\\ud800\"}", "\0\0\0");

    [Theory]
    [MemberData(nameof(Hostile))]
    public void A_hostile_file_ends_in_a_fault(string text)
    {
        var (record, faults) = Read(text);

        Assert.Null(record);
        Assert.NotEmpty(faults);
    }

    [Fact]
    public void Any_bytes_end_in_a_record_or_in_faults() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            var (record, faults) = FilingFile.Read(bytes);
            return record is null == faults.Count > 0;
        }, iter: 500);

    [Fact]
    public void What_is_written_reads_back_to_the_same_record() =>
        Records.Sample(ReadsBack, iter: 300);

    [Fact]
    public void The_sample_written_and_read_keeps_its_hash() =>
        Assert.Equal(CanonicalRecord.Hash(Sample.Record), CanonicalRecord.Hash(Read(FilingJson.Write(Sample.Record)).Record!));

    [Fact]
    public void The_canonical_form_is_sorted_and_without_spaces()
    {
        var record = new FilingRecord
        {
            Framework = "T@1",
            Year = 2021,
            Unit = new UnitIdentity("1", "甲\"乙\\\u0001\n", null, null),
            Answers = EntryDictionary.Empty<bool>().With("b", true).With("a", false),
        };

        Assert.Equal(
            """{"answers":{"a":false,"b":true},"framework":"T@1","unit":{"code":"1","name":"甲\"乙\\\u0001\n"},"year":2021}""",
            CanonicalRecord.Of(record));
    }

    [Fact]
    public void Trailing_zeros_do_not_change_the_hash_but_a_fen_does()
    {
        var one = CanonicalRecord.Hash(Read(Good).Record!);

        Assert.Equal(one, CanonicalRecord.Hash(Read(Good.Replace("44236000.00", "44236000", StringComparison.Ordinal)).Record!));
        Assert.NotEqual(one, CanonicalRecord.Hash(Read(Good.Replace("44236000.00", "44236000.01", StringComparison.Ordinal)).Record!), StringComparer.Ordinal);
    }

    private static Gen<FilingRecord> Records
    {
        get
        {
            var key = Gen.String[Gen.Char['a', 'z'], 1, 6];
            var text = Gen.String[Gen.OneOf(Gen.Char['一', '龥'], Gen.Char['!', '~'], Gen.Const('\n')), 1, 12];
            var amount = Gen.Long[-99_999_999_999_999, 99_999_999_999_999].Select(fen => fen / 100m);
            var figure = Gen.Select(amount, text).Select((value, source) => new EnteredFigure(value, Source: source));
            var row = Gen.Select(Gen.Int[0, 1000], text, Gen.Bool).Select((points, reason, met) => new RowEntry(
                new Points(points / 100m), Reason: reason, NotApplicable: met,
                Items: EntryDictionary.Empty<ItemState>().With("a", met ? ItemState.Met : ItemState.NotMet)));
            return Gen.Select(Gen.Dictionary(key, figure)[0, 5], Gen.Dictionary(key, row)[0, 5], Gen.Dictionary(key, text)[0, 5], Gen.Int[0, 9]).Select((inputs, rows, texts, days) => new FilingRecord
            {
                Framework = "T@1",
                Year = 2021,
                Unit = new UnitIdentity("1", "甲", null, "乙"),
                Inputs = inputs.ToKeyed(),
                Accounts = inputs.ToKeyed(input => input.Key, input => new AccountsFigure(input.Value.Value!.Value, input.Value.Source!)),
                Rows = rows.ToKeyed(),
                Texts = texts.ToKeyed(),
                Lists = texts.ToKeyed(text => text.Key, IReadOnlyList<ListRow> (text) => [new ListRow("1", EntryDictionary.Empty<string>().With("c", text.Value))]),
                System = new SystemFacts(days, 0, days > 4)
                {
                    Deductions = days > 4 ? texts.ToKeyed(text => text.Key, text => new ReviewDeduction(new Points(days / 4m), text.Value)) : EntryDictionary.Empty<ReviewDeduction>(),
                },
            });
        }
    }

    private static bool ReadsBack(FilingRecord record)
    {
        var (again, faults) = Read(FilingJson.Write(record));
        return faults.Count == 0 && CanonicalRecord.Of(again!) == CanonicalRecord.Of(record) && again!.System with { Deductions = record.System.Deductions } == record.System
            && again.System.Deductions.SequenceEqual(record.System.Deductions);
    }

    private static (FilingRecord? Record, IReadOnlyList<FilingFault> Faults) Read(string text) => FilingFile.Read(Encoding.UTF8.GetBytes(text));
}
