using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Evaluation.Web.TagHelpers;

/// <summary>
/// Every posting form carries the form token. The framework's own helper leaves it out where the form writes its address out, and such a
/// form would be refused.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post]")]
public sealed class PostTokenTagHelper(IHtmlGenerator generator) : TagHelper
{
    /// <summary>After the framework's form helper, which may have written the token already.</summary>
    public override int Order => 0;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The generator writes one token per form, however often it is asked.
        if (generator.GenerateAntiforgery(ViewContext) is { } token)
        {
            output.PostContent.AppendHtml(token);
        }
    }
}
