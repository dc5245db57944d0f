using Evaluation.Core.Examinations;

namespace Evaluation.Core.Claims;

/// <summary>
/// Reads a printed expression from normal text: signs and brackets of any width, units behind numbers, names before them, nesting and
/// length limited so that a hostile text costs no more than its size.
/// </summary>
internal sealed class ExpressionParser(ReportParagraph paragraph, NormalText normal)
{
    private const int Longest = 400;
    private const int Deepest = 16;
    private const int LongestName = 24;

    private readonly string _text = normal.Text;
    private int _at;
    private int _limit;
    private int _depth;

    /// <summary>The longest expression that begins here; null where none does.</summary>
    public Expression? Read(int start)
    {
        (_at, _depth, _limit) = (start, 0, Math.Min(_text.Length, start + Longest));
        return Sum();
    }

    private char Next => _at < _limit ? _text[_at] : '\0';

    private Expression? Sum()
    {
        var left = Product();
        while (left is not null && Next is '+' or '-')
        {
            var (operation, back) = (Next, _at);
            _at++;
            if (Product() is not { } right)
            {
                _at = back;
                return left;
            }

            left = new Expression(operation, null, left, right, left!.Start, right.End);
        }

        return left;
    }

    private Expression? Product()
    {
        var left = Factor(first: true);
        while (left is not null && Next is '*' or '/')
        {
            var (operation, back) = (Next, _at);
            _at++;
            if (Factor(first: false) is not { } right)
            {
                _at = back;
                return left;
            }

            left = new Expression(operation, null, left, right, left!.Start, right.End);
        }

        return left;
    }

    private Expression? Factor(bool first)
    {
        var start = _at;
        if (Next == '-' && first)
        {
            _at++;
            return Factor(first: false) is { } inner ? new Expression('~', null, inner, null, start, inner.End) : Back(start);
        }

        if (Next is '(' or '|')
        {
            return Group(start, Next == '|' ? '|' : ')');
        }

        SkipName();
        if (Next is '(' && _at > start)
        {
            return Group(start, ')');
        }

        if (!char.IsAsciiDigit(Next) || FigureScanner.At(paragraph, normal, _at) is not { } figure || figure.End > _limit)
        {
            return Back(start);
        }

        figure = figure.Number < 0m ? figure with { Number = -figure.Number, Start = figure.Start + 1 } : figure;
        _at = figure.End;
        SkipRemark();
        return new Expression('n', figure, null, null, start, figure.End);
    }

    private Expression? Group(int start, char closing)
    {
        if (_depth >= Deepest)
        {
            return Back(start);
        }

        _at++;
        _depth++;
        var inner = Sum();
        _depth--;
        if (inner is null || Next != closing)
        {
            return Back(start);
        }

        _at++;
        return closing == '|'
            ? new Expression('|', null, inner, null, start, _at)
            : inner with { Start = start, End = _at };
    }

    /// <summary>A name before a number inside an expression: 收入决算数4494.48.</summary>
    private void SkipName()
    {
        var start = _at;
        while (_at - start < LongestName && char.IsLetter(Next) && !char.IsAsciiLetter(Next))
        {
            _at++;
        }

        if (_at > start && _depth == 0 && start > 0 && _text[start - 1] is not ('+' or '-' or '*' or '/' or '='))
        {
            _at = start;
        }
        else if (!char.IsAsciiDigit(Next) && Next != '(')
        {
            _at = start;
        }
    }

    /// <summary>A name in brackets behind a number: 4494.48（收入决算数）.</summary>
    private void SkipRemark()
    {
        if (Next != '(')
        {
            return;
        }

        var end = _text.AsSpan(_at, Math.Min(LongestName, _limit - _at)).IndexOf(')');
        if (end > 1 && !_text.AsSpan(_at + 1, end - 1).ContainsAnyInRange('0', '9') && _text.AsSpan(_at + 1, end - 1).IndexOfAny("(+-*/=") < 0
            && _at + end + 1 < _limit && _text[_at + end + 1] is '+' or '-' or '*' or '/' or ')' or '=')
        {
            _at += end + 1;
        }
    }

    private Expression? Back(int start)
    {
        _at = start;
        return null;
    }
}
