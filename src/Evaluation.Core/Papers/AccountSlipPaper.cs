using Evaluation.Core.Reports;

namespace Evaluation.Core.Papers;

/// <summary>One account slip; the code stands on this paper and nowhere else.</summary>
public sealed record AccountSlipText(string UnitName, string FullName, string SignInName, string Code, DateTimeOffset ValidUntil);

/// <summary>账号单: a table per person to cut out, with how to sign in the first time.</summary>
public static class AccountSlipPaper
{
    public const string Title = "账号单";

    /// <param name="address">Address of the page where codes are typed.</param>
    public static Report Write(IReadOnlyList<AccountSlipText> slips, string address, PaperHead head) => PaperWords.Paper(
        [Title],
        head,
        [
            .. slips.SelectMany(slip => (Block[])
            [
                PaperWords.Facts(
                    [
                        new("单位", slip.UnitName),
                        new("姓名", slip.FullName),
                        new("登录名", slip.SignInName),
                        new("一次性激活码", slip.Code),
                        new("有效期至", PaperWords.Moment(slip.ValidUntil)),
                        new("用法", $"在浏览器打开 {address}，输入登录名和激活码，设置自己的密码；以后用登录名和密码登录。激活码用过即失效，请勿转交他人。"),
                    ],
                    "部门整体支出绩效自评账号单") with { KeepsTogether = true },
            ]),
        ]);
}
