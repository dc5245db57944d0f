using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Evaluation.Web.TagHelpers;

/// <summary>
/// The form token for posting forms that write their address out: the framework's own helper takes those for forms to other sites and
/// leaves the token out, and the post would be refused.
/// </summary>
[HtmlTargetElement("form", Attributes = "[method=post], action")]
public sealed class PostTokenTagHelper(IHtmlGenerator generator) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // With an empty address the framework has written the token already; two would be refused like none.
        if (context.AllAttributes["action"]?.Value is (string or HtmlString) and { } action && action.ToString() is { Length: > 0 })
        {
            output.PostContent.AppendHtml(generator.GenerateAntiforgery(ViewContext));
        }
    }
}
