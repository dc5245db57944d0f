using System.Diagnostics;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Checks;

/// <summary>How one check came out.</summary>
internal sealed record CheckLook(CheckDefinition Definition, CheckResult Result, IReadOnlyList<Finding> Findings, IReadOnlyList<string> Missing)
{
    public static CheckLook Plain(CheckDefinition definition, CheckResult result) => new(definition, result, [], []);
}

/// <summary>Runs one check on one filing. A missing figure is never a finding (except for <see cref="CheckTest.Absent"/>) and never 0 unless the check says so.</summary>
internal sealed class CheckRun
{
    private const int HalfOfHundred = 50;

    private readonly CheckContext _context;
    private readonly PlannedCheck _check;
    private readonly CheckFigures _figures;
    private readonly List<Finding> _findings = [];
    private readonly List<string> _missing = [];
    private bool _passed;

    private CheckRun(CheckContext context, PlannedCheck check)
    {
        (_context, _check) = (context, check);
        _figures = new CheckFigures(context, check);
    }

    public static CheckLook Of(CheckContext context, PlannedCheck check) => new CheckRun(context, check).Look();

    private CheckLook Look()
    {
        if (_check.Reads.Overlaps(_context.Hidden))
        {
            return CheckLook.Plain(_check.Definition, CheckResult.Idle);
        }

        if (_check.When is { } when)
        {
            switch (when.Run(_figures).Other)
            {
                case Outcome.Truth { Holds: true }:
                    break;
                case Outcome.Missing lacking:
                    return new CheckLook(_check.Definition, CheckResult.Unchecked, [], lacking.Keys);
                default:
                    return CheckLook.Plain(_check.Definition, CheckResult.Idle);
            }
        }

        switch (_check.Definition.Test)
        {
            case CheckTest.Holds holds:
                Holds(holds);
                break;
            case CheckTest.LastYear lastYear:
                LastYear(lastYear);
                break;
            case CheckTest.Absent absent:
                Absent(absent);
                break;
            case CheckTest.Phrase phrase:
                Phrase(phrase);
                break;
            case CheckTest.Evidence evidence:
                Evidence(evidence);
                break;
            default:
                throw new UnreachableException();
        }

        return new CheckLook(
            _check.Definition,
            _findings.Count > 0 ? CheckResult.Failed : _missing.Count > 0 ? CheckResult.Unchecked : _passed ? CheckResult.Passed : CheckResult.Idle,
            _findings,
            [.. _missing.Distinct(StringComparer.Ordinal)]);
    }

    private void Holds(CheckTest.Holds holds)
    {
        var settled = holds.Settled is { } words && _context.Facts.Record.Inputs.GetValueOrDefault(words.Input)?.Source is { } source
            && words.Words.Any(word => source.Contains(word, StringComparison.Ordinal));
        foreach (var condition in _check.Conditions)
        {
            var chips = new Dictionary<string, string>(StringComparer.Ordinal);
            switch (condition.Comparison is null ? condition.Whole.Run(_figures).Other : Compare(condition, holds.Tolerance, chips))
            {
                case Outcome.Truth { Holds: true }:
                    _passed = true;
                    break;
                case Outcome.Truth when settled:
                    _passed = true;
                    break;
                case Outcome.Truth:
                    Add(condition.Suffix, condition.Place, condition.Subject, chips, _check.Indicators);
                    break;
                case Outcome.Missing lacking:
                    _missing.AddRange(lacking.Keys);
                    break;
                default:
                    break;
            }
        }
    }

    private Outcome? Compare(PlannedCondition condition, Tolerance tolerance, Dictionary<string, string> chips)
    {
        var (left, right) = (condition.Left!.Run(_figures), condition.Right!.Run(_figures));
        if (!left.IsFigure || !right.IsFigure)
        {
            return condition.Whole.Run(_figures).Other;
        }

        var (a, b, sign) = (left.Value, right.Value, condition.Comparison!.Sign);
        var holds = tolerance switch
        {
            Tolerance.Exact => FormulaEvaluator.Compare(sign, a, b),
            Tolerance.Printed => Within(sign, a, b, Slack(condition)),
            _ => condition.Written is { } written && FigureText.Of(written.Kind, a, FigureStyle.Paper) == FigureText.Of(written.Kind, b, FigureStyle.Paper)
                ? sign is ComparisonSign.Equal or ComparisonSign.LessOrEqual or ComparisonSign.GreaterOrEqual
                : FormulaEvaluator.Compare(sign, a, b),
        };
        if (!holds && condition.Written is { } fact)
        {
            var gap = Ratio.Abs(a - b);
            chips[CheckChips.LeftName] = condition.LeftName;
            chips[CheckChips.RightName] = condition.RightName;
            chips[CheckChips.Left] = CheckMessage.Written(fact, a, b);
            chips[CheckChips.Right] = CheckMessage.Written(fact, b, a);
            chips[CheckChips.Difference] = CheckMessage.Written(fact, gap, a, b);
            chips[CheckChips.Share] = b.IsZero ? "（无法计算）" : FigureText.Percent(a / b);
        }

        return new Outcome.Truth(holds);
    }

    private static bool Within(ComparisonSign sign, Ratio left, Ratio right, Ratio slack) => sign switch
    {
        ComparisonSign.Equal => Ratio.Abs(left - right) <= slack,
        ComparisonSign.NotEqual => Ratio.Abs(left - right) > slack,
        ComparisonSign.Less or ComparisonSign.LessOrEqual => FormulaEvaluator.Compare(sign, left, right + slack),
        _ => FormulaEvaluator.Compare(sign, left + slack, right),
    };

    /// <summary>50 元 for every amount that may have been printed in 万元 with two decimals.</summary>
    private Ratio Slack(PlannedCondition condition)
    {
        var slack = 0;
        foreach (var key in condition.Amounts)
        {
            var dot = key.IndexOf('.', StringComparison.Ordinal);
            if (dot < 0)
            {
                slack += IsRounded(_context.Facts.Record.Inputs.GetValueOrDefault(key)?.Value) ? HalfOfHundred : 0;
            }
            else
            {
                slack += HalfOfHundred * _context.Facts.Record.List(key[..dot]).Count(row => IsRounded(Filings.TypedFigure.FromStored(row.Cell(key[(dot + 1)..]))));
            }
        }

        return slack;
    }

    private static bool IsRounded(decimal? yuan) => yuan is { } value && value != 0m && decimal.Truncate(value / 100m) * 100m == value;

    private void LastYear(CheckTest.LastYear test)
    {
        foreach (var pair in _check.YearPairs)
        {
            var (now, before) = (At(pair.Slot, pair.Key), At(pair.PreviousSlot, pair.Previous));
            if (!now.IsFigure || !before.IsFigure || before.Value.IsZero || _context.Hidden.Contains(pair.Key) || _context.Hidden.Contains(pair.Previous))
            {
                continue;
            }

            _passed = true;
            var ratio = now.Value / before.Value;
            if (test.Ranges.Any(range => range.Holds(ratio)) == test.Inside)
            {
                continue;
            }

            var fact = pair.Fact;
            var change = ratio - Ratio.One;
            Add("/" + pair.Key, $"input/{pair.Key}", fact.Label, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [CheckChips.Item] = fact.Label,
                [CheckChips.ThisYear] = CheckMessage.Written(fact, now.Value, before.Value),
                [CheckChips.LastYear] = CheckMessage.Written(fact, before.Value, now.Value),
                [CheckChips.Difference] = CheckMessage.Written(fact, Ratio.Abs(now.Value - before.Value), now.Value, before.Value),
                [CheckChips.Change] = (change.Sign < 0 ? "下降" : "上升") + FigureText.Percent(Ratio.Abs(change)),
            }, pair.Rows);
        }
    }

    private Found At(int slot, string key) => slot >= 0 ? _context.Facts.Figures.At(slot) : _context.Facts.Figures.At(key);

    private void Absent(CheckTest.Absent test)
    {
        if (_context.Hidden.Contains(test.Input))
        {
            return;
        }

        if (_context.Facts.Record.Inputs.GetValueOrDefault(test.Input) is { } entered && (entered.Value is not null || entered.Typed is not null))
        {
            _passed = true;
            return;
        }

        var implied = _check.Implied!.Run(_figures);
        if (!implied.IsFigure)
        {
            _missing.AddRange((implied.Other as Outcome.Missing)?.Keys ?? []);
            return;
        }

        var (place, subject) = _check.PlaceOf(test.Input);
        var fact = _context.Facts.Define(test.Input)!;
        Add(string.Empty, place, subject, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [CheckChips.Item] = subject,
            [CheckChips.Implied] = CheckMessage.Written(fact, implied.Value),
        }, _check.Indicators);
    }

    private void Phrase(CheckTest.Phrase test)
    {
        // The figures first: they are cheap, and where they agree no text has to be read.
        var against = _check.Against?.Run(_figures).Other;
        if (_check.Against is not null && against is not Outcome.Truth { Holds: true })
        {
            // What nobody said needs no figures to be borne out.
            if (against is Outcome.Missing lacking && _context.Texts.Any(text => Said(test, text) is not null))
            {
                _missing.AddRange(lacking.Keys);
            }

            _passed = against is Outcome.Truth or Outcome.Missing;
            return;
        }

        foreach (var text in _context.Texts)
        {
            _passed = true;
            if (Said(test, text) is not { } found)
            {
                continue;
            }

            Add(test.Whole ? "/" + text.Id : string.Empty, text.Place, text.Subject, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [CheckChips.Wording] = found,
                [CheckChips.Section] = text.Subject,
            }, text.Indicators);
            if (!test.Whole)
            {
                return;
            }
        }
    }

    /// <summary>The phrase as it stands in the text; null where it does not, or the text also says what settles it.</summary>
    private string? Said(CheckTest.Phrase test, UnitText text)
    {
        if (test.Sections.Count > 0 ? text.Section is null || !test.Sections.Contains(text.Section, StringComparer.Ordinal) : test.Whole && text.IsReason)
        {
            return null;
        }

        var found = test.Whole ? PhraseSearch.IsWhole(text.Words, test.Words) : PhraseSearch.Find(text.Words, _check.Phrases, _check.Exceptions);
        return found is null || test.Unless.Any(word => text.Words.Contains(word, StringComparison.Ordinal)) ? null : found;
    }

    private void Evidence(CheckTest.Evidence test)
    {
        if (EvidenceLook.Of(_context, _check, test) is not { } look)
        {
            return;
        }

        _passed = true;
        if (look.Names.Count > 0)
        {
            var (place, subject) = look.Indicators.Count == 0 ? ("evidence", "佐证材料")
                : look.Indicators.Count == 1 && _context.Facts.Framework.Indicator(look.Indicators[0]) is { } one ? ($"indicator/{one.Code}", one.Name)
                : ("evidence", "佐证材料");
            Add(string.Empty, place, subject, new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [CheckChips.Names] = string.Join('、', look.Names.Take(MostNames)) + (look.Names.Count > MostNames ? "等" : string.Empty),
                [CheckChips.Count] = look.Names.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }, look.Indicators.Count == 1 ? look.Indicators : []);
        }
    }

    /// <summary>More names than these nobody reads in a sentence.</summary>
    private const int MostNames = 30;

    private void Add(string suffix, string place, string subject, Dictionary<string, string> chips, IReadOnlyList<string> indicators) => _findings.Add(
        new Finding(_check.Definition.Key + suffix, _check.Definition.Key, _check.Definition.Severity, place, subject, new CheckMessage(_context, _check, chips).Text)
        {
            Indicators = indicators,
            Group = _check.Definition.Group,
            Under = _check.Definition.Under,
            Colour = _check.Definition.Colour,
        });
}
