using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Evaluation.Web.Filings;

/// <summary>A rendered part of a page, to take the place of the element with its id.</summary>
public sealed record Fragment(string Id, string Html);

/// <summary>Renders the live parts of a page for scripts.</summary>
public sealed class Fragments(IRazorViewEngine engine, ITempDataProvider tempData, IEnumerable<LivePage> pages)
{
    private const string Steps = "/Pages/Shared/_FilingSteps.cshtml";

    /// <summary>The parts that read differently after a save.</summary>
    public async Task<IReadOnlyList<Fragment>> ChangedAsync(ActionContext action, OpenFiling before, OpenFiling after, string here, bool inWan)
    {
        var old = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in Parts(before, here, inWan))
        {
            old[part.Id] = await RenderAsync(action, before, part, here);
        }

        var changed = new List<Fragment>();
        foreach (var part in Parts(after, here, inWan))
        {
            var html = await RenderAsync(action, after, part, here);
            if (!string.Equals(old.GetValueOrDefault(part.Id), html, StringComparison.Ordinal))
            {
                changed.Add(new Fragment(part.Id, html));
            }
        }

        return changed;
    }

    private IEnumerable<LivePart> Parts(OpenFiling open, string here, bool inWan) =>
        pages.Where(page => page.IsAt(here)).SelectMany(page => page.Parts(open, here, inWan))
            .Append(new LivePart("filing-steps", Steps, new FilingSteps(open)));

    private async Task<string> RenderAsync(ActionContext action, OpenFiling open, LivePart part, string here)
    {
        var found = engine.GetView(executingFilePath: null, part.Partial, isMainPage: false);
        if (found.View is not { } view)
        {
            throw new InvalidOperationException($"Partial {part.Partial} is missing.");
        }

        var data = new ViewDataDictionary(new EmptyModelMetadataProvider(), new ModelStateDictionary())
        {
            Model = part.Model,
            ["Here"] = $"/filings/{open.Filing.FilingId}/{here}",
        };
        await using var writer = new StringWriter(System.Globalization.CultureInfo.InvariantCulture);
        var context = new ViewContext(action, view, data, new TempDataDictionary(action.HttpContext, tempData), writer, new HtmlHelperOptions());
        await view.RenderAsync(context);
        return writer.ToString().Trim();
    }
}
