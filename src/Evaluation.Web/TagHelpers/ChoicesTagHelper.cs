using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Evaluation.Web.TagHelpers;

/// <summary>A question with one answer (符合 / 不符合) as radio buttons. Attributes it does not know go to every radio button.</summary>
/// <example><c>&lt;choices name="Input.Holds" label="编制程序合规" value="@view.Holds" options="view.Answers" inline /&gt;</c></example>
[HtmlTargetElement("choices", Attributes = "name,label,options")]
public sealed class ChoicesTagHelper : TagHelper
{
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public IReadOnlyList<Option> Options { get; set; } = [];

    public string? Value { get; set; }

    public string? Hint { get; set; }

    public string? Error { get; set; }

    /// <summary>Answers side by side.</summary>
    public bool Inline { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = FieldIds.For(Name);
        var state = ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) ? entry : null;
        var error = Error ?? state?.Errors.FirstOrDefault()?.ErrorMessage;
        var value = state?.AttemptedValue ?? Value;
        var passed = output.Attributes.ToList();

        output.TagName = "fieldset";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", string.IsNullOrEmpty(error) ? "field choices" : "field choices has-error");
        output.Content.AppendHtml(Text("legend", "field-label", null, Label));
        var described = new List<string>();
        foreach (var (kind, text) in new[] { ("hint", Hint), ("error", error) })
        {
            if (!string.IsNullOrEmpty(text))
            {
                described.Add(id + "-" + kind);
                output.Content.AppendHtml(Text("p", "field-" + kind, id + "-" + kind, text));
            }
        }

        if (described.Count > 0)
        {
            output.Attributes.SetAttribute("aria-describedby", string.Join(' ', described));
        }

        var answers = new TagBuilder("div");
        answers.AddCssClass(Inline ? "answers answers-inline" : "answers");
        for (var index = 0; index < Options.Count; index++)
        {
            // The first answer carries the id the error summary links to.
            answers.InnerHtml.AppendHtml(Answer(Options[index], index == 0 ? id : id + "-" + index, value, passed));
        }

        output.Content.AppendHtml(answers);
    }

    private TagBuilder Answer(Option option, string id, string? value, IEnumerable<TagHelperAttribute> passed)
    {
        var radio = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var attribute in passed)
        {
            radio.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
        }

        radio.AddCssClass("form-check-input");
        radio.Attributes["type"] = "radio";
        radio.Attributes["id"] = id;
        radio.Attributes["name"] = Name;
        radio.Attributes["value"] = option.Value;
        if (string.Equals(option.Value, value, StringComparison.Ordinal))
        {
            radio.Attributes["checked"] = "checked";
        }

        var label = Text("label", "form-check-label", null, option.Label);
        label.Attributes["for"] = id;
        if (option.Hint is not null)
        {
            label.InnerHtml.AppendHtml(Text("span", "field-hint", null, option.Hint));
        }

        var answer = new TagBuilder("div");
        answer.AddCssClass("form-check");
        answer.InnerHtml.AppendHtml(radio);
        answer.InnerHtml.AppendHtml(label);
        return answer;
    }

    private static TagBuilder Text(string tag, string kind, string? id, string text)
    {
        var element = new TagBuilder(tag);
        element.AddCssClass(kind);
        if (id is not null)
        {
            element.Attributes["id"] = id;
        }

        element.InnerHtml.Append(text);
        return element;
    }
}
