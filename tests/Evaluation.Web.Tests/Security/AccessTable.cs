using Evaluation.Web.People;

namespace Evaluation.Web.Tests.Security;

/// <summary>The committed table of who may use which page handler (access.csv).</summary>
public sealed record AccessTable(string Page, string Handler, IReadOnlyList<string> Roles)
{
    private static readonly string[] Everybody = ["Preparer", "TeamLeader", "Bureau", "Administrator"];

    public bool Allows(string role) => Roles.Contains(role) || Roles.Contains("Anyone signed in") || Roles.Contains("Anonymous");

    public static IReadOnlyList<AccessTable> Read() =>
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "access.csv")).Skip(1)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(','))
            .Select(cells => new AccessTable(cells[0], cells[1], cells[2].Split('|'))),
    ];

    public static IReadOnlyList<string> RolesOf(string policy) => policy switch
    {
        RolePolicy.Unit => ["Preparer", "TeamLeader"],
        RolePolicy.Filings => ["Preparer", "TeamLeader", "Bureau"],
        RolePolicy.Leader => ["TeamLeader"],
        RolePolicy.Bureau => ["Bureau"],
        RolePolicy.Administrator => ["Administrator"],
        _ => Everybody,
    };
}
