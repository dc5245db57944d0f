using System.Diagnostics;
using Evaluation.Core.Filings;

namespace Evaluation.Web.Words;

/// <summary>Roles as people call them.</summary>
public static class RoleWords
{
    public static string For(Role role) => role switch
    {
        Role.Preparer => "填报人",
        Role.TeamLeader => "自评工作小组组长",
        Role.Bureau => "财政局",
        Role.Administrator => "管理员",
        _ => throw new UnreachableException(role.ToString()),
    };

    /// <summary>The role with its place: <c>湛江市某局 · 填报人</c>.</summary>
    public static string At(Role role, string? unit, string? region) => $"{unit ?? region} · {For(role)}";
}
