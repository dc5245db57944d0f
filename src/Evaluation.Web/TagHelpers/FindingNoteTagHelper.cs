using Evaluation.Core.Checks;
using Evaluation.Core.Frameworks;
using Evaluation.Web.Words;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Evaluation.Web.TagHelpers;

/// <summary>A finding under its row: severity in words, the message, and the mend (a link or a small form) as content.</summary>
/// <example><c>&lt;finding-note finding="@finding"&gt;&lt;a href="…"&gt;填写说明&lt;/a&gt;&lt;/finding-note&gt;</c></example>
[HtmlTargetElement("finding-note", Attributes = "finding")]
[HtmlTargetElement("finding-note", Attributes = "severity,message")]
public sealed class FindingNoteTagHelper : TagHelper
{
    /// <summary>The finding itself; otherwise severity and message are given.</summary>
    public Finding? Finding { get; set; }

    /// <summary>fix (须修改), explain (须说明), note (提示).</summary>
    public string Severity { get; set; } = "note";

    public string Message { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var mend = await output.GetChildContentAsync();
        var mark = Finding is null ? Severity : SeverityMarks.Mark(Finding.Severity);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "finding finding-" + mark + Finding?.Colour switch { WarningColour.Red => " flag-red", WarningColour.Yellow => " flag-yellow", _ => "" });
        output.Content.Clear();
        var severity = new TagBuilder("strong");
        severity.InnerHtml.Append(Finding is null ? SeverityMarks.For(mark) : FindingWords.Of(Finding));
        output.Content.AppendHtml(severity);
        output.Content.Append("：" + (Finding?.Message ?? Message));
        foreach (var also in Finding?.Also ?? [])
        {
            var line = new TagBuilder("span");
            line.AddCssClass("finding-also");
            line.InnerHtml.Append("同一原因：" + also.Message);
            output.Content.AppendHtml(line);
        }

        if (!mend.IsEmptyOrWhiteSpace)
        {
            var place = new TagBuilder("span");
            place.AddCssClass("finding-mend");
            place.InnerHtml.AppendHtml(mend);
            output.Content.AppendHtml(place);
        }
    }
}
