namespace Evaluation.Web.Words;

/// <summary>What is said when somebody else was faster; what was typed stays in the form.</summary>
public static class ConflictWords
{
    public const string Meanwhile = "在您打开页面之后，其他人更改了这一件。下面是最新状态，您填写的内容还在；请核对后再提交。";
}
