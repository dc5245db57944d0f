namespace Evaluation.Documents.Verification;

/// <summary>
/// Reads the written characters of pages against the texts they must show, one after the other, and goes on behind each difference. Heads of
/// tables that a page repeats and merged cells are let pass where they may stand.
/// </summary>
internal sealed class PieceReading(PageText text, IReadOnlyList<PrintedPiece> pieces)
{
    private const int MostDifferences = 60;
    private const int MostTries = 20_000;
    private const int Shown = 80;

    /// <summary>Merged cells written between the parts of one row; each is a call deeper.</summary>
    private const int MostMerged = 50;

    private readonly List<PrintedDifference> _differences = [];
    private readonly List<(int Difference, string Text)> _additions = [];
    private readonly HashSet<(PrintedTable Table, string Text)> _merged = [];
    private readonly Dictionary<int, int> _entryPages = [];
    private (int Piece, int Place, int Differences) _row = (-1, 0, 0);
    private bool _mayBreak;
    private int _tries;
    private int _place;
    private int _index;
    private int _done;

    public IReadOnlyList<PrintedDifference> Differences => _differences;

    public bool IsAnother { get; private set; }

    /// <summary>On which page each heading of the contents page stands.</summary>
    public IReadOnlyDictionary<int, int> EntryPages => _entryPages;

    public static PieceReading Of(PageText text, IReadOnlyList<PrintedPiece> pieces)
    {
        var reading = new PieceReading(text, pieces);
        reading.Run();
        return reading;
    }

    private void Run()
    {
        while (_index < pieces.Count && !IsAnother)
        {
            Step(pieces[_index]);
        }

        if (IsAnother)
        {
            return;
        }

        while (MergedAt(_place, Tables()) is { } last)
        {
            Pass(last);
        }

        if (_place < text.Text.Length)
        {
            Add(new PrintedDifference(text.PageOf(_place), "多出的文字", Short(text.Text[_place..]), string.Empty));
        }

        MissingMerged();
    }

    private void Step(PrintedPiece piece)
    {
        if (_done == 0)
        {
            Enter(piece);
        }

        if (text.IsPageStart(_place) && piece.Table is { } table && (piece.Row >= 0 || _done > 0) && table.Head.Length > 0)
        {
            PassHead(table);
        }

        var (matched, end) = Match(piece);
        if (_done == 0 && MergedAt(_place, Tables()) is { } merged && merged.Text.Length > matched)
        {
            Pass(merged);
            return;
        }

        if (_done == 0 && piece.Entry is { } entry && matched > 0)
        {
            _entryPages[entry] = text.PageOf(_place);
        }

        (_place, _done) = (end, _done + matched);
        if (_done == piece.Text.Length)
        {
            (_index, _done) = (_index + 1, 0);
        }
        else if (!BrokenRow(piece))
        {
            Differ();
        }
    }

    /// <summary>The heads of a table at the start of a page; a few characters edited in them are one difference.</summary>
    private void PassHead(PrintedTable table)
    {
        if (text.Says(table.Head, _place))
        {
            Advance(table.Head.Length);
        }
        else if (PageText.Almost(text.Text, _place, table.Head) is { } said)
        {
            Add(new PrintedDifference(text.PageOf(_place), "续页的表头", Short(said), Short(table.Head)));
            Advance(said.Length);
        }
    }

    private void Enter(PrintedPiece piece)
    {
        var before = _index > 0 ? pieces[_index - 1] : null;
        if (piece.Row < 0 || before is null || before.Row != piece.Row || !ReferenceEquals(before.Table, piece.Table))
        {
            (_row, _mayBreak) = ((_index, _place, _differences.Count), piece.Row >= 0);
        }
    }

    private (int Matched, int End) Match(PrintedPiece piece)
    {
        var (place, matched) = (_place, _done);
        while (matched < piece.Text.Length && place < text.Text.Length)
        {
            if (place > _place && piece.Table is { Head.Length: > 0 } table && text.IsPageStart(place) && text.Says(table.Head, place))
            {
                place += table.Head.Length;
                continue;
            }

            if (text.Text[place] != piece.Text[matched])
            {
                break;
            }

            place++;
            matched++;
        }

        return (matched - _done, place);
    }

    /// <summary>Tables whose merged cells may stand here: that of the piece and the one just finished.</summary>
    private IEnumerable<PrintedTable> Tables()
    {
        var here = _index < pieces.Count ? pieces[_index].Table : null;
        var before = _index > 0 ? pieces[_index - 1].Table : null;
        return new[] { here, before }.OfType<PrintedTable>().Distinct(ReferenceEqualityComparer.Instance).Cast<PrintedTable>();
    }

    private (PrintedTable Table, string Text, string Of)? MergedAt(int place, IEnumerable<PrintedTable> tables)
    {
        (PrintedTable, string, string)? found = null;
        var longest = 0;
        foreach (var (table, merged) in tables.SelectMany(table => table.Merged.Select(merged => (table, merged))))
        {
            if (merged.Text.Length == 0 || !text.Says(merged.Text, place))
            {
                continue;
            }

            var written = text.Says(PrintedPieces.GoesOn, place + merged.Text.Length) ? merged.Text + PrintedPieces.GoesOn : merged.Text;
            if (written.Length > longest)
            {
                (found, longest) = ((table, written, merged.Text), written.Length);
            }
        }

        return found;
    }

    private void Pass((PrintedTable Table, string Text, string Of) merged)
    {
        _merged.Add((merged.Table, merged.Of));
        Advance(merged.Text.Length);
    }

    /// <summary>Over what is no piece; a row begins behind it.</summary>
    private void Advance(int length)
    {
        _place += length;
        if (_row.Piece == _index && _done == 0)
        {
            _row = _row with { Place = _place };
        }
    }

    /// <summary>
    /// A row taller than half a page may part at page ends: the first parts of its cells stand on one page, the rest on the next. Passes it when
    /// every cell is whole.
    /// </summary>
    private bool BrokenRow(PrintedPiece piece)
    {
        if (!_mayBreak || piece.Table is not { } table)
        {
            return false;
        }

        _mayBreak = false;
        _tries = MostTries;
        string[] cells = [.. pieces.Skip(_row.Piece).TakeWhile(cell => ReferenceEquals(cell.Table, table) && cell.Row == piece.Row).Select(cell => cell.Text)];
        if (Rest(_row.Place, cells, table) is not { } end)
        {
            return false;
        }

        _differences.RemoveRange(_row.Differences, _differences.Count - _row.Differences);
        (_place, _index, _done) = (end, _row.Piece + cells.Length, 0);
        return true;
    }

    /// <summary>Where the row ends that goes on here with these rests of its cells; null when it does not.</summary>
    private int? Rest(int place, string[] cells, PrintedTable table)
    {
        var next = text.NextPage(place);
        foreach (var (stop, rests) in Parts(place, next ?? text.Text.Length, cells, 0, table))
        {
            if (rests.All(rest => rest.Length == 0))
            {
                return stop;
            }

            if (next is { } start && OnlyMerged(stop, start, table)
                && Rest(table.Head.Length > 0 && text.Says(table.Head, start) ? start + table.Head.Length : start, rests, table) is { } end)
            {
                return end;
            }
        }

        return null;
    }

    /// <summary>The ways in which the first parts of the cells may stand before the page end, and what is left of each.</summary>
    private IEnumerable<(int Stop, string[] Rests)> Parts(int place, int end, string[] cells, int first, PrintedTable table, int passed = 0)
    {
        if (passed < MostMerged && MergedAt(place, [table]) is { } merged && place + merged.Text.Length <= end && _tries-- > 0)
        {
            _merged.Add((merged.Table, merged.Of));
            foreach (var found in Parts(place + merged.Text.Length, end, cells, first, table, passed + 1))
            {
                yield return found;
            }
        }

        if (first == cells.Length)
        {
            yield return (place, cells);
            yield break;
        }

        var longest = text.Text.AsSpan(place, Math.Min(end - place, cells[first].Length)).CommonPrefixLength(cells[first]);
        for (var length = longest; length >= 0 && _tries > 0; length--)
        {
            _tries--;
            string[] rests = [.. cells[..first], cells[first][length..], .. cells[(first + 1)..]];
            foreach (var found in Parts(place + length, end, rests, first + 1, table, passed))
            {
                yield return found;
            }
        }
    }

    private bool OnlyMerged(int place, int end, PrintedTable table)
    {
        while (place < end)
        {
            if (MergedAt(place, [table]) is not { } merged || place + merged.Text.Length > end)
            {
                return false;
            }

            _merged.Add((merged.Table, merged.Of));
            place += merged.Text.Length;
        }

        return true;
    }

    private void Differ()
    {
        var ahead = new TextAhead(pieces, _index, _done);
        var written = text.Text.AsSpan(_place, Math.Min(TextAhead.Window, text.Text.Length - _place));
        if (ahead.MeetAgain(written) is not var (expected, printed) || _differences.Count >= MostDifferences)
        {
            Add(new PrintedDifference(text.PageOf(_place), pieces[_index].Label, Short(written.ToString()), Short(ahead.Text)));
            IsAnother = true;
            return;
        }

        var (said, label) = (written[..printed].ToString(), pieces[_index].Label);
        foreach (var merged in Tables().SelectMany(table => table.Merged.Select(merged => (Table: table, merged.Text))).Where(merged => merged.Text.Length > 0))
        {
            if (said.EndsWith(merged.Text, StringComparison.Ordinal) && said.Length > merged.Text.Length)
            {
                _merged.Add((merged.Table, merged.Text));
                said = said[..^merged.Text.Length];
            }
        }

        var page = text.PageOf(_place);
        if (expected == 0)
        {
            _additions.Add((_differences.Count, said));
        }

        var (left, right) = ahead.Around(expected, said);
        Add(new PrintedDifference(page, label, Short(left + said + right), Short(left + ahead.Text[..expected] + right)));
        _place += printed;
        (_index, _done) = ahead.After(expected);
    }

    /// <summary>A merged cell that stands nowhere; where a similar text was added, that is what the copy says instead.</summary>
    private void MissingMerged()
    {
        foreach (var (table, merged) in pieces.Select(piece => piece.Table).OfType<PrintedTable>().Distinct(ReferenceEqualityComparer.Instance).Cast<PrintedTable>()
            .SelectMany(table => table.Merged.Select(merged => (table, merged))).Where(one => one.merged.Text.Length > 0 && !_merged.Contains((one.table, one.merged.Text))))
        {
            var index = _additions.FindIndex(addition => addition.Text.Length > 1 && merged.Text.StartsWith(addition.Text[..2], StringComparison.Ordinal));
            if (index < 0)
            {
                Add(new PrintedDifference(0, merged.Label, string.Empty, Short(merged.Text)));
                continue;
            }

            var (difference, said) = _additions[index];
            _additions.RemoveAt(index);
            _differences[difference] = new PrintedDifference(_differences[difference].Page, merged.Label, Short(said), Short(merged.Text));
        }
    }

    private void Add(PrintedDifference difference) => _differences.Add(difference);

    private static string Short(string said) => said.Length <= Shown ? said : said[..Shown] + "…";
}
