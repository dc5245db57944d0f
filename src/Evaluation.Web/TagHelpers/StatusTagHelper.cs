using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Evaluation.Web.TagHelpers;

/// <summary>A short state beside a name. The words are the content; the colour only repeats them.</summary>
/// <example><c>&lt;status-tag kind="explain"&gt;2 处须说明&lt;/status-tag&gt;</c></example>
[HtmlTargetElement("status-tag")]
public sealed class StatusTagHelper : TagHelper
{
    private static readonly string[] Kinds = ["done", "part", "fix", "explain", "note", "none"];

    /// <summary>done (green), part (blue), fix (red), explain (amber), note, none (grey).</summary>
    public string Kind { get; set; } = "none";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!Kinds.Contains(Kind, StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"status-tag kind=\"{Kind}\": use one of {string.Join(", ", Kinds)}.");
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "tag tag-" + Kind);
    }
}
