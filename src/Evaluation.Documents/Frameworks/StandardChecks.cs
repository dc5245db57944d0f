using System.Text.RegularExpressions;

namespace Evaluation.Documents.Frameworks;

/// <summary>
/// Puts the standard checks into a framework file that says <c>checks: standard</c>: every one whose figures, lists and sections the file has.
/// Conditions, inputs and sections the file has not are left out of a check that has several of them; a check with none left is not taken.
/// </summary>
internal sealed partial class StandardChecks
{
    private static readonly string[] Formulas = ["holds", "when", "implied", "against", "message", "mend", "subjects", "missingAsZero", "input", "settledBy"];

    private readonly StandardParts _standard = StandardParts.Shared;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<string> _sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _evidence = new(StringComparer.Ordinal);
    private readonly HashSet<StandardPart> _derived = [];

    private StandardChecks(TreePart.Map root)
    {
        foreach (var part in root.Maps("blocks").SelectMany(block => block.Maps("inputs")).Concat(root.Maps("lists")).Concat(root.Maps("derived")).Concat(Values(root)))
        {
            _known.Add(part.Said("key") ?? string.Empty);
            _known.Add(part.Said("name") ?? string.Empty);
        }

        _evidence.UnionWith(StandardExpansion.Indicators(root).SelectMany(indicator => Said(indicator.Of("evidence"))));
        if (root.Of("report") is TreePart.Map report)
        {
            Sections(report);
        }
    }

    /// <summary>The file with the word replaced by the checks that fit, and the derived figures they name added.</summary>
    public static TreePart.Map Of(TreePart.Map root)
    {
        var written = root.Of("checks") switch
        {
            TreePart.Text { Value: "standard" or "标准" } word => new TreePart.Items([word], word.Place),
            TreePart.Items several => several,
            _ => null,
        };
        if (written is null || !written.Parts.Any(IsAll))
        {
            return root;
        }

        var checks = new StandardChecks(root);
        var own = written.Parts.OfType<TreePart.Map>().Select(part => part.Said("key")).ToHashSet(StringComparer.Ordinal);
        List<TreePart> parts = [.. written.Parts.SelectMany(part => IsAll(part)
            ? checks._standard.Checks.Where(check => !own.Contains(check.Key)).Select(check => checks.Fitted(check.Map)?.At(part.Place)).OfType<TreePart>()
            : [part])];
        root = root.With("checks", written with { Parts = parts });
        List<TreePart> derived = [.. checks._standard.Derived.Where(checks._derived.Contains).Select(part => part.Map.At(written.Place))];
        return derived.Count == 0 ? root
            : root.Of("derived") is TreePart.Items items ? root.With("derived", items with { Parts = [.. items.Parts, .. derived] })
            : root.With("derived", new TreePart.Items(derived, written.Place));
    }

    private static bool IsAll(TreePart part) => part is TreePart.Text { Value: "standard" or "标准" };

    private static IEnumerable<TreePart.Map> Values(TreePart.Map root) => StandardExpansion.Indicators(root)
        .SelectMany(indicator => (indicator.Of("rule") is TreePart.Map rule ? rule.Maps("options") : []).Prepend(indicator)).Select(part => part.Of("value")).OfType<TreePart.Map>();

    private void Sections(TreePart.Map above)
    {
        foreach (var section in above.Maps("sections"))
        {
            if (section.Has("text"))
            {
                _sections.Add(section.Said("id") ?? string.Empty);
            }

            Sections(section);
        }
    }

    private TreePart.Map? Fitted(TreePart.Map check)
    {
        foreach (var (name, fits) in new (string, Func<string, bool>)[] { ("holds", Fits), ("inputs", _known.Contains), ("sections", _sections.Contains) })
        {
            if (check.Of(name) is TreePart.Items several)
            {
                List<TreePart> left = [.. several.Parts.Where(part => part is TreePart.Text text && fits(text.Value))];
                if (left.Count == 0)
                {
                    return null;
                }

                check = left.Count == several.Parts.Count ? check : check.With(name, several with { Parts = left });
            }
        }

        if (check.Said("evidence") == "address" && !Said(check.Of("words")).Any(word => _evidence.Any(listed => listed.Contains(word, StringComparison.Ordinal))))
        {
            return null;
        }

        if (check.Said("namedBy") is { } column && !_known.Contains(column[..column.IndexOf('.', StringComparison.Ordinal)]))
        {
            return null;
        }

        return !Formulas.SelectMany(name => Said(check.Of(name))).All(Fits) ? null
            : check.Of("examples") is TreePart.Items examples ? check.With("examples", examples with { Parts = [.. examples.Parts.OfType<TreePart.Map>().Where(IsOfThisFile)] })
            : check;
    }

    /// <summary>Whether the file has everything an example fills in.</summary>
    private bool IsOfThisFile(TreePart.Map example) =>
        new[] { "given", "lists" }.SelectMany(name => example.Of(name) is TreePart.Map map ? map.Fields.Select(field => field.Name) : [])
            .All(name => _known.Contains(name) || (name.StartsWith("上年", StringComparison.Ordinal) && _known.Contains(name[2..])));

    private static IEnumerable<string> Said(TreePart? part) => part switch
    {
        TreePart.Text text => [text.Value],
        TreePart.Items items => items.Parts.OfType<TreePart.Text>().Select(text => text.Value),
        _ => [],
    };

    /// <summary>Whether the file has every standard figure that the text names; a derived figure comes along when its own are there.</summary>
    private bool Fits(string text)
    {
        foreach (Match word in Word().Matches(text))
        {
            if (_known.Contains(word.Value) || !_standard.IsFigure(word.Value))
            {
                continue;
            }

            if (_standard.Find(StandardKind.Derived, word.Value) is not { } derived || derived.Map.Said("formula") is not { } formula || !Fits(formula))
            {
                return false;
            }

            _derived.Add(derived);
            _known.Add(derived.Key);
            _known.Add(derived.Name);
        }

        return true;
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();
}
