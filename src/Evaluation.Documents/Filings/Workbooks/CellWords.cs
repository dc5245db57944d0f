using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>Between the kept text of a value and what stands in its cell: money in 万元, answers in words.</summary>
internal sealed class CellWords(Framework framework, IReadOnlyList<ScopeMember> scope)
{
    private const int DigitsOfSpreadsheets = 15;
    private const string NotApplicable = "不适用";

    /// <summary>What may be answered to an item of a checklist.</summary>
    public static IReadOnlyList<string> ChoicesOf(CheckItem? item) => [.. Answers(item).Select(state => ItemWords.Of(state))];

    /// <summary>The text of a cell that holds the kept text; a number where it can be one.</summary>
    public string Shown(string path, string kept)
    {
        if (kept.Length == 0)
        {
            return kept;
        }

        switch (path.Split('/'))
        {
            case ["answer", _]:
                return kept == "1" ? "是" : "否";
            case ["na", _]:
                return kept == "1" ? NotApplicable : "适用";
            case ["item", ..]:
                return ItemWords.Of(EntryPath.ItemOf(kept));
            case ["state", var code] when framework.Indicator(code)?.Rule is ScoringRule.EitherOr either:
                return either.Options.FirstOrDefault(option => option.Key == kept)?.Label ?? kept;
            default:
                return Figure(path, kept);
        }
    }

    /// <summary>The cell's number, when its text is one that a spreadsheet keeps to the last digit; money stays a number only as 万元.</summary>
    public string? Number(string path, string kept) =>
        EntryReader.FigureAt(framework, scope, path) is { } kind and not FigureKind.YesNo && TypedFigure.FromStored(kept) is { } value && (kind != FigureKind.Money || Money.IsExact(value))
        && Plain(kind, value) is var text && text.Count(char.IsAsciiDigit) <= DigitsOfSpreadsheets ? text : null;

    /// <summary>The kept text of what stands in a cell, or what is wrong with it.</summary>
    public ReadEntry? Read(string path, string shown)
    {
        var text = ReadableText.Clean(shown).ReplaceLineEndings("\n").Trim();
        string[]? choices = null;
        string kept;
        switch (path.Split('/'))
        {
            case ["answer", _]:
                (choices, kept) = (["是", "否"], text switch { "是" => "1", "否" => "0", _ => string.Empty });
                break;
            case ["na", _]:
                (choices, kept) = (["适用", NotApplicable], text switch { NotApplicable => "1", "适用" => "0", _ => string.Empty });
                break;
            case ["item", var code, var key]:
                var asked = framework.Indicator(code)?.Rule.Items.FirstOrDefault(item => item.Key == key);
                choices = [.. ChoicesOf(asked)];
                kept = Answers(asked).Where(state => ItemWords.Of(state) == text).Select(EntryPath.ItemText).FirstOrDefault(string.Empty);
                break;
            case ["state", var code] when framework.Indicator(code)?.Rule is ScoringRule.EitherOr either:
                (choices, kept) = ([.. either.Options.Select(option => option.Label)], either.Options.FirstOrDefault(option => option.Label == text)?.Key ?? string.Empty);
                break;
            case ["state", var code] when framework.Indicator(code)?.Rule is ScoringRule.Qualitative qualitative:
                (choices, kept) = ([.. qualitative.States.Select(state => state.Name)], qualitative.States.Any(state => state.Name == text) ? text : string.Empty);
                break;
            case ["list", var list, _, var column] when framework.List(list)?.Column(column) is { Choices.Count: > 0 } cell:
                (choices, kept) = ([.. cell.Choices], cell.Choices.Contains(text, StringComparer.Ordinal) ? text : string.Empty);
                break;
            default:
                return EntryReader.Read(framework, scope, path, text, inWan: true) is not { } read ? null
                    : read.Problem is null && OutOfRange(path, read.Text) is { } problem ? read with { Problem = problem } : read;
        }

        return EntryReader.Read(framework, scope, path, kept, inWan: true) is not { } known ? null
            : text.Length > 0 && kept.Length == 0 ? known with { Text = text, Problem = $"“{Short(text)}”不在可选范围内，请填{string.Join("、", choices)}之一。" }
            : known with { Text = kept };
    }

    private static IEnumerable<ItemState> Answers(CheckItem? item) => item?.Answers ?? [];

    private static string Short(string text) => text.Length <= 30 ? text : text[..30] + "…";

    private string? OutOfRange(string path, string kept)
    {
        if (TypedFigure.FromStored(kept) is not { } value)
        {
            return null;
        }

        switch (path.Split('/'))
        {
            case ["claim", var code] when framework.Indicator(code) is { } indicator && (value < 0m || value > indicator.Weight.Value):
                return $"“{kept}”超出范围，自评得分应在0至{FigureText.Short(indicator.Weight)}分之间。";
            case ["deduction", var code] when framework.Indicator(code) is { } indicator && (value < 0m || value > indicator.Weight.Value):
                return $"“{kept}”超出范围，扣减应在0至{FigureText.Short(indicator.Weight)}分之间。";
            case ["input", var key] when value < 0m && InputOf(key.Split('@')[0]) is { Signed: false } input:
                return $"“{input.Label}”不能是负数，请核对后改正。";
            default:
                return null;
        }
    }

    private InputDefinition? InputOf(string key) => framework.Input(key)
        ?? (key.EndsWith(Framework.PreviousSuffix, StringComparison.Ordinal) ? framework.Input(key[..^Framework.PreviousSuffix.Length]) : null);

    private string Figure(string path, string kept) => EntryReader.FigureAt(framework, scope, path) switch
    {
        null => kept,
        FigureKind.YesNo => kept switch { "1" => "是", "0" => "否", _ => kept },
        var kind when TypedFigure.FromStored(kept) is { } value && (kind != FigureKind.Money || Money.IsExact(value)) => Plain(kind.Value, value),
        _ => kept,
    };

    private static string Plain(FigureKind kind, decimal value) => (kind == FigureKind.Money ? value / 10_000m : value).ToString("0.############################", CultureInfo.InvariantCulture);
}
