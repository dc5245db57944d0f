using System.Text.RegularExpressions;

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
    private readonly HashSet<string> _looked = new(StringComparer.Ordinal);
    private readonly Dictionary<StandardPart, int> _taken = [];
    private readonly Dictionary<string, YamlPart.Map> _lastYear = new(StringComparer.Ordinal);
    private readonly HashSet<YamlPart.Map> _fromStandard = new(ReferenceEqualityComparer.Instance);

    private StandardExpansion(Reading reading) => _reading = reading;

    public static YamlPart.Map Of(Reading reading, YamlPart.Map root) => new StandardExpansion(reading).Whole(root);

    private YamlPart.Map Whole(YamlPart.Map root)
    {
        root = Named(Named(root, "grades", _standard.Grades), "report", _standard.Report);
        root = Blocks(root);
        root = Items(Items(Items(root, "lists", StandardKind.List), "derived", StandardKind.Derived), "questions", StandardKind.Question);
        Know(root);
        Follow(root);
        return Tidied(WithLastYear(Added(root)));
    }

    private static YamlPart.Map Named(YamlPart.Map root, string name, YamlPart part) =>
        root.Field(name) is YamlPart.Text { Value: "standard" or "标准" } said ? root.With(name, part.At(said.Line)) : root;

    /// <summary>The blocks, with <c>inputs</c> at the top put into their standard blocks.</summary>
    private YamlPart.Map Blocks(YamlPart.Map root)
    {
        if (root.Field("blocks") is YamlPart.Items blocks)
        {
            root = root.With("blocks", blocks with { Parts = [.. blocks.Parts.Select(Block)] });
        }

        if (root.Field("inputs") is not YamlPart.Items inputs)
        {
            return root;
        }

        foreach (var part in inputs.Parts)
        {
            if (part is YamlPart.Text word && Find(StandardKind.Input, word, "数据项") is { } found)
            {
                _taken.TryAdd(found, word.Line);
            }
            else if (part is not YamlPart.Text)
            {
                _reading.Add($"head/inputs/{part.Line}", part.Line, "这里只能写标准数据项的名称。", "自己定义的数据项写在 blocks 的分块里。");
            }
        }

        return root.Without("inputs");
    }

    private YamlPart Block(YamlPart part)
    {
        if (part is YamlPart.Text word)
        {
            var block = _standard.Blocks.FirstOrDefault(block => block.Key == word.Value || block.Title == word.Value);
            if (block is null)
            {
                Unknown(StandardKind.Block, word, "数据表分块");
                return part;
            }

            return new YamlPart.Map([], word.Line).Or("key", block.Key).Or("title", block.Title)
                .With("inputs", new YamlPart.Items([.. block.Inputs.Select(input => Copy(input, word.Line))], word.Line));
        }

        return part is YamlPart.Map map ? Items(Titled(map), "inputs", StandardKind.Input) : part;
    }

    /// <summary>A block with a standard key may leave out its title.</summary>
    private YamlPart.Map Titled(YamlPart.Map block) =>
        _standard.Blocks.FirstOrDefault(standard => standard.Key == block.Said("key")) is { } same ? block.Or("title", same.Title) : block;

    private YamlPart.Map Items(YamlPart.Map map, string name, StandardKind kind) => map.Field(name) is not YamlPart.Items items ? map : map.With(
        name, items with { Parts = [.. items.Parts.Select(part => Item(part, kind))] });

    private YamlPart Item(YamlPart part, StandardKind kind)
    {
        var what = kind switch { StandardKind.List => "列表", StandardKind.Derived => "中间指标", StandardKind.Question => "适用情况问题", _ => "数据项" };
        switch (part)
        {
            case YamlPart.Text word:
                return Find(kind, word, what) is { } found ? Copy(found, word.Line) : word;
            case YamlPart.Map map when map.Field("standard") is YamlPart.Text word:
                return Find(kind, word, what) is { } changed ? Changed(map.Without("standard"), changed) : map.Without("standard");
            case YamlPart.Map map when kind == StandardKind.Question && !map.Has("text") && map.Field("key") is YamlPart.Text key:
                return Find(kind, key, what) is { } asked ? Changed(map, asked) : map;
            default:
                return part;
        }
    }

    private YamlPart.Map Copy(StandardPart part, int line)
    {
        var copy = part.Map.At(line);
        _fromStandard.Add(copy);
        return copy;
    }

    /// <summary>The standard part with the fields written in the file before its own.</summary>
    private YamlPart.Map Changed(YamlPart.Map written, StandardPart part)
    {
        var merged = written with { Fields = [.. written.Fields, .. part.Map.At(written.Line).Fields.Where(field => !written.Has(field.Name))] };
        if (!written.Has("hides") && !written.Has("previous"))
        {
            _fromStandard.Add(merged);
        }

        return merged;
    }

    private StandardPart? Find(StandardKind kind, YamlPart.Text word, string what)
    {
        var found = _standard.Find(kind, word.Value);
        if (found is null)
        {
            Unknown(kind, word, what);
        }

        return found;
    }

    private void Unknown(StandardKind kind, YamlPart.Text word, string what) => _reading.Add(
        $"standard/{kind}/{word.Value}", word.Line, $"标准部件里没有名为“{word.Value}”的{what}。",
        _standard.Nearest(kind, word.Value) is { } near ? $"是不是“{near}”？" : "标准部件的名称见 README.md；自己定义的要写全 key、label、name、kind。");

    /// <summary>Words the file defines itself.</summary>
    private void Know(YamlPart.Map root)
    {
        var values = Indicators(root).SelectMany(indicator => (indicator.Field("rule") is YamlPart.Map rule ? rule.Maps("options") : []).Prepend(indicator))
            .Select(part => part.Field("value")).OfType<YamlPart.Map>();
        foreach (var part in root.Maps("blocks").SelectMany(block => block.Maps("inputs")).Concat(root.Maps("lists")).Concat(root.Maps("derived")).Concat(values))
        {
            _known.Add(part.Said("key") ?? string.Empty);
            _known.Add(part.Said("name") ?? string.Empty);
        }

        foreach (var column in root.Maps("lists").SelectMany(list => list.Maps("columns")))
        {
            _known.Add(column.Said("name") ?? string.Empty);
        }
    }

    private static IEnumerable<YamlPart.Map> Indicators(YamlPart.Map root) => root.Maps("indicators").SelectMany(group => group.Maps("groups"))
        .Concat(root.Field("bonus") is YamlPart.Map bonus ? [bonus] : []).SelectMany(subgroup => subgroup.Maps("indicators"));

    /// <summary>Looks for words in everything that may hold a formula or a sentence.</summary>
    private void Follow(YamlPart part)
    {
        switch (part)
        {
            case YamlPart.Map map:
                foreach (var field in map.Fields)
                {
                    // Last year's figure comes only with a file that names it.
                    var mayName = field.Name is "formula" or "when" or "onlyWhen" or "value" or "input" or "list" || (field.Name == "previous" && !_fromStandard.Contains(map));
                    if (mayName && field.Value is YamlPart.Text text)
                    {
                        foreach (Match word in Word().Matches(text.Value))
                        {
                            Need(word.Value, text.Line);
                        }
                    }

                    Follow(field.Value);
                }

                break;
            case YamlPart.Items items:
                foreach (var item in items.Parts)
                {
                    Follow(item);
                }

                break;
            case YamlPart.Text text when text.Value.Contains('{', StringComparison.Ordinal):
                foreach (Match chip in Chip().Matches(text.Value))
                {
                    Need(chip.Groups["word"].Value.Trim(), text.Line);
                }

                break;
        }
    }

    private void Need(string word, int line)
    {
        if (_known.Contains(word) || !_looked.Add(word))
        {
            return;
        }

        if (_standard.Find(StandardKind.Input, word) is { } input)
        {
            Take(input, line);
        }
        else if (_standard.Find(StandardKind.List, word) is { } list)
        {
            Take(list, line);
        }
        else if (_standard.Find(StandardKind.Derived, word) is { } derived && Take(derived, line))
        {
            Follow(derived.Map.At(line));
        }
        else if (LastYearOf(word) is { } year)
        {
            Need(year.Key, line);
            _lastYear.TryAdd(year.Key, LastYear(year, line));
        }
    }

    /// <summary>The standard item whose last year's figure is meant by 上年… or …_prev.</summary>
    private StandardPart? LastYearOf(string word) =>
        word.StartsWith("上年", StringComparison.Ordinal) ? _standard.Find(StandardKind.Input, word[2..])
        : word.EndsWith(PreviousSuffix, StringComparison.Ordinal) ? _standard.Find(StandardKind.Input, word[..^PreviousSuffix.Length])
        : null;

    private static YamlPart.Map LastYear(StandardPart item, int line)
    {
        var last = item.Map.At(line).Without("required").Without("previous").Without("hint").Without("system")
            .With("key", new YamlPart.Text(item.Key + PreviousSuffix, Quoted: true, line));
        foreach (var field in new[] { "label", "name", "source" })
        {
            last = item.Map.Said(field) is { } said ? last.With(field, new YamlPart.Text("上年" + said, Quoted: true, line)) : last;
        }

        return last;
    }

    /// <summary>Last year's figures as items of their own, each behind the item of this year.</summary>
    private YamlPart.Map WithLastYear(YamlPart.Map root) => _lastYear.Count == 0 ? root : root.Each("blocks", (block, _) =>
        block.Field("inputs") is not YamlPart.Items inputs ? block : block.With("inputs", inputs with
        {
            Parts = [.. inputs.Parts.SelectMany(input => input is YamlPart.Map map && _fromStandard.Contains(map) && _lastYear.TryGetValue(map.Said("key") ?? string.Empty, out var last)
                ? new YamlPart[] { map.Or("previous", last.Said("key")!), last }
                : [input])],
        }));

    private bool Take(StandardPart part, int line) => !_known.Contains(part.Key) && !_known.Contains(part.Name) && _taken.TryAdd(part, line);

    /// <summary>The file with the parts taken, in the order of the standard and after its own.</summary>
    private YamlPart.Map Added(YamlPart.Map root)
    {
        foreach (var block in _standard.Blocks)
        {
            List<YamlPart> inputs = [.. block.Inputs.Where(_taken.ContainsKey).Select(input => Copy(input, _taken[input]))];
            if (inputs.Count == 0)
            {
                continue;
            }

            var isOwn = root.Maps("blocks").Any(own => own.Said("key") == block.Key);
            var added = new YamlPart.Map([], inputs[0].Line).Or("key", block.Key).Or("title", block.Title).With("inputs", new YamlPart.Items(inputs, inputs[0].Line));
            root = isOwn
                ? root.Each("blocks", (own, _) => own.Said("key") == block.Key ? Appended(own, "inputs", inputs) : own)
                : Appended(root, "blocks", [added]);
        }

        root = Appended(root, "lists", [.. _standard.Lists.Where(_taken.ContainsKey).Select(list => Copy(list, _taken[list]))]);
        return Appended(root, "derived", [.. _standard.Derived.Where(_taken.ContainsKey).Select(derived => Copy(derived, _taken[derived]))]);
    }

    private static YamlPart.Map Appended(YamlPart.Map map, string name, List<YamlPart> parts) => parts.Count == 0 ? map
        : map.Field(name) is YamlPart.Items items ? map.With(name, items with { Parts = [.. items.Parts, .. parts] })
        : map.Has(name) ? map
        : map.With(name, new YamlPart.Items(parts, parts[0].Line));

    /// <summary>Standard parts that point at what the file has not taken no longer do.</summary>
    private YamlPart.Map Tidied(YamlPart.Map root)
    {
        var keys = root.Maps("blocks").SelectMany(block => block.Maps("inputs")).Concat(root.Maps("lists")).Select(part => part.Said("key")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return root
            .Each("blocks", (block, _) => block.Each("inputs", (input, _) => _fromStandard.Contains(input) ? Input(root, input, keys) : input))
            .Each("questions", (question, _) => _fromStandard.Contains(question) && question.Field("hides") is YamlPart.Items hides
                ? question.With("hides", hides with { Parts = [.. hides.Parts.Where(key => key is YamlPart.Text text && keys.Contains(text.Value)), .. LastYears(question)] })
                : question);
    }

    /// <summary>The question about last year hides every figure of last year.</summary>
    private IEnumerable<YamlPart> LastYears(YamlPart.Map question) => question.Said("key") == "has_previous_year"
        ? _lastYear.Values.Select(last => last.Field("key")!)
        : [];

    private static YamlPart.Map Input(YamlPart.Map root, YamlPart.Map input, HashSet<string> keys)
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
            indicator.Field("rule") is YamlPart.Map rule && rule.Said("kind") == "yesNo" && rule.Said("input") is { } word && (word == input.Said("key") || word == input.Said("name")));
        return asking?.Said("code") is { } code ? input.With("system", new YamlPart.Map([], input.Line).Or("evidenceOn", code)) : input.Without("system");
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Word();

    [GeneratedRegex(@"\{(?<word>[^{}]+)\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Chip();
}
