using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Evaluation.Core.Checks;
using Evaluation.Core.Formulas;
using Evaluation.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Evaluation.Web.Tests.TagHelpers;

public sealed class TagHelperTests
{
    [Fact]
    public async Task A_field_joins_label_hint_error_and_control()
    {
        var view = View();
        view.ViewData.ModelState.AddModelError("Input.Rows[3].Amount", "应为数字，例如 4423.60");
        var field = new FieldTagHelper
        {
            Name = "Input.Rows[3].Amount", Label = "采购金额", Hint = "取自合同台账", Unit = "万元", Type = "amount", Value = "1", Required = true, ViewContext = view,
        };

        var html = await Render(field, "field", attributes: [new("data-save-path", "procurement_actual")]);

        var input = html.QuerySelector("input")!;
        Assert.Equal("f-Input-Rows-3-Amount", input.Id);
        Assert.Equal("Input.Rows[3].Amount", input.GetAttribute("name"));
        Assert.Equal("f-Input-Rows-3-Amount-hint f-Input-Rows-3-Amount-error", input.GetAttribute("aria-describedby"));
        Assert.All(input.GetAttribute("aria-describedby")!.Split(' '), id => Assert.NotNull(html.QuerySelector("#" + id)));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("procurement_actual", input.GetAttribute("data-save-path"));
        Assert.Equal("decimal", input.GetAttribute("inputmode"));
        Assert.Equal(input.Id, html.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("万元", html.QuerySelector(".unit")!.TextContent);
        Assert.False(html.QuerySelector("div.field")!.HasAttribute("data-save-path"));
    }

    [Fact]
    public async Task A_field_shows_again_what_was_typed()
    {
        var view = View();
        view.ViewData.ModelState.SetModelValue("Phone", new ValueProviderResult("<b>31</b>"));
        var html = await Render(new FieldTagHelper { Name = "Phone", Label = "电话", Value = "0759", ViewContext = view }, "field");

        Assert.Equal("<b>31</b>", html.QuerySelector("input")!.GetAttribute("value"));
        Assert.Null(html.QuerySelector("b"));
    }

    [Fact]
    public async Task A_password_is_never_shown_again()
    {
        var view = View();
        view.ViewData.ModelState.SetModelValue("Password", new ValueProviderResult("secret"));
        var html = await Render(new FieldTagHelper { Name = "Password", Label = "密码", Type = "password", ViewContext = view }, "field");

        Assert.False(html.QuerySelector("input")!.HasAttribute("value"));
    }

    [Fact]
    public async Task Choices_are_one_question_with_the_given_answer()
    {
        var choices = new ChoicesTagHelper
        {
            Name = "Input.Holds", Label = "程序合规", Value = "no", Options = [new("yes", "符合"), new("no", "不符合")], ViewContext = View(),
        };

        var html = await Render(choices, "choices");

        Assert.Equal("程序合规", html.QuerySelector("fieldset > legend")!.TextContent);
        Assert.Equal("no", html.QuerySelector("input[checked]")!.GetAttribute("value"));
        Assert.Equal(2, html.QuerySelectorAll("input[name='Input.Holds']").Select(radio => radio.Id).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task The_error_summary_links_to_the_fields_and_is_absent_without_errors()
    {
        var view = View();
        Assert.Empty((await Render(new ErrorSummaryTagHelper { ViewContext = view }, "error-summary")).Children);
        view.ViewData.ModelState.AddModelError("Input.Phone", "应为区号和号码");

        var html = await Render(new ErrorSummaryTagHelper { ViewContext = view }, "error-summary");

        Assert.Equal("#f-Input-Phone", html.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("alert", html.QuerySelector("div")!.GetAttribute("role"));
    }

    [Fact]
    public async Task A_finding_says_its_severity_in_words_and_carries_its_mend()
    {
        var finding = new Finding("I-01/a", "I-01", Severity.MustExplain, "a", "年末结余", "相差 <132.22>");
        var html = await Render(new FindingNoteTagHelper { Finding = finding }, "finding-note", "填写说明");

        Assert.Equal("须说明：相差 <132.22>填写说明", html.QuerySelector(".finding-explain")!.TextContent);
        Assert.Equal("填写说明", html.QuerySelector(".finding-mend")!.TextContent);
    }

    [Fact]
    public async Task A_formula_has_real_fractions_and_a_line_to_read_aloud()
    {
        var typeset = new Typeset.Sequence(
            [new Typeset.Piece("＝"), new Typeset.Fraction(new Typeset.Piece("4423.60"), new Typeset.Piece("4848.01"))]);
        var html = await Render(new FormulaViewTagHelper { Typeset = typeset }, "formula-view");

        Assert.Equal("＝4423.60÷4848.01", html.QuerySelector("[role=math]")!.GetAttribute("aria-label"));
        Assert.Equal("4423.60", html.QuerySelector(".frac > .num")!.TextContent);
        Assert.Equal("4848.01", html.QuerySelector(".frac > .den")!.TextContent);
    }

    [Fact]
    public async Task A_status_tag_refuses_an_unknown_kind() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => Render(new StatusTagHelper { Kind = "purple" }, "status-tag"));

    private static ViewContext View() => new()
    {
        ViewData = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary()),
    };

    private static async Task<IElement> Render(TagHelper helper, string tag, string content = "", TagHelperAttributeList? attributes = null)
    {
        var output = new TagHelperOutput(tag, attributes ?? [], (_, _) =>
        {
            var inner = new DefaultTagHelperContent();
            inner.Append(content);
            return Task.FromResult<TagHelperContent>(inner);
        });
        await helper.ProcessAsync(new TagHelperContext(tag, [], new Dictionary<object, object>(), "1"), output);
        await using var text = new StringWriter();
        output.WriteTo(text, HtmlEncoder.Default);
        return new HtmlParser().ParseDocument(text.ToString()).Body!;
    }
}
