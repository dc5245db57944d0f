using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>Reads the data table's part of a framework file: blocks with their inputs, lists, derived figures.</summary>
internal static class DataTableReading
{
    public static (IReadOnlyList<InputBlock> Blocks, IReadOnlyList<InputDefinition> Inputs) Blocks(FieldReader fields)
    {
        var (blocks, inputs) = (new List<InputBlock>(), new List<InputDefinition>());
        foreach (var block in fields.Items("blocks", "数据表分块"))
        {
            block.Settle($"blocks/{block.Said("key")}");
            var read = new InputBlock(block.Text("key"), block.Text("title"));
            blocks.Add(read);
            inputs.AddRange(block.Items("inputs", "数据项", required: true).Select(input => Input(input, read.Key)));
            block.Close();
        }

        return (blocks, inputs);
    }

    public static IReadOnlyList<ListDefinition> Lists(FieldReader fields) => [.. fields.Items("lists", "列表").Select(List)];

    public static DerivedFigure Derived(FieldReader fields)
    {
        fields.Settle($"derived/{fields.Said("key")}");
        var figure = new DerivedFigure(
            fields.Text("key"), fields.Text("label"), fields.Text("name"), fields.Choice("kind", Words.Kinds), fields.OptionalText("measure"), fields.Formula("formula"));
        fields.Close();
        return figure;
    }

    private static InputDefinition Input(FieldReader fields, string block)
    {
        fields.Settle($"inputs/{fields.Said("key")}");
        var input = new InputDefinition
        {
            Key = fields.Text("key"),
            Label = fields.Text("label"),
            Name = fields.Text("name"),
            Kind = fields.Choice("kind", Words.Kinds),
            Measure = fields.OptionalText("measure"),
            Block = block,
            Basis = fields.OptionalText("basis"),
            Source = fields.OptionalText("source"),
            Hint = fields.OptionalText("hint"),
            Required = fields.Flag("required"),
            Signed = fields.Flag("signed"),
            Previous = fields.OptionalText("previous"),
            System = System(fields),
        };
        fields.Close();
        return input;
    }

    private static SystemSource? System(FieldReader fields)
    {
        switch (fields.Part("system"))
        {
            case null:
                return null;
            case TreePart.Text { Value: "daysLate" }:
                return new SystemSource.DaysLate();
            case TreePart.Text { Value: "qualityErrors" }:
                return new SystemSource.QualityErrors();
            case TreePart.Map:
                var on = fields.Map("system", "系统数据", required: true)!;
                on.Settle($"{fields.Path}/system");
                var source = new SystemSource.EvidenceOn(on.Text("evidenceOn"));
                on.Close();
                return source;
            default:
                return fields.Wrong<SystemSource?>("system", "写法不对", "可以写：daysLate、qualityErrors、{ evidenceOn: 指标编码 }。", null);
        }
    }

    private static ListDefinition List(FieldReader fields)
    {
        fields.Settle($"lists/{fields.Said("key")}");
        var list = new ListDefinition(
            fields.Text("key"),
            fields.Text("label"),
            fields.Text("name"),
            fields.OptionalText("hint"),
            fields.Flag("required"),
            [.. fields.Items("columns", "列", required: true).Select(column => Column(column, fields.Path))])
        {
            Page = fields.OptionalText("page") ?? "goals",
        };
        fields.Close();
        return list;
    }

    private static ListColumn Column(FieldReader fields, string list)
    {
        fields.Settle($"{list}/columns/{fields.Said("key")}");
        var column = new ListColumn(
            fields.Text("key"),
            fields.Text("label"),
            fields.Text("name"),
            fields.Choice("kind", Words.Kinds),
            fields.OptionalText("measure"),
            fields.Flag("required"),
            fields.Texts("choices"),
            fields.OptionalText("hint"));
        fields.Close();
        return column;
    }
}
