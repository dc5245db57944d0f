namespace Evaluation.Core.Claims;

/// <summary>What a figure is in its sentence.</summary>
internal enum AmountRole
{
    /// <summary>So much there is: 支出4423.60万元.</summary>
    Level,

    /// <summary>So much it changed: 增加1.20万元.</summary>
    Change,

    /// <summary>What something is compared with, printed in the comparison: 比上年100万元增加, 完成预算10.00万元的.</summary>
    Base,
}

/// <summary>A figure with the words that name it.</summary>
/// <param name="Figure">The number.</param>
/// <param name="Lead">Normal text from the figure before, or from the start of the sentence.</param>
/// <param name="Clause">The end of the lead behind its last separator.</param>
/// <param name="Name">What it is called: the clause, or the one before where that is empty; without 为 and 是.</param>
/// <param name="Sentence">Number of the sentence in its paragraph.</param>
/// <param name="Segment">Number of the part of a sentence between semicolons.</param>
/// <param name="Depth">Brackets around it.</param>
/// <param name="Direction">1 for a rise, −1 for a fall.</param>
internal sealed record Amount(Figure Figure, string Lead, string Clause, string Name, int Sentence, int Segment, int Depth, int Direction)
{
    public AmountRole Role { get; init; }

    /// <summary>What the figure belongs to where its own name only says 决算 or 上年: the name of the figure before.</summary>
    public string Topic { get; init; } = string.Empty;

    /// <summary>Name and topic together, for looking up by name.</summary>
    public string FullName => Topic.Length == 0 || Topic == Name ? Name : Nouns.Of(Topic) + Name;

    /// <summary>Place among the amounts of its passage.</summary>
    public int Index { get; init; }

    public FigureDimension Dimension => Figure.Unit.Dimension;

    public bool IsRate => Dimension is FigureDimension.Rate;

    public bool IsLevel => Role == AmountRole.Level;

    /// <summary>Whether both count the same, so that one may be divided by or taken from the other.</summary>
    public bool Matches(Amount other) =>
        Dimension == other.Dimension && (Dimension != FigureDimension.Count || Measures.Same(Figure.Unit.Measure, other.Figure.Unit.Measure));
}

/// <summary>Measure words that count the same things.</summary>
internal static class Measures
{
    private static readonly string[][] Alike = [["人", "名", "位"], ["批次", "批", "件", "次", "起", "宗", "封", "例", "件次"], ["个", "项", "家", "所", "处"], ["辆", "台"], ["场", "期", "次", "场次"]];

    public static bool Same(string left, string right) => left == right || Array.Exists(Alike, group => group.Contains(left) && group.Contains(right));

    public static bool ArePeople(string measure) => measure is "人" or "名" or "位";
}
