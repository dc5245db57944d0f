using System.Globalization;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Scope;

/// <summary>Adding and removing columns of the scope, so that no figure is lost on the way: 本级 takes over what was filled in before, and gives it back.</summary>
public static class ScopeColumns
{
    /// <summary>What has to be saved so that a member joins; the first one brings 本级 along.</summary>
    public static IReadOnlyList<TypedEntry> Add(OpenFiling open, string name)
    {
        var entered = new EnteredValues(open);
        var (entries, number) = (new List<TypedEntry>(), Next(open.Record.Scope));
        if (open.Record.Scope.Count == 0)
        {
            var own = Key(number++);
            entries.Add(New(EntryPath.Member(own), "本级"));
            foreach (var key in Keys(open.Framework).Where(key => entered.Text(EntryPath.Input(key)).Length > 0))
            {
                entries.Add(New(EntryPath.Input(key, own), entered.Text(EntryPath.Input(key))));
                entries.Add(Clear(entered, EntryPath.Input(key)));
            }
        }

        entries.Add(New(EntryPath.Member(Key(number)), name));
        return entries;
    }

    /// <summary>What has to be saved so that a member leaves with its figures; when one is left, its figures become those of the unit.</summary>
    public static IReadOnlyList<TypedEntry> Remove(OpenFiling open, string member)
    {
        var entered = new EnteredValues(open);
        var rest = open.Record.Scope.Where(other => other.Key != member).ToList();
        var entries = Leave(entered, member).ToList();
        if (rest is [var last])
        {
            foreach (var key in Keys(open.Framework).Where(key => entered.Text(EntryPath.Input(key, last.Key)).Length > 0))
            {
                entries.Add(new TypedEntry(EntryPath.Input(key), entered.Text(EntryPath.Input(key, last.Key)), entered.Version(EntryPath.Input(key)), InWan: false));
            }

            entries.AddRange(Leave(entered, last.Key));
        }

        return entries;
    }

    private static IEnumerable<TypedEntry> Leave(EnteredValues entered, string member) =>
        entered.Paths.Where(path => path == EntryPath.Member(member) || (path.StartsWith("input/", StringComparison.Ordinal) && path.EndsWith("@" + member, StringComparison.Ordinal)))
            .Select(path => Clear(entered, path));

    private static TypedEntry New(string path, string text) => new(path, text, Version: null, InWan: false);

    private static TypedEntry Clear(EnteredValues entered, string path) => new(path, string.Empty, entered.Version(path), InWan: false);

    /// <summary>Figures that add up over members: amounts and counts of this year.</summary>
    private static IEnumerable<string> Keys(Framework framework) =>
        framework.Inputs.Where(input => input.System is null && input.Kind is FigureKind.Money or FigureKind.Count).Select(input => input.Key)
            .Except(framework.Inputs.Select(input => input.Previous).OfType<string>(), StringComparer.Ordinal);

    private static string Key(int number) => "m" + number.ToString("000", CultureInfo.InvariantCulture);

    private static int Next(IReadOnlyList<ScopeMember> scope) =>
        scope.Select(member => member.Key.StartsWith('m') && int.TryParse(member.Key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0)
            .DefaultIfEmpty(0).Max() + 1;
}
