using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Filings;

/// <summary>What people call the inputs of a framework: the key, the formula name, the label; last year's with 上年 before the name.</summary>
public sealed class InputNames
{
    /// <summary>Before the member that a figure of the accounts belongs to.</summary>
    private const string OfMember = "@";

    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SortedSet<string>> _keys = new(StringComparer.Ordinal);

    public InputNames(Framework framework)
    {
        foreach (var input in framework.Inputs.Where(input => input.System is null))
        {
            Add(input.Key, input.Label, input.Name);
            Add(DataTable.PreviousKey(input), DataTable.LastYear(input.Label), DataTable.LastYear(input.Name));
        }
    }

    /// <summary>The filing with its inputs by their keys; a word that means none or several, or one that is there already, is left as it is.</summary>
    public FilingRecord Keyed(FilingRecord record) => record with
    {
        Inputs = Keyed(record.Inputs, string.Empty),
        Accounts = Keyed(record.Accounts, OfMember),
    };

    /// <summary>What is wrong with words of the filing that are no keys.</summary>
    public IEnumerable<FilingFault> Faults(FilingRecord record) =>
        Faults("inputs", record.Inputs.Keys).Concat(Faults("accounts", record.Accounts.Keys.Select(word => Word(word, OfMember))));

    private IEnumerable<FilingFault> Faults(string place, IEnumerable<string> words) =>
        words.Where(word => !_labels.ContainsKey(word)).Select(word => Fault(JsonFields.Shown(word), word, place));

    private FilingFault Fault(string shown, string word, string place)
    {
        var (message, advice) = _keys.GetValueOrDefault(word) switch
        {
            { Count: 1 } keys => ($"“{shown}”就是“{keys.Min}”，写了两次。", "请只保留一个。"),
            { } keys => ($"有{keys.Count}个数据项叫“{shown}”。", $"请写键：{string.Join("、", keys)}。"),
            null => ($"没有“{shown}”这个数据项。", NearestName.Of(word, _keys.Keys) is { } near ? $"是否指{Said(near)}？" : "请删去，或改用指标体系里数据项的键或名称。"),
        };
        return new FilingFault(0, $"{place}.{shown}", message, advice);
    }

    private string Said(string word) => string.Join("或", _keys[word].Select(key => $"“{_labels[key]}”（键 {key}）"));

    private void Add(string key, string label, string name)
    {
        _labels.TryAdd(key, label);
        foreach (var word in new[] { key, label, name })
        {
            if (!_keys.TryGetValue(word, out var keys))
            {
                _keys.Add(word, keys = new SortedSet<string>(StringComparer.Ordinal));
            }

            keys.Add(key);
        }
    }

    /// <param name="all">Values by their words.</param>
    /// <param name="mark">What follows the word and is kept: the member of a figure's part.</param>
    private EntryDictionary<T> Keyed<T>(EntryDictionary<T> all, string mark)
    {
        if (all.Keys.All(word => _labels.ContainsKey(Word(word, mark))))
        {
            return all;
        }

        var named = all.Select(pair => (pair.Key, pair.Value, Meant: KeyOf(pair.Key, mark))).ToList();
        var taken = named.GroupBy(one => one.Meant, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        return named.ToKeyed(one => taken.Contains(one.Meant) ? one.Key : one.Meant, one => one.Value);
    }

    private string KeyOf(string written, string mark)
    {
        var word = Word(written, mark);
        return !_labels.ContainsKey(word) && _keys.TryGetValue(word, out var keys) && keys.Count == 1 ? keys.Min + written[word.Length..] : written;
    }

    private static string Word(string written, string mark) =>
        mark.Length > 0 && written.IndexOf(mark, StringComparison.Ordinal) is var at and > 0 ? written[..at] : written;
}
