using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Filings;

/// <summary>
/// What was typed at an address, ready to be kept. What cannot be read stays as it was typed, so that a draft loses nothing and
/// check I-21 can name it.
/// </summary>
/// <param name="Path">Address of the value.</param>
/// <param name="Text">Text to keep: figures in their stored form (money in 元), answers as 1/0; empty removes the value.</param>
/// <param name="IsMoney">Whether the address takes money.</param>
/// <param name="Problem">Why it could not be read, and how to mend it; null when it could.</param>
public sealed record ReadEntry(string Path, string Text, bool IsMoney, string? Problem);

/// <summary>Reads what was typed at an address of a filing as the framework says it is meant.</summary>
public static class EntryReader
{
    /// <summary>The text to keep; null when a filing of this framework has no such address.</summary>
    /// <param name="framework">Says which addresses there are and what they take.</param>
    /// <param name="scope">Members of the filing's scope.</param>
    /// <param name="path">Address of the value; see <see cref="EntryPath"/>.</param>
    /// <param name="typed">As typed or pasted.</param>
    /// <param name="inWan">Money is meant in 万元 unless the text names a unit itself.</param>
    public static ReadEntry? Read(Framework framework, IReadOnlyList<ScopeMember> scope, string path, string typed, bool inWan)
    {
        if (path.Length > EntryPath.MaximumLength || ReadableText.Clean(path) != path || Kind(framework, scope, path) is not { } kind)
        {
            return null;
        }

        var text = typed.Trim();
        return kind.Figure is { } figure && text.Length > 0
            ? Figure(framework, kind, path, text, figure, inWan)
            : new ReadEntry(path, kind.IsChoice ? Choice(text, kind.MayNotApply, kind.MayBePartly) : text, IsMoney: false, Problem: null);
    }

    /// <summary>What kind of figure stands at the address; null for words, answers, and addresses that do not exist.</summary>
    public static FigureKind? FigureAt(Framework framework, IReadOnlyList<ScopeMember> scope, string path) => Kind(framework, scope, path)?.Figure;

    private static ReadEntry Figure(Framework framework, Place place, string path, string text, FigureKind kind, bool inWan)
    {
        var (value, problem) = TypedFigure.Read(text, kind, inWan);
        if (value is { } number && place.IsPoints && !Points.IsExact(number))
        {
            return new ReadEntry(path, text, IsMoney: false, $"“{text}”不是分数，请填最多两位小数的数字。");
        }

        if (value is { } read)
        {
            return new ReadEntry(path, TypedFigure.Stored(read), kind == FigureKind.Money, Problem: null);
        }

        // A refused figure must not turn into another one when it is read back, e.g. 万元 as 元: naming its unit keeps it unreadable.
        var key = path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..].Split('@')[0];
        var looksRead = TypedFigure.FromStored(text) is { } again && (place.IsCell || framework.Takes(key, again));
        return new ReadEntry(path, looksRead ? text + (kind == FigureKind.Money && inWan ? "万元" : "（超出范围）") : text, kind == FigureKind.Money, problem);
    }

    private static string Choice(string text, bool mayNotApply, bool mayBePartly) => text switch
    {
        "~" or "基本符合" when mayBePartly => "~",
        "-" or "不适用" when mayNotApply => "-",
        "1" or "true" or "是" or "有" => "1",
        "0" or "false" or "否" or "无" => "0",
        _ => string.Empty,
    };

    private static Place? Kind(Framework framework, IReadOnlyList<ScopeMember> scope, string path) => path.Split('/') switch
    {
        ["head", _] when path == EntryPath.ReportDate => Place.Words,
        ["member", { Length: > 0 }] => Place.Words,
        ["answer", var key] when framework.Questions.Any(question => question.Key == key) => Place.Answer,
        ["input", var key] => OfInput(framework, scope, key),
        ["source" or "note", var key] when InputAt(framework, key) is not null => Place.Words,
        ["list", var list, { Length: > 0 }, var column] when framework.List(list)?.Column(column) is { } cell =>
            new Place(cell.Kind == FigureKind.Text ? null : cell.Kind, IsCell: true),
        ["text", var section] when framework.Outline.All.Any(part => part.Id == section && part.Text is not null) => Place.Words,
        ["explain", ..] when path.Length > "explain/".Length => Place.Words,
        ["claim", var code] when framework.Indicator(code) is not null => new Place(FigureKind.Number, IsPoints: true),
        ["na", var code] when framework.Indicator(code) is not null => Place.Answer,
        ["reason" or "nareason" or "rowtext", var code] when framework.Indicator(code) is not null => Place.Words,
        ["item", var code, var item] when framework.Indicator(code)?.Rule.Items.FirstOrDefault(one => one.Key == item) is { } checkItem =>
            Place.Answer with { MayNotApply = checkItem.MayNotApply, MayBePartly = checkItem.Partial is not null },
        ["state", var code] when framework.Indicator(code)?.Rule is ScoringRule.Qualitative or ScoringRule.EitherOr { Choose: OptionChoice.Declared } => Place.Words,
        ["judged", var code] when framework.Indicator(code)?.Rule is ScoringRule.Qualitative => new Place(FigureKind.Number, IsPoints: true),
        ["deduction", var code] when framework.Indicator(code) is { Modifiers.UnitDeducts: true } => new Place(FigureKind.Number, IsPoints: true),
        ["deductionreason", var code] when framework.Indicator(code) is { Modifiers.UnitDeducts: true } => Place.Words,
        _ => null,
    };

    private static Place? OfInput(Framework framework, IReadOnlyList<ScopeMember> scope, string keyAndMember)
    {
        var parts = keyAndMember.Split('@');
        return parts.Length <= 2 && InputAt(framework, parts[0]) is { } input && (parts.Length == 1 || scope.Any(member => member.Key == parts[1]))
            ? new Place(input.Kind)
            : null;
    }

    /// <summary>The input behind a key, also behind the key of its optional last-year value; null for what the system knows itself.</summary>
    private static InputDefinition? InputAt(Framework framework, string key)
    {
        var input = framework.Input(key)
            ?? (key.EndsWith(Framework.PreviousSuffix, StringComparison.Ordinal) ? framework.Input(key[..^Framework.PreviousSuffix.Length]) : null);
        return input is { System: null } ? input : null;
    }

    private sealed record Place(FigureKind? Figure, bool IsChoice = false, bool IsPoints = false, bool IsCell = false, bool MayNotApply = false, bool MayBePartly = false)
    {
        public static Place Words { get; } = new(Figure: null);

        public static Place Answer { get; } = new(Figure: null, IsChoice: true);
    }
}
