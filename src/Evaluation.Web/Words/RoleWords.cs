using System.Diagnostics;
using Evaluation.Core.Filings;
using Evaluation.Web.TagHelpers;

namespace Evaluation.Web.Words;

/// <summary>Roles as people call them.</summary>
public static class RoleWords
{
    /// <summary>The roles of a unit as answers to choose from.</summary>
    public static IReadOnlyList<Option> UnitRoles { get; } =
    [
        new(nameof(Role.Preparer), For(Role.Preparer), "填报数据、上传佐证、送审和报送"),
        new(nameof(Role.TeamLeader), For(Role.TeamLeader), "审核自评；不能审核本人填报的数据"),
    ];

    /// <summary>The roles of a region as answers to choose from.</summary>
    public static IReadOnlyList<Option> RegionRoles { get; } =
    [
        new(nameof(Role.Bureau), For(Role.Bureau), "下达自评任务、接收或退回、管理单位账号"),
        new(nameof(Role.Administrator), For(Role.Administrator), "管理系统账号和设置；不接触填报内容"),
    ];

    public static string For(Role role) => role switch
    {
        Role.Preparer => "填报人",
        Role.TeamLeader => "自评工作小组组长",
        Role.Bureau => "财政局",
        Role.Administrator => "管理员",
        _ => throw new UnreachableException(role.ToString()),
    };

    public static string For(IEnumerable<Role> roles) => string.Join('、', roles.Select(For));

    /// <summary>The role with its place: <c>湛江市某局 · 填报人</c>.</summary>
    public static string At(Role role, string? unit, string? region) => $"{unit ?? region} · {For(role)}";
}
