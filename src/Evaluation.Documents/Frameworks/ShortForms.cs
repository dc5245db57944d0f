using Evaluation.Core.Frameworks;
using Evaluation.Core.Formulas;

namespace Evaluation.Documents.Frameworks;

/// <summary>
/// Writes out what a file may leave out because it follows: codes and keys by position, and a computed value that is written as its formula alone.
/// </summary>
internal static class ShortForms
{
    public static TreePart.Map Of(TreePart.Map root)
    {
        var code = root.Said("code") ?? string.Empty;
        var taken = Taken(root);
        var whole = root.Each("indicators", (group, i) => Coded(group, $"{code}-", i + 1).Each(
            "groups", (subgroup, j) => Coded(subgroup, Prefix(group, $"{code}-{i + 1}"), j + 1).Each(
                "indicators", (indicator, k) => Indicator(Coded(indicator, Prefix(subgroup, $"{Prefix(group, $"{code}-{i + 1}")}{j + 1}"), k + 1, "00"), taken))));
        return whole.Of("bonus") is TreePart.Map bonus
            ? whole.With("bonus", bonus.Each("indicators", (indicator, k) => Indicator(Coded(indicator, Prefix(bonus, $"{code}-9") + "1", k + 1, "00"), taken)))
            : whole;
    }

    /// <summary>A name of Chinese letters and digits from a label: 在职人员控制率（%） becomes 在职人员控制率.</summary>
    private static string Named(string label) => new([.. label.Where(letter => char.IsLetterOrDigit(letter) && letter > 0x2E7F || char.IsAsciiDigit(letter))]);

    private static string Prefix(TreePart.Map part, string otherwise) => part.Said("code") ?? otherwise;

    private static TreePart.Map Coded(TreePart.Map part, string prefix, int number, string format = "0") =>
        part.Or("code", prefix + number.ToString(format, System.Globalization.CultureInfo.InvariantCulture));

    private static TreePart.Map Indicator(TreePart.Map indicator, Dictionary<string, TreePart.Map> taken)
    {
        var (code, name) = (indicator.Said("code")!, indicator.Said("name") ?? string.Empty);
        if (Value(indicator.Of("value"), $"value_{Digits(code)}", name, taken, Kind(indicator)) is { } value)
        {
            indicator = indicator.With("value", value);
        }

        if (indicator.Of("rule") is not TreePart.Map rule)
        {
            return indicator;
        }

        rule = rule.Each("items", (item, index) => item.Or("key", FormattableString.Invariant($"item{index + 1}")));
        if (rule.Of("items") is TreePart.Items items && rule.Said("kind") is "checklist" or "checklistSubtract")
        {
            rule = rule.With("items", items with { Parts = [.. items.Parts.Select(Item)] });
        }

        rule = rule.Each("options", (option, index) =>
        {
            option = option.Or("key", FormattableString.Invariant($"option{index + 1}"));
            return Value(option.Of("value"), $"value_{Digits(code)}_{index + 1}", option.Said("label") ?? name, taken, Kind(option)) is { } chosen ? option.With("value", chosen) : option;
        });
        return indicator.With("rule", rule);
    }

    private static string Digits(string code) => new([.. code.SkipWhile(letter => letter != '-').Where(char.IsAsciiDigit)]);

    /// <summary>An item written as its text alone, where all items count the same.</summary>
    private static TreePart Item(TreePart item, int index) => item is TreePart.Text text
        ? new TreePart.Map([], text.Place).Or("key", FormattableString.Invariant($"item{index + 1}")).With("text", text)
        : item;

    private static string? Kind(TreePart.Map holder) => (holder.Of("rule") as TreePart.Map)?.Said("kind");

    /// <summary>Whether the formula names a standard figure of the very name the value would have: then the value needs another.</summary>
    private static bool NamesItself(TreePart.Map value, string named) => StandardParts.Shared.Find(StandardKind.Derived, named) is not null
        && (value.Maps("readings").Prepend(value).Select(part => part.Said("formula")).OfType<string>().Any(formula => StandardExpansion.Named(formula).Contains(named, StringComparer.Ordinal)));

    private static TreePart.Map? Value(TreePart? written, string key, string label, Dictionary<string, TreePart.Map> taken, string? rule)
    {
        var value = written switch
        {
            TreePart.Map map => map,
            TreePart.Text text => new TreePart.Map([new TreeField("formula", text.Place, text)], text.Place),
            _ => null,
        };
        if (value is null)
        {
            return null;
        }

        var named = Named(value.Said("label") ?? label);
        // Another indicator, or what the value itself is computed from, may have the same name.
        var name = !FormulaParser.IsName(named) || (taken.GetValueOrDefault(named) is { } other && !IsValue(other)) || NamesItself(value, named) ? named + "计算值" : named;
        value = value.Or("key", key).Or("label", label).Or("name", taken.ContainsKey(name) ? name + key["value_".Length..].Replace("_", string.Empty, StringComparison.Ordinal) : name);
        taken.TryAdd(value.Said("name")!, value);
        var same = value.Said("formula") is { } formula ? taken.GetValueOrDefault(formula.Trim()) ?? StandardParts.Shared.Find(StandardKind.Derived, formula.Trim())?.Map : null;
        return value.Has("kind") ? value
            : same?.Said("kind") is { } kind ? Measured(value.Or("kind", kind), same)
            : rule == "perOccurrence" ? value.Or("kind", "count").Or("measure", "例")
            : value.Or("kind", "percent");
    }

    /// <summary>Whether the name is that of a value named here before.</summary>
    private static bool IsValue(TreePart.Map part) => part.Said("key")?.StartsWith("value_", StringComparison.Ordinal) == true;

    private static TreePart.Map Measured(TreePart.Map value, TreePart.Map same) => same.Said("measure") is { } measure ? value.Or("measure", measure) : value;

    /// <summary>Data items and derived figures by key and name, the framework's own before the standard ones.</summary>
    private static Dictionary<string, TreePart.Map> Taken(TreePart.Map root)
    {
        var taken = new Dictionary<string, TreePart.Map>(StringComparer.Ordinal);
        var standard = StandardParts.Shared;
        foreach (var part in root.Maps("blocks").SelectMany(block => block.Maps("inputs")).Concat(root.Maps("derived")).Concat(root.Maps("lists"))
            .Concat(standard.Blocks.SelectMany(block => block.Inputs).Select(input => input.Map)).Concat(standard.Lists.Select(list => list.Map)))
        {
            taken.TryAdd(part.Said("key") ?? string.Empty, part);
            taken.TryAdd(part.Said("name") ?? string.Empty, part);
        }

        return taken;
    }
}
