using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Evaluation.EndToEnd.Tests;

/// <summary>What every page has to stand: axe finds nothing serious, and on a phone it does not scroll sideways.</summary>
internal static class Inspection
{
    private const int Phone = 390;

    public static async Task<IReadOnlyList<string>> FaultsAsync(Visit visit)
    {
        var page = visit.Page;
        var address = new Uri(page.Url).PathAndQuery;
        var faults = new List<string>();
        var axe = await page.RunAxe();
        faults.AddRange(
            from violation in axe.Violations
            where violation.Impact is "serious" or "critical"
            from node in violation.Nodes.Take(3)
            select $"{address}: {violation.Id} ({violation.Help}) at {node.Target} {node.Html}");

        await page.SetViewportSizeAsync(Phone, 844);
        var width = await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth");
        if (width > Phone)
        {
            var widest = await page.EvaluateAsync<string>(
                """
                () => [...document.querySelectorAll('body *')]
                  .filter(one => one.getBoundingClientRect().right > 391 && !one.closest('.scroll, .visually-hidden'))
                  .slice(0, 4).map(one => one.tagName + '.' + one.className + ' ' + (one.id || one.textContent.trim().slice(0, 30))).join(' | ')
                """);
            faults.Add($"{address}: {width} px wide on a phone: {widest}");
        }

        await page.SetViewportSizeAsync(1280, 900);
        return faults;
    }
}
