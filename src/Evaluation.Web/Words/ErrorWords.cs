namespace Evaluation.Web.Words;

/// <summary>What a person is told when a request cannot be answered: what, why, and how to go on.</summary>
public sealed record ErrorWords(string Title, string WhatHappened, string WhatToDo)
{
    public static ErrorWords For(int status) => status switch
    {
        400 => new("请求无法处理", "页面可能已过期，或提交的内容不完整。", "请返回上一页刷新后重新提交；已自动保存的内容不受影响。"),
        401 => new("请先登录", "登录已过期。", "请重新登录后继续；尚未保存的内容保留在本机，登录后自动补存。"),
        403 => new("没有权限", "当前账号不能进行此项操作。", "如工作需要，请联系本单位管理员或财政部门开通。"),
        404 => new("未找到页面", "地址有误，内容已不存在，或不在当前账号的范围内。", "请从首页重新进入。"),
        405 => new("请求无法处理", "此地址不支持该操作。", "请从首页重新进入。"),
        409 => new("内容已被他人更新", "在您编辑期间，其他人保存了同一项内容。", "请返回上一页刷新，核对后再保存。"),
        413 => new("提交内容过大", "提交的内容或文件超过上限。", "请压缩或拆分后重新上传。"),
        429 => new("操作过于频繁", "短时间内请求次数过多。", "请等待一分钟后再试。"),
        < 500 => new("请求无法处理", "提交的内容不符合要求。", "请返回上一页检查后重新提交。"),
        _ => new("系统暂时出错", "请求未能完成，未完成的修改没有写入。", "请稍后重试；如仍出现，请联系管理员。"),
    };
}
