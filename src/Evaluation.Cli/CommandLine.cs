using Evaluation.Core.Filings;

namespace Evaluation.Cli;

/// <summary>
/// The program's verbs. Exit codes: 0 done (findings of a filing are listed, not failures), 1 could not read or print what was asked,
/// 2 a report that was checked or verified is wrong somewhere.
/// </summary>
public static class CommandLine
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int Wrong = 2;

    private const string Help = """
        用法：
          evaluation score FILE.json [--format text|json] [--frameworks DIR]
              按指标体系测算填报文件的得分，列出计算过程和校验结果。
          evaluation report FILE.json --out FILE.pdf|FILE.docx [--format pdf|pdf-ua|docx] [--frameworks DIR]
          evaluation report FILE|FOLDER [FILE|FOLDER …] --out FOLDER [--format pdf|pdf-ua|docx] [--frameworks DIR]
              生成自评报告（草稿），PDF 或 Word。
          evaluation check FILE|FOLDER [FILE|FOLDER …] [--format text|jsonl]
              校核写好的报告（.docx、.pdf、.txt）：文中的计算、数字、序号和前后说法是否一致。
              jsonl 每行一个 JSON 对象：file、paragraph、offset、length、text、kind、check、stated、computed、
              verdict（ok|rounding|wrong|unclear）、severity、diagnosis、message、correction。
          evaluation verify FILE.pdf [--format text|json] [--frameworks DIR]
              核对用印版 PDF：用所附的自评数据和指标体系重新计算，列出纸面上不一致的地方。
          evaluation framework check FILE.yaml|FILE.xlsx [FILE …]
              检查指标体系文件，逐行或逐格指出问题。
          evaluation framework convert FROM.yaml TO.xlsx
          evaluation framework convert FROM.xlsx TO.yaml
              在 YAML 和工作簿之间转换，内容不变。
          evaluation framework blank --out FILE.xlsx
              生成空白的指标体系工作簿，照着通知附件填写。
          evaluation framework annex FILE --out FILE.pdf|FILE.xlsx
              生成通知的附件：空白的评分表、数据表和填报说明。
          evaluation framework test FILE [FILE …]
              运行指标体系文件里的例子，逐个列出结果。
          evaluation framework diff OLD NEW
              比较两个版本，列出每处不同。
          evaluation framework replay NEW --on FOLDER [--format text|json] [--frameworks DIR]
              用新指标体系重新测算文件夹里的填报文件，列出谁升谁降、升降多少、因哪条规则。
          evaluation --help
              显示本说明。

        填报文件的格式见 docs/filing.schema.json，例子见 docs/samples。
        没有写 --frameworks 时，使用随程序提供的指标体系。
        退出码：0 已完成；1 不能读取或不能生成，原因逐行写在标准错误输出；
                2 check 读完了所有报告，其中有错误（有报告读不出来时为 1）；verify 发现不一致。
        """;

    public static async Task<int> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        try
        {
            return await Run(arguments, output, errors);
        }
#pragma warning disable CA1031 // The last net: a clerk sees one line, never a stack trace.
        catch (Exception defect)
        {
            await errors.WriteLineAsync($"程序出错（{defect.GetType().Name}：{OneLine(defect.Message)}）。请把命令和文件交给维护人员。");
            return Failed;
        }
#pragma warning restore CA1031
    }

    /// <summary>Says why an argument is wrong and how to see the right ones.</summary>
    internal static async Task<int> Refuse(TextWriter errors, string problem)
    {
        await errors.WriteLineAsync($"{problem}用法见 evaluation --help。");
        return Failed;
    }

    private static async Task<int> Run(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        if (arguments.Count == 0 || arguments.Any(argument => argument is "--help" or "-h"))
        {
            await output.WriteLineAsync(Help);
            return arguments.Count == 0 ? Failed : Done;
        }

        var (parsed, problem) = Arguments.Parse(arguments.Skip(1));
        if (problem is not null)
        {
            return await Refuse(errors, problem);
        }

        return arguments[0] switch
        {
            "score" => await ScoreCommand.Run(parsed, output, errors),
            "report" => await ReportCommand.Run(parsed, output, errors),
            "check" => await CheckCommand.Run(parsed, output, errors),
            "verify" => await VerifyCommand.Run(parsed, output, errors),
            "framework" => await FrameworkCommand.Run(parsed, output, errors),
            var verb => await Refuse(errors, $"没有“{OneLine(verb)}”这个命令。"),
        };
    }

    /// <summary>The text on one line; what turns the direction of a line or is not seen stands as its code point.</summary>
    internal static string OneLine(string text) => ReadableText.Shown(string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)));
}
