namespace Evaluation.Core.Claims;

/// <summary>
/// A paragraph as figures are read from it: half-width signs, one form for each operator and bracket, blanks dropped except between
/// digits; every character knows its place in the paragraph as printed.
/// </summary>
public sealed class NormalText
{
    private readonly int[] _places;

    private NormalText(string text, int[] places)
    {
        Text = text;
        _places = places;
    }

    /// <summary>Brackets are <c>( )</c>, those of document numbers 〔 〕; operators <c>+ - * / =</c>; separators <c>, ; :</c>, others as printed.</summary>
    public string Text { get; }

    public static NormalText Of(string printed)
    {
        var text = new char[printed.Length];
        var places = new int[printed.Length + 1];
        var length = 0;
        for (var at = 0; at < printed.Length; at++)
        {
            var sign = Half(printed[at]);
            if ((sign == '(' && IsPartOfName(printed, at)) || (sign == ')' && at >= 2 && Half(printed[at - 2]) == '(' && IsPartOfName(printed, at - 2)))
            {
                continue;
            }

            if (sign == ' ' && !(length > 0 && char.IsAsciiDigit(text[length - 1]) && NextDigit(printed, at)))
            {
                continue;
            }

            if (sign == ' ' && text[length - 1] == ' ')
            {
                continue;
            }

            text[length] = sign;
            places[length++] = at;
        }

        places[length] = printed.Length;
        Times(text.AsSpan(0, length));
        return new NormalText(new string(text, 0, length), places);
    }

    /// <summary>Offset in the printed paragraph of a character of <see cref="Text"/>.</summary>
    public int Start(int at) => _places[at];

    /// <summary>Offset in the printed paragraph behind the character before <paramref name="end"/>.</summary>
    public int End(int end) => end == 0 ? 0 : _places[end - 1] + 1;

    /// <summary>The first character of <see cref="Text"/> that stands at or behind an offset of the printed paragraph.</summary>
    public int At(int offset)
    {
        var at = Array.BinarySearch(_places, 0, Text.Length, offset);
        return at < 0 ? ~at : at;
    }

    /// <summary>因公出国（境）费, 一般公共服务（类）: brackets that are no interruption.</summary>
    private static bool IsPartOfName(string printed, int at) =>
        at + 2 < printed.Length && printed[at + 1] is '境' or '护' or '类' or '款' or '项' && Half(printed[at + 2]) == ')';

    private static bool NextDigit(string printed, int at)
    {
        while (at < printed.Length && Half(printed[at]) == ' ')
        {
            at++;
        }

        return at < printed.Length && char.IsAsciiDigit(Half(printed[at]));
    }

    /// <summary>The letter x is a times sign only between operands.</summary>
    private static void Times(Span<char> text)
    {
        for (var at = 1; at + 1 < text.Length; at++)
        {
            if (text[at] is 'x' or 'X'
                && (char.IsAsciiDigit(text[at - 1]) || text[at - 1] is ')' or '%' or '元')
                && (char.IsAsciiDigit(text[at + 1]) || text[at + 1] == '('))
            {
                text[at] = '*';
            }
        }
    }

    private static char Half(char sign) => sign switch
    {
        '　' or '\u00A0' or '\t' or '\u2009' or '\u202F' or '\u200B' or '\uFEFF' => ' ',
        '×' or '✕' or '＊' or '∗' or '⨯' or '✖' or '·' => sign == '·' ? '·' : '*',
        '÷' or '／' or '∕' or '⁄' => '/',
        '－' or '—' or '–' or '−' or '‐' or '‑' or '―' or '﹣' => '-',
        '﹢' => '+',
        '﹪' or '٪' => '%',
        '﹦' => '=',
        '［' or '[' or '【' or '{' or '｛' or '﹙' => '(',
        '］' or ']' or '】' or '}' or '｝' or '﹚' => ')',
        '〔' or '﹝' => '〔',
        '〕' or '﹞' => '〕',
        '﹐' => ',',
        '﹔' => ';',
        '﹕' => ':',
        '．' => '.',
        >= '！' and <= '～' => (char)(sign - '！' + '!') switch
        {
            '[' or '{' => '(',
            ']' or '}' => ')',
            var half => half,
        },
        _ => sign,
    };
}
