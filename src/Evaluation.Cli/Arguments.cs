namespace Evaluation.Cli;

/// <summary>Words and options (<c>--name value</c> or <c>--name=value</c>) of one command.</summary>
internal sealed class Arguments
{
    private static readonly string[] Known = ["format", "frameworks", "into", "marked", "on", "out"];
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);
    private readonly List<string> _words = [];

    public IReadOnlyList<string> Words => _words;

    public string? Option(string name) => _options.GetValueOrDefault(name);

    /// <summary>The first option that the command does not take; null if there is none.</summary>
    public string? Foreign(params string[] taken) => _options.Keys.FirstOrDefault(name => !taken.Contains(name, StringComparer.Ordinal));

    public static (Arguments Parsed, string? Problem) Parse(IEnumerable<string> words)
    {
        var parsed = new Arguments();
        string? waiting = null;
        foreach (var word in words)
        {
            if (waiting is not null)
            {
                parsed._options[waiting] = word;
                waiting = null;
            }
            else if (word.StartsWith("--", StringComparison.Ordinal))
            {
                var (name, value) = word.IndexOf('=', StringComparison.Ordinal) is var at and > 0 ? (word[2..at], word[(at + 1)..]) : (word[2..], null);
                if (!Known.Contains(name, StringComparer.Ordinal))
                {
                    return (parsed, $"没有“{CommandLine.OneLine(word)}”这个选项。");
                }

                if (value is null)
                {
                    waiting = name;
                }
                else
                {
                    parsed._options[name] = value;
                }
            }
            else
            {
                parsed._words.Add(word);
            }
        }

        return (parsed, waiting is null ? null : $"“--{waiting}”后面缺少内容。");
    }
}
