using System.Globalization;

namespace Evaluation.Documents.Frameworks.Workbooks;

/// <summary>The indicators of a workbook with what other sheets say about them.</summary>
internal sealed class IndicatorRows
{
    private static readonly Dictionary<string, string> ListOfKind = new(StringComparer.Ordinal)
    {
        ["ladder"] = "bands", ["checklist"] = "items", ["checklistSubtract"] = "items", ["compareWithLastYear"] = "branches", ["eitherOr"] = "options",
    };

    private readonly Reading _reading;
    private readonly string _code;
    private readonly List<Node> _all;
    private readonly Dictionary<string, Node> _byCode = new(StringComparer.Ordinal);

    /// <summary>By name; null where several share it.</summary>
    private readonly Dictionary<string, Node?> _byName = new(StringComparer.Ordinal);

    public IndicatorRows(List<Node> groups, List<Node> bonus, string code, Reading reading)
    {
        (_reading, _code, Groups, Bonus) = (reading, code, groups, bonus);
        for (var group = 0; group < groups.Count; group++)
        {
            Number(groups[group], FormattableString.Invariant($"{code}-{group + 1}"), "groups", "indicators");
        }

        for (var index = 0; index < bonus.Count; index++)
        {
            bonus[index].Suppose("code", FormattableString.Invariant($"{NextGroup}1{index + 1:00}"));
        }

        _all = [.. groups.SelectMany(group => group.List("groups")).SelectMany(subgroup => subgroup.List("indicators")), .. bonus];
        foreach (var indicator in _all)
        {
            _byCode.TryAdd(indicator.Said("code") ?? string.Empty, indicator);
            var name = indicator.Said("name") ?? string.Empty;
            _byName[name] = _byName.ContainsKey(name) ? null : indicator;
        }
    }

    public List<Node> Groups { get; }

    public List<Node> Bonus { get; }

    /// <summary>Code of a group after the last one.</summary>
    public string NextGroup => FormattableString.Invariant($"{_code}-{Groups.Count + 1}");

    /// <summary>Every node that holds a rule: indicators and the measures they choose from.</summary>
    public IEnumerable<Node> Holders => _all.SelectMany(indicator => (indicator.Below("rule")?.List("options") ?? []).Prepend(indicator));

    /// <summary>The code behind a code or a name.</summary>
    public string CodeOf(string said) => Find(said.Trim())?.Said("code") ?? said;

    public Node? Owner(string said, Place place)
    {
        var found = Find(said.Trim());
        if (found is null && !_reading.IsFull)
        {
            if (_byName.ContainsKey(said.Trim()))
            {
                var codes = _all.Where(indicator => indicator.Said("name") == said.Trim()).Select(indicator => indicator.Said("code"));
                _reading.Add(FormattableString.Invariant($"owners/{place.Sheet}/{place.Line}"), place, $"有几个三级指标都叫“{said.Trim()}”，分不清是哪一个。", $"请写三级指标编码：{string.Join("、", codes)}。");
                return null;
            }

            var near = _reading.Nearest(said, _byCode.Keys.Concat(_byName.Keys));
            _reading.Add(FormattableString.Invariant($"owners/{place.Sheet}/{place.Line}"), place, $"没有编码或名称为“{(said.Length > 20 ? said[..20] + "…" : said)}”的三级指标。", near is null ? "请写工作表“指标”里的三级指标编码或名称。" : $"是不是“{near}”？");
        }

        return found;
    }

    public void Attach(List<Node> options, List<Node> readings, List<Node> items, List<Node> bands)
    {
        foreach (var (option, owner) in Owned(options, mayBeOption: false))
        {
            owner.Ensure("rule", option.Place).Append("options", option);
        }

        foreach (var indicator in _all)
        {
            WorkbookTree.Numbered(indicator.Below("rule")?.List("options") ?? [], "key", "option");
        }

        foreach (var (reading, owner) in Owned(readings))
        {
            owner.Ensure("value", reading.Place).Append("readings", reading);
        }

        foreach (var (item, owner) in Owned(items))
        {
            owner.Ensure("rule", item.Place).Append("items", item);
        }

        foreach (var (band, owner) in Owned(bands))
        {
            Band(band, owner);
        }

        foreach (var holder in Holders.Where(holder => holder.Below("rule") is not null))
        {
            var rule = holder.Below("rule")!;
            WorkbookTree.Numbered(rule.List("items"), "key", "item");
            WorkbookTree.Numbered(holder.Below("value")?.List("readings") ?? [], "key", "reading");
            if (rule.Said("kind") is { } kind && ListOfKind.TryGetValue(kind, out var list))
            {
                rule.Begin(list, rule.Place);
            }
        }
    }

    private static void Band(Node band, Node owner)
    {
        var rule = owner.Ensure("rule", band.Place);
        var use = band.Said("use") ?? rule.Said("kind") switch
        {
            "compareWithLastYear" => "branches",
            "qualitative" or "targets" => "states",
            _ => "bands",
        };
        band.Remove("use");
        switch (use)
        {
            case "otherwise" or "unknown":
                rule.Put(use, band.Place, band);
                break;
            case "caps":
                owner.Append("caps", band);
                break;
            default:
                rule.Append(use, band);
                break;
        }
    }

    /// <summary>Rows with the indicator or the option they belong to; an empty owner goes on with the one above.</summary>
    private IEnumerable<(Node Row, Node Owner)> Owned(List<Node> rows, bool mayBeOption = true)
    {
        Node? owner = null;
        foreach (var row in rows)
        {
            if (row.Said(FrameworkSheets.Owner) is { } said)
            {
                owner = Owner(said, row.PlaceOf(FrameworkSheets.Owner));
                if (owner is not null && mayBeOption && row.Said(FrameworkSheets.Option) is { } key)
                {
                    var options = owner.Below("rule")?.List("options") ?? [];
                    owner = options.Find(option => option.Said("key") == key || option.Said("label") == key);
                    if (owner is null)
                    {
                        _reading.Add(FormattableString.Invariant($"owners/{row.Place.Sheet}/{row.Place.Line}"), row.PlaceOf(FrameworkSheets.Option), $"这个指标没有口径“{key}”。", "请写工作表“几选一”里的口径编码或名称，不是几选一的空着。");
                    }
                }
            }
            else if (owner is null && row == rows[0])
            {
                _reading.Add(FormattableString.Invariant($"owners/{row.Place.Sheet}/{row.Place.Line}"), row.PlaceOf(FrameworkSheets.Owner), "第一行没有写是哪个指标。", "请写三级指标的编码或名称；下面的行空着就接这一行。");
            }

            row.Remove(FrameworkSheets.Owner);
            row.Remove(FrameworkSheets.Option);
            if (owner is not null)
            {
                yield return (row, owner);
            }
        }
    }

    private Node? Find(string said) => _byCode.GetValueOrDefault(said) ?? _byName.GetValueOrDefault(said);

    /// <summary>Codes and weights that were left empty: the next number, the sum of what is below.</summary>
    private static void Number(Node node, string code, params string[] below)
    {
        node.Suppose("code", code);
        if (below.Length == 0)
        {
            return;
        }

        var sum = 0m;
        var isKnown = true;
        var nodes = node.List(below[0]);
        for (var index = 0; index < nodes.Count; index++)
        {
            var own = node.Said("code");
            Number(nodes[index], below.Length == 1 ? FormattableString.Invariant($"{own}{index + 1:00}") : FormattableString.Invariant($"{own}{index + 1}"), below[1..]);
            isKnown &= decimal.TryParse(nodes[index].Said("weight"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var weight) && weight < 1_000_000m;
            sum += isKnown ? weight : 0m;
        }

        node.Begin(below[0], node.Place);
        if (isKnown)
        {
            node.Suppose("weight", sum.ToString("0.##########", CultureInfo.InvariantCulture));
        }
    }
}
