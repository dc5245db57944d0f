using Evaluation.Core.Formulas;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Evaluation.Web.TagHelpers;

/// <summary>A formula with real fractions; read aloud as its one-line form.</summary>
/// <example><c>&lt;formula-view typeset="@row.WithNumbers" /&gt;</c></example>
[HtmlTargetElement("formula-view", Attributes = "typeset", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FormulaViewTagHelper : TagHelper
{
    public Typeset? Typeset { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Typeset is null)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "formula");
        output.Attributes.SetAttribute("role", "math");
        output.Attributes.SetAttribute("aria-label", Typeset.Line);
        var picture = new TagBuilder("span");
        picture.Attributes["aria-hidden"] = "true";
        Append(picture.InnerHtml, Typeset);
        output.Content.AppendHtml(picture);
    }

    private static void Append(IHtmlContentBuilder html, Typeset typeset)
    {
        switch (typeset)
        {
            case Typeset.Piece piece:
                html.Append(piece.Text);
                break;
            case Typeset.Sequence sequence:
                foreach (var part in sequence.Parts)
                {
                    Append(html, part);
                }

                break;
            case Typeset.Fraction fraction:
                var frac = new TagBuilder("span");
                frac.AddCssClass("frac");
                frac.InnerHtml.AppendHtml(Side("num", fraction.Numerator));
                frac.InnerHtml.AppendHtml(Side("den", fraction.Denominator));
                html.AppendHtml(frac);
                break;
            default:
                throw new System.Diagnostics.UnreachableException(typeset.GetType().Name);
        }
    }

    private static TagBuilder Side(string kind, Typeset typeset)
    {
        var side = new TagBuilder("span");
        side.AddCssClass(kind);
        Append(side.InnerHtml, typeset);
        return side;
    }
}
