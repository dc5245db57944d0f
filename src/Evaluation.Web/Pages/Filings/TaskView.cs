using Evaluation.Core.Filings;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings;

/// <summary>The start page of a filing: what was returned, what to do next, and the campaign's notice.</summary>
public sealed record TaskView(
    IReadOnlyList<ReturnedItem> Returned,
    string NextStep,
    FilingStep? NextPlace,
    IReadOnlyList<(Guid Id, string Name, long Length)> Attachments,
    IReadOnlyList<string> Phones)
{
    public static TaskView Of(OpenFiling open, IReadOnlyList<ReturnReply> replies, IReadOnlyList<(Guid Id, string Name, long Length)> attachments)
    {
        var steps = new FilingSteps(open);
        var places = new FilingPlaces(open);
        var mayEdit = open.May(FilingAction.Edit);
        var (words, place) = Next(open, replies, steps);
        return new TaskView(
            [.. replies.Select(reply => new ReturnedItem(reply, places.AddressOf(reply.Item.Place), mayEdit))],
            words,
            place,
            attachments,
            [.. (open.Campaign.Phones ?? string.Empty).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);
    }

    /// <summary>Returned first, then what must be mended, then what is missing.</summary>
    private static (string Words, FilingStep? Place) Next(OpenFiling open, IReadOnlyList<ReturnReply> replies, FilingSteps steps)
    {
        if (!open.May(FilingAction.Edit))
        {
            return (Waiting(open), null);
        }

        if (replies.Any(reply => !reply.IsAnswered))
        {
            return ("先处理退回的内容：逐项改正，或写明不修改的理由，再重新送审。", null);
        }

        var all = steps.All.Where(step => step.Key is not ("checks" or "preview")).ToList();
        return all.Find(step => step.Kind == "fix") is { } wrong ? ($"“{wrong.Title}”有须修改的内容，先改正。", wrong)
            : all.Find(step => step.Kind == "none" && step.Key != "evidence") is { } missing ? ($"接着填写“{missing.Title}”。", missing)
            : all.Find(step => step.Kind == "part" && step.Key != "evidence") is { } part ? ($"“{part.Title}”还没有填完。", part)
            : all.Find(step => step.Kind == "explain") is { } unexplained ? ($"“{unexplained.Title}”有须说明的内容，写明理由。", unexplained)
            : ("各部分已填完，请到“校验与送审”检查并送组长审核。", steps.All.First(step => step.Key == "checks"));
    }

    private static string Waiting(OpenFiling open) => open.Filing.State switch
    {
        FilingState.LeaderReview when open.Roles.Contains(Role.TeamLeader) => "已送审，请审核。",
        FilingState.LeaderReview => "已送审，等待自评工作小组组长审核。",
        FilingState.Approved => "组长已审核通过。请打印用印版盖章，上传扫描件后报送。",
        FilingState.Submitted => "已报送，等待财政局接收。",
        FilingState.Accepted => "财政局已接收（形式审查）。",
        FilingState.FiledOffline => "已登记为线下报送，本系统内不用再填。",
        _ => "由填报人填写。",
    };
}

/// <summary>A returned item: the words of whoever returned it, and the unit's answer.</summary>
public sealed record ReturnedItem(ReturnReply Reply, string Address, bool MayAnswer)
{
    public ReturnItem Item => Reply.Item;

    public Guid ItemId => Item.ReturnItemId;
}
