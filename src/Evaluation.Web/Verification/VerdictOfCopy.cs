using System.Diagnostics;

namespace Evaluation.Web.Verification;

/// <summary>The answer to a copy in plain words.</summary>
/// <param name="Kind">Kind of the <c>status-tag</c>.</param>
public sealed record VerdictOfCopy(string Kind, string Tag, string Title, string Explanation)
{
    public static VerdictOfCopy For(CopyAnswer answer) => answer.Verdict switch
    {
        CopyVerdict.Filed => new("done", "已报送", "这个校验码对应一份已报送的自评报告", "请核对下面的单位、年度和版本是否与手里的报告一致。要核对每一个数字，请选择 PDF 文件。"),
        CopyVerdict.SameFile => new("done", "一致", "与报送的文件完全相同", "文件的每一个字节都与报送的用印版相同。"),
        CopyVerdict.SameContent => new("done", "一致", "内容与报送的相同", "文字、数字和所附数据与报送的一致；文件本身另存过或加过内容，不是原来的文件。图形和印章没有比较，需要时请使用报送的原文件。"),
        CopyVerdict.Differs => new("fix", "不一致", "与报送的不同", "下面列出不同之处。请以报送的为准。"),
        CopyVerdict.Another => new("fix", "不一致", "与报送的相差很大", "这份文件不是报送的那份报告，或改动太多，不逐项列出。请向报告的单位索取报送的版本。"),
        CopyVerdict.NotFiled => new("part", "未报送", "这个版本没有报送", "系统里有这个版本，但还没有报送，或报送后已撤回，不能作为报送的报告使用。"),
        CopyVerdict.Unknown => new("none", "查不到", "查不到这份报告", "系统里没有这个校验码或这份数据。请检查校验码是否输对；如仍查不到，请与报告的单位或财政部门联系。"),
        CopyVerdict.Unreadable => new("none", "没有核对", "没有核对", "请按下面的提示处理后重试。"),
        _ => throw new UnreachableException(answer.Verdict.ToString()),
    };
}
