using Evaluation.Core.Reports;

namespace Evaluation.Documents.Pdf;

/// <summary>The report holds characters that none of the fonts can draw.</summary>
public sealed class MissingCharactersException(IReadOnlyList<MissingCharacter> characters)
    : PressException($"字库缺字，无法生成 PDF：{string.Join("；", characters)}。请换用其他写法，或请管理员安装 Noto CJK 等大字库后重试。")
{
    public IReadOnlyList<MissingCharacter> Characters { get; } = characters;
}
