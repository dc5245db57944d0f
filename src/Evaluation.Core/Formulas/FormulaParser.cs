namespace Evaluation.Core.Formulas;

/// <summary>
/// Reads a formula as a finance person writes it. Names may be stable keys or formula names; the tree stores keys.
/// Refuses texts over 4 000 characters and nesting over 64 levels, so that no input costs more than a moment.
/// </summary>
public sealed class FormulaParser
{
    private const int LongestText = 4_000;
    private const int DeepestNesting = 64;

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["and"] = "and", ["且"] = "and", ["or"] = "or", ["或"] = "or", ["not"] = "not", ["非"] = "not",
        ["if"] = "if", ["如果"] = "if", ["abs"] = "abs", ["绝对值"] = "abs",
        ["min"] = "min", ["较小值"] = "min", ["max"] = "max", ["较大值"] = "max", ["sum"] = "sum", ["求和"] = "sum",
    };

    private readonly List<Token> _tokens;
    private readonly Func<string, string?> _keyOf;
    private readonly Func<string, Func<string, string?>?> _columnsOf;
    private Func<string, string?>? _columns;
    private int _at;
    private int _depth;

    private FormulaParser(List<Token> tokens, Func<string, string?> keyOf, Func<string, Func<string, string?>?> columnsOf)
    {
        _tokens = tokens;
        _keyOf = keyOf;
        _columnsOf = columnsOf;
    }

    private Token Now => _tokens[_at];

    /// <summary>True if the word has a meaning of its own and cannot name a figure.</summary>
    public static bool IsKeyword(string word) => Keywords.ContainsKey(word);

    /// <summary>True if the word can name a figure: Chinese letters and digits, or a key in lower case with underscores.</summary>
    public static bool IsName(string word) =>
        word.Length > 0 && !IsKeyword(word) && FormulaLexer.IsWordStart(word[0])
        && word.All(c => FormulaLexer.IsWordStart(c) || char.IsAsciiDigit(c));

    /// <summary>Parses <paramref name="text"/>; exactly one of the results is not null.</summary>
    /// <param name="text">The formula.</param>
    /// <param name="keyOf">Key of a word (key or formula name); null if there is no such figure.</param>
    /// <param name="columnsOf">For a list's word: how its columns are found; null if it is no list. The list itself is found by <paramref name="keyOf"/>.</param>
    public static (Formula? Formula, FormulaFault? Fault) Parse(
        string text,
        Func<string, string?> keyOf,
        Func<string, Func<string, string?>?>? columnsOf = null)
    {
        if (text.Length > LongestText)
        {
            return (null, new FormulaFault(new(LongestText, 1), "公式超过4000字。", "请拆成几个中间指标。"));
        }

        var (tokens, fault) = FormulaLexer.Read(text);
        if (fault is not null)
        {
            return (null, fault);
        }

        var parser = new FormulaParser(tokens, keyOf, columnsOf ?? (_ => null));
        try
        {
            var formula = parser.Alternatives();
            return parser.Now.Kind == TokenKind.End
                ? (formula, null)
                : (null, new FormulaFault(Place(parser.Now), $"“{parser.Now.Text}”前少了运算符号，或多了括号。", JoinedWords.MayBe(parser.Now.Text)
                    ? $"如果其中的“且”“或”“非”是连接词，请在前后空一格，写成 {Spaced(parser.Now.Text)}。"
                    : "请检查括号是否成对。"));
        }
        catch (ParseStop stop)
        {
            return (null, stop.Fault);
        }
    }

    /// <summary>The word with blanks around its connectives.</summary>
    private static string Spaced(string word) =>
        string.Concat(word.Select(c => c is '且' or '或' or '非' ? $" {c} " : c.ToString())).Replace("  ", " ", StringComparison.Ordinal).Trim();

    private static SourcePlace Place(Token token) => new(token.Start, Math.Max(1, token.Length));

    private static SourcePlace Join(Formula left, Formula right) =>
        new(left.Place.Start, right.Place.Start + right.Place.Length - left.Place.Start);

    private static ParseStop Stop(Token token, string message, string advice) => new(new FormulaFault(Place(token), message, advice));

    private Formula Alternatives()
    {
        Enter();
        var left = Conjunction();
        while (Take("or"))
        {
            var right = Conjunction();
            left = new Formula.Either(left, right, Join(left, right));
        }

        _depth--;
        return left;
    }

    private Formula Conjunction()
    {
        var left = Condition();
        while (Take("and"))
        {
            var right = Condition();
            left = new Formula.Both(left, right, Join(left, right));
        }

        return left;
    }

    private Formula Condition()
    {
        var start = Now;
        if (Take("not"))
        {
            Enter();
            var operand = Condition();
            _depth--;
            return new Formula.Not(operand, new(start.Start, operand.Place.Start + operand.Place.Length - start.Start));
        }

        var left = Sum();
        if (Comparison(Now) is { } sign)
        {
            _at++;
            var right = Sum();
            left = new Formula.Comparison(sign, left, right, Join(left, right));
            if (Comparison(Now) is not null)
            {
                throw Stop(Now, "比较不能连写。", "请用“且”连接，如 a > 0 且 a < 1。");
            }
        }

        return left;
    }

    private Formula Sum()
    {
        var left = Product();
        while (Now is { Kind: TokenKind.Sign, Text: "+" or "-" })
        {
            var sign = Now.Text == "+" ? ArithmeticSign.Plus : ArithmeticSign.Minus;
            _at++;
            var right = Product();
            left = new Formula.Arithmetic(sign, left, right, Join(left, right));
        }

        return left;
    }

    private Formula Product()
    {
        var left = Factor();
        while (Now is { Kind: TokenKind.Sign, Text: "*" or "/" })
        {
            var sign = Now.Text == "*" ? ArithmeticSign.Times : ArithmeticSign.DividedBy;
            _at++;
            var right = Factor();
            left = new Formula.Arithmetic(sign, left, right, Join(left, right));
        }

        return left;
    }

    private Formula Factor()
    {
        Divide(afterOperand: false);
        var token = Now;
        _at += token.Kind == TokenKind.End ? 0 : 1;
        switch (token)
        {
            case { Kind: TokenKind.Number }:
                return new Formula.Number(token.Value, Place(token), token.Form);
            case { Kind: TokenKind.Sign, Text: "-" }:
                Enter();
                var operand = Factor();
                _depth--;
                return new Formula.Negation(operand, new(token.Start, operand.Place.Start + operand.Place.Length - token.Start));
            case { Kind: TokenKind.Sign, Text: "(" }:
                var inner = Alternatives();
                Expect(")", token);
                return inner;
            case { Kind: TokenKind.Word }:
                return Keywords.TryGetValue(token.Text, out var keyword) ? Function(keyword, token) : Name(token);
            case { Kind: TokenKind.End }:
                throw Stop(token, "公式没有写完。", "这里还要一个名称或数字。");
            default:
                throw Stop(token, $"“{token.Text}”处应是名称、数字或括号。", "请检查前后是否漏写。");
        }
    }

    private Formula Name(Token token)
    {
        var key = _columns?.Invoke(token.Text) ?? _keyOf(token.Text);
        return key is not null
            ? new Formula.Name(key, Place(token))
            : throw Stop(token, $"没有名为“{token.Text}”的数据项。", JoinedWords.MayBe(token.Text)
                ? $"如果其中的“且”“或”“非”是连接词，请在前后空一格，写成 {Spaced(token.Text)}。"
                : "请使用 inputs 或 derived 中的 key 或 name。");
    }

    private Formula Function(string keyword, Token token)
    {
        if (keyword is "and" or "or" or "not")
        {
            throw Stop(token, $"“{token.Text}”处应是名称、数字或括号。", "请检查前后是否漏写。");
        }

        if (!Take("("))
        {
            throw Stop(Now, $"“{token.Text}”后应是括号。", $"请写成 {token.Text}（…）。");
        }

        if (keyword == "sum")
        {
            return SumOver(token);
        }

        var arguments = new List<Formula> { Alternatives() };
        while (Take(","))
        {
            arguments.Add(Alternatives());
        }

        Expect(")", token);
        var place = new SourcePlace(token.Start, _tokens[_at - 1].Start + 1 - token.Start);
        return (keyword, arguments.Count) switch
        {
            ("if", 3) => new Formula.Choice(arguments[0], arguments[1], arguments[2], place),
            ("abs", 1) => new Formula.Absolute(arguments[0], place),
            ("min", > 1) => arguments.Aggregate((left, right) => new Formula.Least(left, right, place)),
            ("max", > 1) => arguments.Aggregate((left, right) => new Formula.Greatest(left, right, place)),
            _ => throw Stop(token, $"“{token.Text}”的参数个数不对。", "如果（条件，数，数）要三个，绝对值（数）要一个，较小值、较大值至少两个。"),
        };
    }

    private Formula SumOver(Token token)
    {
        var word = Now;
        var key = word.Kind == TokenKind.Word ? _keyOf(word.Text) : null;
        var columns = key is null ? null : _columnsOf(key);
        if (key is null || columns is null || _columns is not null)
        {
            throw Stop(word, $"“{word.Text}”不是列表。", "求和写成 求和（列表，算式），不能套用。");
        }

        _at++;
        Expect(",", token);
        _columns = columns;
        var body = Alternatives();
        _columns = null;
        Expect(")", token);
        return new Formula.SumOver(key, body, new(token.Start, _tokens[_at - 1].Start + 1 - token.Start));
    }

    private void Enter()
    {
        if (++_depth > DeepestNesting)
        {
            throw Stop(Now, "括号套得太深。", "最多64层，请拆成几个中间指标。");
        }
    }

    /// <summary>Cuts the word at the connectives in it, unless it is a name as it stands.</summary>
    private void Divide(bool afterOperand)
    {
        if (Now.Kind != TokenKind.Word || !JoinedWords.MayBe(Now.Text) || Keywords.ContainsKey(Now.Text) || IsKnown(Now.Text))
        {
            return;
        }

        var word = Now;
        if (JoinedWords.Divide(word.Text, afterOperand, IsKnownOrFunction) is { Count: > 1 } pieces)
        {
            _tokens.RemoveAt(_at);
            _tokens.InsertRange(_at, pieces.Select(piece => FormulaLexer.Piece(word, piece.Start, piece.Length)));
        }

        bool IsKnownOrFunction(string piece) => IsKnown(piece) || (word.Text.EndsWith(piece, StringComparison.Ordinal) && Keywords.ContainsKey(piece) && piece.Length > 1);
    }

    private bool IsKnown(string word) => (_columns?.Invoke(word) ?? _keyOf(word)) is not null;

    private bool Take(string text)
    {
        if (text is "and" or "or" or "not")
        {
            Divide(afterOperand: text != "not");
        }

        var matches = Now.Kind == TokenKind.Sign
            ? Now.Text == text
            : Now.Kind == TokenKind.Word && Keywords.TryGetValue(Now.Text, out var keyword) && keyword == text;
        _at += matches ? 1 : 0;
        return matches;
    }

    private void Expect(string sign, Token opened)
    {
        if (!Take(sign))
        {
            throw Stop(Now, $"少了“{sign}”。", FormattableString.Invariant($"与第{opened.Start + 1}个字的“{opened.Text}”对应。"));
        }
    }

    private static ComparisonSign? Comparison(Token token) => token.Kind != TokenKind.Sign ? null : token.Text switch
    {
        "<" => ComparisonSign.Less,
        "<=" => ComparisonSign.LessOrEqual,
        "=" => ComparisonSign.Equal,
        "<>" => ComparisonSign.NotEqual,
        ">=" => ComparisonSign.GreaterOrEqual,
        ">" => ComparisonSign.Greater,
        _ => null,
    };

#pragma warning disable CA1064, CA1032, MA0048 // Never leaves this file: it carries a fault out of the recursion.
    private sealed class ParseStop(FormulaFault fault) : Exception
    {
        public FormulaFault Fault { get; } = fault;
    }
#pragma warning restore CA1064, CA1032, MA0048
}
