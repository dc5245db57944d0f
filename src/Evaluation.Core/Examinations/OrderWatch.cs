using System.Runtime.InteropServices;

namespace Evaluation.Core.Examinations;

/// <summary>What a number says about the order of its list.</summary>
internal enum OrderFault
{
    None,

    /// <summary>The number before it is the same.</summary>
    Repeated,

    /// <summary>One or more numbers are left out.</summary>
    Skipped,

    /// <summary>It is smaller than the one before.</summary>
    Backward,

    /// <summary>The list begins with it, and it is not 1.</summary>
    Headless,
}

/// <summary>A number seen in a list.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Counted(int Value, Spot Spot);

/// <summary>
/// Follows one form of number through a report. A list may begin again with 1 inside another of the same form and give way to it
/// afterwards, so a number that continues any open list is in order.
/// </summary>
internal sealed class OrderWatch
{
    private readonly List<Counted> _suspended = [];

    private readonly List<Counted> _closed = [];

    private Counted? _live;

    private int _missing;

    /// <summary>The next number; the one before it in its list comes back with the fault.</summary>
    public (OrderFault Fault, Counted? Before) Next(Counted next)
    {
        var before = _live;
        if (before is { } last && next.Value == last.Value + 1)
        {
            _live = next;
            return (OrderFault.None, before);
        }

        if (next.Value == 1)
        {
            Suspend();
            _live = next;
            return (OrderFault.None, before);
        }

        if (Resumes(before is null ? _closed : _suspended, next))
        {
            _live = next;
            return (OrderFault.None, before);
        }

        return (Judge(before, next), before);
    }

    /// <summary>A number inside a paragraph: it may continue or begin a list, and proves nothing when it does neither.</summary>
    public void Pass(Counted next)
    {
        if (next.Value == 1)
        {
            Suspend();
            _live = next;
        }
        else if (_live is { } last && next.Value == last.Value + 1)
        {
            _live = next;
        }
    }

    /// <summary>A heading above closes every open list.</summary>
    public void Close()
    {
        Suspend();
        _closed.Clear();
        _closed.AddRange(_suspended);
        _suspended.Clear();
        (_live, _missing) = (null, 0);
    }

    private void Suspend()
    {
        if (_live is { } last)
        {
            _suspended.Add(last);
        }
    }

    private static bool Resumes(List<Counted> lists, Counted next)
    {
        var at = lists.FindLastIndex(list => list.Value + 1 == next.Value);
        if (at >= 0)
        {
            lists.RemoveRange(at, lists.Count - at);
        }

        return at >= 0;
    }

    private OrderFault Judge(Counted? before, Counted next)
    {
        if (before is not { } last)
        {
            _live = next;
            return OrderFault.Headless;
        }

        if (next.Value == _missing)
        {
            // The one left out a moment ago comes late: said already.
            _missing = 0;
            return OrderFault.None;
        }

        _missing = next.Value > last.Value + 1 ? last.Value + 1 : 0;
        _live = next;
        return next.Value == last.Value ? OrderFault.Repeated : next.Value > last.Value ? OrderFault.Skipped : OrderFault.Backward;
    }
}
