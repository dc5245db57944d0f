using System.Globalization;
using Evaluation.Core.Filings;

namespace Evaluation.Documents.Filings.Workbooks;

/// <summary>The hidden sheet by which a workbook finds its filing again, with every value as it was when the workbook was written.</summary>
internal static class OriginPage
{
    public const string Name = "_evaluation";
    public const string Format = "filing-workbook-1";
    public const string Base = "base";

    public static BookSheet Of(BookContext context)
    {
        var sheet = new BookSheet(Name, [20, 60, 60]) { IsHidden = true };
        Add("format", Format);
        Add("framework", context.Record.Framework);
        Add("year", context.Record.Year.ToString(CultureInfo.InvariantCulture));
        Add("unitCode", context.Record.Unit.Code);
        Add("unitName", context.Record.Unit.Name);
        Add("filing", context.Origin.FilingId?.ToString() ?? string.Empty);
        Add("record", CanonicalRecord.Hash(context.Record));
        Add("at", context.Origin.At.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        Add("scope", ScopeOf(context.Record.Scope));
        foreach (var entry in context.Carried)
        {
            sheet.Add(new BookCell(BookLook.Plain, Base), new BookCell(BookLook.Plain, entry.Path), new BookCell(BookLook.Plain, ReadableText.Clean(entry.Text)));
        }

        return sheet;

        void Add(string name, string value) => sheet.Add(new BookCell(BookLook.Plain, name), new BookCell(BookLook.Plain, value));
    }

    /// <summary>Keys of the members, as one text.</summary>
    public static string ScopeOf(IReadOnlyList<ScopeMember> scope) => string.Join('\n', scope.Select(member => member.Key));
}
