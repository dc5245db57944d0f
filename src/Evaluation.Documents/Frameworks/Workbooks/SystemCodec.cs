namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>What the system knows by itself: 逾期天数, 差错数, 佐证：ZJ21-3201.</summary>
internal sealed class SystemCodec : CellCodec
{
    private const string Late = "逾期天数";
    private const string Errors = "差错数";
    private const string On = "佐证：";

    public override string Write(TreePart part) => part switch
    {
        TreePart.Text { Value: "daysLate" } => Late,
        TreePart.Text { Value: "qualityErrors" } => Errors,
        TreePart.Map map => On + map.Said("evidenceOn"),
        _ => throw new NotSupportedException(part.ToString()),
    };

    public override TreePart Read(string text, Place place)
    {
        var said = text.Trim().Replace(':', '：');
        return said switch
        {
            Late => new TreePart.Text("daysLate", place),
            Errors => new TreePart.Text("qualityErrors", place),
            _ when said.StartsWith(On, StringComparison.Ordinal) => new TreePart.Map([new TreeField("evidenceOn", place, new TreePart.Text(said[On.Length..].Trim(), place))], place),
            _ => new TreePart.Text(said, place),
        };
    }
}
