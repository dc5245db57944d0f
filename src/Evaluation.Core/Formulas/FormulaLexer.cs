using System.Globalization;
using System.Numerics;
using System.Text;
using Evaluation.Core.Quantities;

namespace Evaluation.Core.Formulas;

internal enum TokenKind
{
    Number,
    Word,
    Sign,
    End,
}

internal readonly record struct Token(TokenKind Kind, string Text, Ratio Value, int Start, int Length, NumberForm Form = NumberForm.Plain);

/// <summary>Cuts the text of a formula into words, numbers and signs; full-width signs and digits become half-width.</summary>
internal static class FormulaLexer
{
    private const int LongestNumber = 40;
    private const int MostDigits = 28;

    public static (List<Token> Tokens, FormulaFault? Fault) Read(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            var c = Narrow(text[at]);
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
            }
            else if (char.IsAsciiDigit(c))
            {
                var (token, fault) = ReadNumber(text, at);
                if (fault is not null)
                {
                    return (tokens, fault);
                }

                tokens.Add(token);
                at += token.Length;
            }
            else if (IsWordStart(text[at]))
            {
                var end = at + 1;
                while (end < text.Length && (IsWordStart(text[end]) || char.IsAsciiDigit(Narrow(text[end]))))
                {
                    end++;
                }

                end = BeforeAmount(text, at, BeforeNumber(text, at, end));
                tokens.Add(new Token(TokenKind.Word, Normal(text[at..end]), default, at, end - at));
                at = end;
            }
            else
            {
                var (sign, length) = ReadSign(text, at, c);
                if (sign.Length == 0)
                {
                    return (tokens, new FormulaFault(new(at, 1), $"“{text[at]}”不能出现在公式里。", "公式只能用名称、数字、+ - × ÷、括号和比较符号。"));
                }

                tokens.Add(new Token(TokenKind.Sign, sign, default, at, length));
                at += length;
            }
        }

        tokens.Add(new Token(TokenKind.End, string.Empty, default, text.Length, 0));
        return (tokens, null);
    }

    /// <summary>A part of a word: a number where it is all digits.</summary>
    internal static Token Piece(Token word, int start, int length)
    {
        var text = word.Text.Substring(start, length);
        return char.IsAsciiDigit(text[0])
            ? new Token(TokenKind.Number, text, Ratio.Of(BigInteger.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture), BigInteger.One), word.Start + start, length)
            : new Token(TokenKind.Word, text, default, word.Start + start, length);
    }

    /// <summary>甲且5万元: an amount behind a connective is no part of a name.</summary>
    private static int BeforeAmount(string text, int start, int end)
    {
        for (var at = start; at + 2 < end; at++)
        {
            var digits = at + 1;
            while (text[at] is '且' or '或' or '非' && digits < end && char.IsAsciiDigit(Narrow(text[digits])))
            {
                digits++;
            }

            if (digits > at + 1 && Form(text, digits).Form is NumberForm.Yuan or NumberForm.WanYuan or NumberForm.YiYuan)
            {
                return at + 1;
            }
        }

        return end;
    }

    /// <summary>甲且3.5 and 甲且5%: the digits behind a connective begin a number, which no name goes on into.</summary>
    private static int BeforeNumber(string text, int start, int end)
    {
        if (end >= text.Length || Narrow(text[end]) is not ('.' or '%'))
        {
            return end;
        }

        var digits = end;
        while (digits > start && char.IsAsciiDigit(Narrow(text[digits - 1])))
        {
            digits--;
        }

        return digits > start && digits < end && (text[digits - 1] is '且' or '或' or '非') ? digits : end;
    }

    /// <summary>Letters of keys (a–z, _) and of Chinese names.</summary>
    internal static bool IsWordStart(char c) => c is '_' || char.IsAsciiLetter(c) || (c > 0x2E7F && char.IsLetter(c) && Narrow(c) == c);

    private static string Normal(string word)
    {
        var result = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            result.Append(Narrow(c));
        }

        return result.ToString();
    }

    private static char Narrow(char c) => c switch
    {
        >= '！' and <= '～' => (char)(c - '！' + '!'),
        '－' or '−' or '–' or '—' => '-',
        '×' or '✕' or '＊' => '*',
        '÷' or '∕' => '/',
        '【' or '〔' => '(',
        '】' or '〕' => ')',
        _ => c,
    };

    private static (Token Token, FormulaFault? Fault) ReadNumber(string text, int start)
    {
        var digits = new StringBuilder();
        var at = start;
        while (at < text.Length && (char.IsAsciiDigit(Narrow(text[at])) || (Narrow(text[at]) == '.' && !digits.ToString().Contains('.', StringComparison.Ordinal))))
        {
            digits.Append(Narrow(text[at]));
            at++;
            if (digits.Length > LongestNumber)
            {
                return (default, new FormulaFault(new(start, at - start), "数字太长。", "最多28位有效数字。"));
            }
        }

        var written = digits.ToString();
        var plain = written.Replace(".", string.Empty, StringComparison.Ordinal);
        if (plain.TrimStart('0').Length > MostDigits)
        {
            return (default, new FormulaFault(new(start, at - start), "数字太长。", "最多28位有效数字。"));
        }

        var point = written.IndexOf('.', StringComparison.Ordinal);
        var value = Ratio.Of(
            BigInteger.Parse(plain, NumberStyles.None, CultureInfo.InvariantCulture),
            BigInteger.Pow(10, point < 0 ? 0 : written.Length - point - 1));
        var (form, unit) = Form(text, at);
        at += unit;
        return (new Token(TokenKind.Number, text[start..at], value * ValueOf(form), start, at - start, form), null);
    }

    /// <summary>What one of a literal stands for: 5% is five of 1/100, 5万元 five of 10 000 元.</summary>
    internal static Ratio ValueOf(NumberForm form) => form switch
    {
        NumberForm.Percent => Ratio.Of(1, 100),
        NumberForm.WanYuan => 10_000,
        NumberForm.YiYuan => 100_000_000,
        _ => Ratio.One,
    };

    /// <summary>The sign or unit behind a literal's digits, and its length: %, 元, 万元, 亿元; blanks may stand before a unit.</summary>
    private static (NumberForm Form, int Length) Form(string text, int at)
    {
        if (at < text.Length && Narrow(text[at]) == '%')
        {
            return (NumberForm.Percent, 1);
        }

        var unit = at;
        while (unit < text.Length && char.IsWhiteSpace(text[unit]))
        {
            unit++;
        }

        var rest = text.AsSpan(unit);
        return rest.StartsWith("亿元", StringComparison.Ordinal) ? (NumberForm.YiYuan, unit - at + 2)
            : rest.StartsWith("万元", StringComparison.Ordinal) ? (NumberForm.WanYuan, unit - at + 2)
            : rest.StartsWith("元", StringComparison.Ordinal) ? (NumberForm.Yuan, unit - at + 1)
            : (NumberForm.Plain, 0);
    }

    private static (string Sign, int Length) ReadSign(string text, int at, char c)
    {
        var next = at + 1 < text.Length ? Narrow(text[at + 1]) : '\0';
        return (c, next) switch
        {
            ('<', '=') => ("<=", 2),
            ('>', '=') => (">=", 2),
            ('<', '>') => ("<>", 2),
            ('!', '=') => ("<>", 2),
            ('=', '=') => ("=", 2),
            ('≤', _) => ("<=", 1),
            ('≥', _) => (">=", 1),
            ('≠', _) => ("<>", 1),
            ('+' or '-' or '*' or '/' or '(' or ')' or '<' or '>' or '=' or ',', _) => (c.ToString(), 1),
            ('[', _) => ("(", 1),
            (']', _) => (")", 1),
            ('，' or '、', _) => (",", 1),
            _ => (string.Empty, 0),
        };
    }
}
