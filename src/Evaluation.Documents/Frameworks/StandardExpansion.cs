using System.Text.RegularExpressions;
using Evaluation.Core.Formulas;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Frameworks;

/// <summary>
/// Puts standard parts into a framework file that names them: parts written as a word, parts changed with <c>standard: 名称</c>, and every data item,
/// list and derived figure that a formula or sentence names and the file does not define. The result reads as if all had been written out.
/// </summary>
internal sealed partial class StandardExpansion
{
    private const string PreviousSuffix = Core.Frameworks.Framework.PreviousSuffix;

    private readonly StandardParts _standard = StandardParts.Shared;
    private readonly Reading _reading;
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TreePart.Map> _own = new(StringComparer.Ordinal);
    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);
    private readonly Dictionary<StandardPart, Place> _taken = [];
    private readonly Dictionary<string, TreePart.Map> _lastYear = new(StringComparer.Ordinal);
    private readonly HashSet<TreePart.Map> _fromStandard = new(ReferenceEqualityComparer.Instance);

    private StandardExpansion(Reading reading) => _reading = reading;

    public static TreePart.Map Of(Reading reading, TreePart.Map root) => new StandardExpansion(reading).Whole(root);

    private TreePart.Map Whole(TreePart.Map root)
    {
        root = Named(Named(root, "grades", Grades(root)), "report", _standard.Report);
        root = Blocks(root);
        root = Items(Items(Items(root, "lists", StandardKind.List), "derived", StandardKind.Derived), "questions", StandardKind.Question);
        root = Items(root, "checks", StandardKind.Check);
        Know(root);
        Follow(root);
        return Tidied(WithLastYear(StandardChecks.Of(Added(root))));
    }

    private static TreePart.Map Named(TreePart.Map root, string name, TreePart part) =>
        root.Of(name) is TreePart.Text { Value: "standard" or "标准" } said ? root.With(name, part.At(said.Place)) : root;

    /// <summary>The grades of the standard, whose bounds are of 100, at the same shares of the file's total.</summary>
    private TreePart Grades(TreePart.Map root) =>
        root.Said("total") is { } text && RatioText.Read(text) is { Sign: > 0 } total && total <= Core.Frameworks.Framework.MostPoints.ToRatio() && _standard.Grades is TreePart.Items grades
            ? grades with { Parts = [.. grades.Parts.OfType<TreePart.Map>().Select(grade => AtShare(grade, total))] }
            : _standard.Grades;

    private static TreePart.Map AtShare(TreePart.Map grade, Ratio total) => RatioText.Read(grade.Said("from")!) is { } from
        ? grade.With("from", new TreePart.Text(FigureText.Short(Points.Award(from * total / Ratio.Hundred)), grade.Place))
        : grade;

    /// <summary>The blocks, with <c>inputs</c> at the top put into their standard blocks.</summary>
    private TreePart.Map Blocks(TreePart.Map root)
    {
        if (root.Of("blocks") is TreePart.Items blocks)
        {
            root = root.With("blocks", blocks with { Parts = [.. blocks.Parts.Select(Block)] });
        }

        if (root.Of("inputs") is not TreePart.Items inputs)
        {
            return root;
        }

        foreach (var part in inputs.Parts)
        {
            if (part is TreePart.Text word && Find(StandardKind.Input, word, "数据项") is { } found)
            {
                _taken.TryAdd(found, word.Place);
            }
            else if (part is not TreePart.Text)
            {
                _reading.Add($"head/inputs/{part.Place.Line}", part.Place, "这里只能写标准数据项的名称。", "自己定义的数据项写在 blocks 的分块里。");
            }
        }

        return root.Without("inputs");
    }

    private TreePart Block(TreePart part)
    {
        if (part is TreePart.Text word)
        {
            var block = _standard.Blocks.FirstOrDefault(block => block.Key == word.Value || block.Title == word.Value);
            if (block is null)
            {
                Unknown(StandardKind.Block, word, "数据表分块");
                return part;
            }

            return new TreePart.Map([], word.Place).Or("key", block.Key).Or("title", block.Title)
                .With("inputs", new TreePart.Items([.. block.Inputs.Select(input => Copy(input, word.Place))], word.Place));
        }

        return part is TreePart.Map map ? Items(Titled(map), "inputs", StandardKind.Input) : part;
    }

    /// <summary>A block with a standard key may leave out its title.</summary>
    private TreePart.Map Titled(TreePart.Map block) =>
        _standard.Blocks.FirstOrDefault(standard => standard.Key == block.Said("key")) is { } same ? block.Or("title", same.Title) : block;

    private TreePart.Map Items(TreePart.Map map, string name, StandardKind kind) => map.Of(name) is not TreePart.Items items ? map : map.With(
        name, items with { Parts = [.. items.Parts.Select(part => Item(part, kind))] });

    private TreePart Item(TreePart part, StandardKind kind)
    {
        var what = kind switch { StandardKind.List => "列表", StandardKind.Derived => "中间指标", StandardKind.Question => "适用情况问题", StandardKind.Check => "校验规则", _ => "数据项" };
        switch (part)
        {
            case TreePart.Text { Value: "standard" or "标准" } when kind == StandardKind.Check:
                return part;
            case TreePart.Text word:
                return Find(kind, word, what) is { } found ? Copy(found, word.Place) : word;
            case TreePart.Map map when map.Of("standard") is TreePart.Text word:
                return Find(kind, word, what) is { } changed ? Changed(map.Without("standard"), changed) : map.Without("standard");
            case TreePart.Map map when kind == StandardKind.Question && !map.Has("text") && map.Of("key") is TreePart.Text key:
                return Find(kind, key, what) is { } asked ? Changed(map, asked) : map;
            default:
                return part;
        }
    }

    private TreePart.Map Copy(StandardPart part, Place place)
    {
        var copy = part.Map.At(place);
        _fromStandard.Add(copy);
        return copy;
    }

    /// <summary>The standard part with the fields written in the file before its own.</summary>
    private TreePart.Map Changed(TreePart.Map written, StandardPart part)
    {
        if (StandardParts.Shared.Find(StandardKind.Check, part.Key) == part && written.Fields.Any(field => field.Name is not ("severity" or "name" or "message" or "mend" or "source" or "group" or "under")))
        {
            // Other limits make other examples.
            part = part with { Map = part.Map.Without("examples") };
        }

        var merged = written with { Fields = [.. written.Fields, .. part.Map.At(written.Place).Fields.Where(field => !written.Has(field.Name))] };
        if (!written.Has("hides") && !written.Has("previous"))
        {
            _fromStandard.Add(merged);
        }

        return merged;
    }

    private StandardPart? Find(StandardKind kind, TreePart.Text word, string what)
    {
        var found = _standard.Find(kind, word.Value);
        if (found is null)
        {
            Unknown(kind, word, what);
        }

        return found;
    }

    private void Unknown(StandardKind kind, TreePart.Text word, string what) => _reading.Add(
        $"standard/{kind}/{word.Value}", word.Place, $"标准部件里没有名为“{word.Value}”的{what}。",
        _reading.Nearest(word.Value, _standard.Words(kind)) is { } near ? $"是不是“{near}”？" : "标准部件的名称见 README.md；自己定义的要写全 key、label、name、kind。");

    /// <summary>Words the file defines itself.</summary>
    private void Know(TreePart.Map root)
    {
        var values = Indicators(root).SelectMany(indicator => (indicator.Of("rule") is TreePart.Map rule ? rule.Maps("options") : []).Prepend(indicator))
            .Select(part => part.Of("value")).OfType<TreePart.Map>();
        foreach (var part in root.Maps("blocks").SelectMany(block => block.Maps("inputs")).Concat(root.Maps("lists")).Concat(root.Maps("derived")).Concat(values))
        {
            _known.Add(part.Said("key") ?? string.Empty);
            _known.Add(part.Said("name") ?? string.Empty);
            _own.TryAdd(part.Said("key") ?? string.Empty, part);
        }

        foreach (var column in root.Maps("lists").SelectMany(list => list.Maps("columns")))
        {
            _known.Add(column.Said("name") ?? string.Empty);
        }
    }

    internal static IEnumerable<TreePart.Map> Indicators(TreePart.Map root) => root.Maps("indicators").SelectMany(group => group.Maps("groups"))
        .Concat(root.Of("bonus") is TreePart.Map bonus ? [bonus] : []).SelectMany(subgroup => subgroup.Maps("indicators"));

    /// <summary>Looks for words in everything that may hold a formula or a sentence.</summary>
    private void Follow(TreePart part)
    {
        switch (part)
        {
            case TreePart.Map map:
                foreach (var field in map.Fields)
                {
                    // Last year's figure comes only with a file that names it.
                    var mayName = field.Name is "formula" or "when" or "onlyWhen" or "value" or "input" or "list" or "holds" or "implied" or "against" or "subjects" or "missingAsZero" or "inputs" || (field.Name == "previous" && !_fromStandard.Contains(map));
                    if (mayName)
                    {
                        Words(field.Value);
                    }

                    Follow(field.Value);
                }

                break;
            case TreePart.Items items:
                foreach (var item in items.Parts)
                {
                    Follow(item);
                }

                break;
            case TreePart.Text text when text.Value.Contains('{', StringComparison.Ordinal):
                foreach (Match chip in Chip().Matches(text.Value))
                {
                    Need(chip.Groups["word"].Value.Trim(), text.Place);
                }

                break;
        }
    }

    /// <summary>甲且乙 in a condition names 甲 and 乙, unless there is a figure of that whole name.</summary>
    private void Joined(string word, Place place)
    {
        if (!JoinedWords.MayBe(word) || IsKnown(word))
        {
            return;
        }

        // After a figure the connective stands first: …＞1且乙.
        foreach (var (start, length) in JoinedWords.Divide(word, afterOperand: false, IsKnown) ?? JoinedWords.Divide(word, afterOperand: true, IsKnown) ?? [])
        {
            Need(word.Substring(start, length), place);
        }
    }

    private bool IsKnown(string word) => _known.Contains(word) || FormulaParser.IsKeyword(word) || LastYearOf(word) is not null
        || _standard.Find(StandardKind.Input, word) is not null || _standard.Find(StandardKind.List, word) is not null || _standard.Find(StandardKind.Derived, word) is not null;

    private void Words(TreePart part)
    {
        foreach (var text in part is TreePart.Items items ? items.Parts.OfType<TreePart.Text>() : new[] { part }.OfType<TreePart.Text>())
        {
            foreach (Match word in Word().Matches(text.Value))
            {
                Need(word.Value, text.Place);
                Joined(word.Value, text.Place);
            }
        }
    }

    private void Need(string word, Place place)
    {
        if (_known.Contains(word) || !_looked.Add(word))
        {
            return;
        }

        if (_standard.Find(StandardKind.Input, word) is { } input)
        {
            Take(input, place);
        }
        else if (_standard.Find(StandardKind.List, word) is { } list)
        {
            Take(list, place);
        }
        else if (_standard.Find(StandardKind.Derived, word) is { } derived && Take(derived, place))
        {
            Follow(derived.Map.At(place));
        }
        else if (LastYearOf(word) is { } year)
        {
            Need(year.Key, place);
            _lastYear.TryAdd(year.Key, LastYear(year, place));
        }
    }

    /// <summary>The standard item whose last year's figure is meant by 上年… or …_prev.</summary>
    private StandardPart? LastYearOf(string word) =>
        word.StartsWith("上年", StringComparison.Ordinal) ? _standard.Find(StandardKind.Input, word[2..])
        : word.EndsWith(PreviousSuffix, StringComparison.Ordinal) ? _standard.Find(StandardKind.Input, word[..^PreviousSuffix.Length])
        : null;

    private static TreePart.Map LastYear(StandardPart item, Place place)
    {
        var last = item.Map.At(place).Without("required").Without("previous").Without("hint").Without("system")
            .With("key", new TreePart.Text(item.Key + PreviousSuffix, place));
        foreach (var field in new[] { "label", "name", "source" })
        {
            last = item.Map.Said(field) is { } said ? last.With(field, new TreePart.Text("上年" + said, place)) : last;
        }

        return last;
    }

    /// <summary>Last year's figures as items of their own, each behind the item of this year.</summary>
    private TreePart.Map WithLastYear(TreePart.Map root) => _lastYear.Count == 0 ? root : root.Each("blocks", (block, _) =>
        block.Of("inputs") is not TreePart.Items inputs ? block : block.With("inputs", inputs with
        {
            Parts = [.. inputs.Parts.SelectMany(input => input is TreePart.Map map && _fromStandard.Contains(map) && _lastYear.TryGetValue(map.Said("key") ?? string.Empty, out var last)
                ? new TreePart[] { map.Or("previous", last.Said("key")!), last }
                : [input])],
        }));

    private bool Take(StandardPart part, Place place)
    {
        if (_own.TryGetValue(part.Key, out var own) && !_known.Contains(part.Name) && own.Of("key") is { } key)
        {
            _reading.HasTakenKey = true;
            _reading.Add(
                $"standard/keys/{part.Key}", key.Place, $"“{own.Said("name")}”的 key“{part.Key}”是标准部件“{part.Name}”的，公式里又用到“{part.Name}”。",
                $"请给“{own.Said("name")}”改用另一个 key，如 {part.Key}_2。");
        }

        return !_known.Contains(part.Key) && !_known.Contains(part.Name) && _taken.TryAdd(part, place);
    }

    /// <summary>The file with the parts taken, in the order of the standard and after its own.</summary>
    private TreePart.Map Added(TreePart.Map root)
    {
        foreach (var block in _standard.Blocks)
        {
            List<TreePart> inputs = [.. block.Inputs.Where(_taken.ContainsKey).Select(input => Copy(input, _taken[input]))];
            if (inputs.Count == 0)
            {
                continue;
            }

            var isOwn = root.Maps("blocks").Any(own => own.Said("key") == block.Key);
            var added = new TreePart.Map([], inputs[0].Place).Or("key", block.Key).Or("title", block.Title).With("inputs", new TreePart.Items(inputs, inputs[0].Place));
            root = isOwn
                ? root.Each("blocks", (own, _) => own.Said("key") == block.Key ? Appended(own, "inputs", inputs) : own)
                : Appended(root, "blocks", [added]);
        }

        root = Appended(root, "lists", [.. _standard.Lists.Where(_taken.ContainsKey).Select(list => Copy(list, _taken[list]))]);
        return Appended(root, "derived", [.. _standard.Derived.Where(_taken.ContainsKey).Select(derived => Copy(derived, _taken[derived]))]);
    }

    private static TreePart.Map Appended(TreePart.Map map, string name, List<TreePart> parts) => parts.Count == 0 ? map
        : map.Of(name) is TreePart.Items items ? map.With(name, items with { Parts = [.. items.Parts, .. parts] })
        : map.Has(name) ? map
        : map.With(name, new TreePart.Items(parts, parts[0].Place));

    /// <summary>Standard parts that point at what the file has not taken no longer do.</summary>
    private TreePart.Map Tidied(TreePart.Map root)
    {
        var keys = root.Maps("blocks").SelectMany(block => block.Maps("inputs")).Concat(root.Maps("lists")).Select(part => part.Said("key")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return root
            .Each("blocks", (block, _) => block.Each("inputs", (input, _) => _fromStandard.Contains(input) ? Input(root, input, keys) : input))
            .Each("questions", (question, _) => _fromStandard.Contains(question) && question.Of("hides") is TreePart.Items hides
                ? question.With("hides", hides with { Parts = [.. hides.Parts.Where(key => key is TreePart.Text text && keys.Contains(text.Value)), .. LastYears(question)] })
                : question);
    }

    /// <summary>The question about last year hides every figure of last year.</summary>
    private IEnumerable<TreePart> LastYears(TreePart.Map question) => question.Said("key") == "has_previous_year"
        ? _lastYear.Values.Select(last => last.Of("key")!)
        : [];

    private static TreePart.Map Input(TreePart.Map root, TreePart.Map input, HashSet<string> keys)
    {
        if (input.Said("previous") is { } previous && !keys.Contains(previous))
        {
            input = input.Without("previous");
        }

        if (input.Said("system") != "evidenceOn")
        {
            return input;
        }

        // The evidence is that of the indicator which asks for this very answer.
        var asking = Indicators(root).FirstOrDefault(indicator =>
            indicator.Of("rule") is TreePart.Map rule && rule.Said("kind") == "yesNo" && rule.Said("input") is { } word && (word == input.Said("key") || word == input.Said("name")));
        return asking?.Said("code") is { } code ? input.With("system", new TreePart.Map([], input.Place).Or("evidenceOn", code)) : input.Without("system");
    }

    /// <summary>Words of a formula.</summary>
    internal static IEnumerable<string> Named(string formula) => Word().Matches(formula).Select(word => word.Value);

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{(?<word>[^{}]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Chip();
}
