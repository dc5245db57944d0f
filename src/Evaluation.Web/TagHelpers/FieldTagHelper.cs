using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Evaluation.Web.TagHelpers;

/// <summary>
/// One labelled control with hint, unit and error, joined for screen readers. The error and the value typed last come from the model
/// state of the same name unless given. Attributes it does not know (<c>maxlength</c>, <c>data-save-path</c> …) go to the control.
/// </summary>
/// <example><c>&lt;field name="Input.Phone" label="联系电话" value="@Model.View.Phone" hint="区号和号码" type="tel" required /&gt;</c></example>
[HtmlTargetElement("field", Attributes = "name,label")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The posted name, written out; the id follows from it.</summary>
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Value { get; set; }

    public string? Hint { get; set; }

    public string? Error { get; set; }

    /// <summary>Stands behind the control: 万元, 人, %.</summary>
    public string? Unit { get; set; }

    /// <summary>An input's type, or <c>amount</c> (right-aligned figure), <c>area</c> (several lines), <c>select</c> (options as content).</summary>
    public string Type { get; set; } = "text";

    public bool Required { get; set; }

    /// <summary>Keeps the label for screen readers only, for controls in a table.</summary>
    public bool LabelHidden { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldIds.For(Name);
        var state = ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry : null;
        var error = Error ?? state?.Errors.FirstOrDefault()?.ErrorMessage;
        var value = Type is "password" or "file" ? null : state?.AttemptedValue ?? Value;
        var control = await ControlAsync(output, value);
        foreach (var attribute in output.Attributes)
        {
            control.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
        }

        control.Attributes["id"] = id;
        control.Attributes["name"] = Name;
        if (Required)
        {
            control.Attributes["required"] = "required";
        }

        if (!string.IsNullOrEmpty(error))
        {
            control.Attributes["aria-invalid"] = "true";
        }

        var described = string.Join(' ', new[]
        {
            string.IsNullOrEmpty(Hint) ? null : id + "-hint", string.IsNullOrEmpty(error) ? null : id + "-error",
        }.Where(part => part is not null));
        if (described.Length > 0)
        {
            control.Attributes["aria-describedby"] = described;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(error) ? "field" : "field has-error");
        output.Content.Clear();
        output.Content.AppendHtml(LabelFor(id));
        Say(output, "field-hint", id + "-hint", Hint);
        Say(output, "field-error", id + "-error", error);
        output.Content.AppendHtml(WithUnit(control));
    }

    private async Task<TagBuilder> ControlAsync(TagHelperOutput output, string? value)
    {
        switch (Type)
        {
            case "area":
                var area = new TagBuilder("textarea");
                area.AddCssClass("form-control");
                area.Attributes["rows"] = "4";
                area.InnerHtml.Append(value ?? "");
                return area;
            case "select":
                var select = new TagBuilder("select");
                select.AddCssClass("form-select");
                select.InnerHtml.AppendHtml(await output.GetChildContentAsync());
                return select;
            default:
                var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
                input.AddCssClass("form-control");
                input.Attributes["type"] = Type == "amount" ? "text" : Type;
                if (Type == "amount")
                {
                    input.AddCssClass("amount");
                    input.Attributes["inputmode"] = "decimal";
                    input.Attributes["autocomplete"] = "off";
                }

                if (value is not null)
                {
                    input.Attributes["value"] = value;
                }

                return input;
        }
    }

    private TagBuilder LabelFor(string id)
    {
        var label = new TagBuilder("label");
        label.AddCssClass(LabelHidden ? "visually-hidden" : "field-label");
        label.Attributes["for"] = id;
        label.InnerHtml.Append(Label);
        if (!Required && !LabelHidden)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("field-optional");
            optional.InnerHtml.Append("（选填）");
            label.InnerHtml.AppendHtml(optional);
        }

        return label;
    }

    private TagBuilder WithUnit(TagBuilder control)
    {
        if (string.IsNullOrEmpty(Unit))
        {
            return control;
        }

        var row = new TagBuilder("span");
        row.AddCssClass("with-unit");
        row.InnerHtml.AppendHtml(control);
        var unit = new TagBuilder("span");
        unit.AddCssClass("unit");
        unit.InnerHtml.Append(Unit);
        row.InnerHtml.AppendHtml(unit);
        return row;
    }

    private static void Say(TagHelperOutput output, string kind, string id, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return;
        }

        var line = new TagBuilder("p");
        line.AddCssClass(kind);
        line.Attributes["id"] = id;
        line.InnerHtml.Append(text);
        output.Content.AppendHtml(line);
    }
}
