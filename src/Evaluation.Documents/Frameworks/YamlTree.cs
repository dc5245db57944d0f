using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Evaluation.Documents.Frameworks;

/// <summary>
/// Reads YAML into a plain tree. Refuses aliases, anchors, tags, several documents, nesting over 20 levels and files over 1 MB,
/// so that no file costs more than its own length.
/// </summary>
internal sealed class YamlTree
{
    public const int LargestFile = 1_000_000;
    private const int DeepestNesting = 20;

    /// <summary>Several times what the largest shipped framework has.</summary>
    private const int MostParts = 40_000;

    private readonly string _file;
    private readonly IParser _parser;
    private int _parts;

    private YamlTree(string file, IParser parser) => (_file, _parser) = (file, parser);

    /// <summary>The tree, or the one fault that stops reading.</summary>
    public static (TreePart? Root, FrameworkFault? Fault) Read(string file, string text)
    {
        if (text.Length > LargestFile)
        {
            return (null, new FrameworkFault(file, 1, "文件超过1MB。", "请检查是否选错了文件。"));
        }

        if (text.IndexOf('\0', StringComparison.Ordinal) is var zero and >= 0)
        {
            return (null, new FrameworkFault(file, text.AsSpan(0, zero).Count('\n') + 1, "文件不是文本。", "请用UTF-8编码的YAML文本文件。"));
        }

        using var reader = new StringReader(text);
        var tree = new YamlTree(file, new Parser(reader));
        try
        {
            return (tree.Document(), null);
        }
        catch (YamlStop stop)
        {
            return (null, stop.Fault);
        }
        catch (YamlException wrong)
        {
            return (null, NotYaml(file, text, wrong.Start.Line));
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException or OverflowException)
        {
            // The scanner of the library meets some broken texts with these instead of its own exception.
            return (null, NotYaml(file, text, tree._parser.Current?.End.Line ?? 1));
        }
    }

    /// <summary>What people usually trip over is said as such, on its own line; otherwise where the parser gave up.</summary>
    private static FrameworkFault NotYaml(string file, string text, long line)
    {
        var (number, start) = (0, 0);
        while (start <= text.Length)
        {
            var end = text.IndexOf('\n', start) is var found and >= 0 ? found : text.Length;
            var written = text.AsSpan(start, end - start);
            number++;
            start = end + 1;
            if (written[..(written.Length - written.TrimStart().Length)].Contains('\t'))
            {
                return new FrameworkFault(file, number, "行首有制表符（Tab）。", "缩进请用空格，一层两个。");
            }

            var name = written.TrimStart(" -");
            var length = 0;
            while (length < name.Length && char.IsAsciiLetter(name[length]))
            {
                length++;
            }

            if (length > 0 && length < name.Length && name[length] == '：')
            {
                return new FrameworkFault(file, number, $"“{name[..length]}”后面是全角冒号“：”。", $"请改成英文冒号加一个空格，如 {name[..length]}: 内容。");
            }
        }

        return new(file, Math.Max(1, (int)line), "不符合YAML写法。", "请检查缩进、冒号后的空格，以及引号和括号是否成对。");
    }

    private TreePart Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            throw Stop(1, "文件是空的。", "请写明 code、version、title 等内容。");
        }

        _parser.Consume<DocumentStart>();
        var root = Part(0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            throw Stop(Line(second), "一个文件里有多个文档。", "请去掉“---”，一个文件只写一个指标体系。");
        }

        return root;
    }

    private TreePart Part(int depth)
    {
        var now = _parser.Consume<ParsingEvent>();
        var line = Line(now);
        if (depth > DeepestNesting)
        {
            throw Stop(line, "缩进层次太深。", "最多20层。");
        }

        if (++_parts > MostParts)
        {
            throw Stop(line, "内容太多。", "一个文件最多4万个值，请检查是否选错了文件。");
        }

        switch (now)
        {
            case AnchorAlias:
                throw Stop(line, "不能使用YAML引用（*名称）。", "请把内容写出来；以*开头的文字要加引号。");
            case NodeEvent { Anchor.IsEmpty: false }:
                throw Stop(line, "不能使用YAML锚点（&名称）。", "请把内容写出来；以&开头的文字要加引号。");
            case NodeEvent node when !node.Tag.IsEmpty && !(node is Scalar && node.Tag.IsNonSpecific):
                throw Stop(line, "不能使用YAML标签（!名称）。", "请去掉标签；以!开头的文字要加引号。");
            case Scalar scalar:
                return new TreePart.Text(scalar.Value, new Place(line));
            case SequenceStart:
                var parts = new List<TreePart>();
                while (!_parser.TryConsume<SequenceEnd>(out _))
                {
                    parts.Add(Part(depth + 1));
                }

                return new TreePart.Items(parts, new Place(line));
            case MappingStart:
                return Map(line, depth);
            default:
                throw Stop(line, "不符合YAML写法。", "请检查缩进。");
        }
    }

    private TreePart.Map Map(int line, int depth)
    {
        var fields = new List<TreeField>();
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var name = Part(depth + 1);
            if (name is not TreePart.Text text)
            {
                throw Stop(name.Place.Line, "冒号前应是名称。", "以{或[开头的文字要加引号。");
            }

            fields.Add(new TreeField(text.Value, text.Place, Part(depth + 1)));
        }

        return new TreePart.Map(fields, new Place(line));
    }

    private YamlStop Stop(int line, string message, string advice) => new(new FrameworkFault(_file, line, message, advice));

    private static int Line(ParsingEvent now) => Math.Max(1, (int)now.Start.Line);

#pragma warning disable CA1064, CA1032 // Never leaves this file: it carries a fault out of the recursion.
    private sealed class YamlStop(FrameworkFault fault) : Exception
    {
        public FrameworkFault Fault { get; } = fault;
    }
#pragma warning restore CA1064, CA1032
}
