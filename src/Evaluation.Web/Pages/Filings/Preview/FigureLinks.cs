using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Preview;

/// <summary>From a figure of the report to where it is entered or computed.</summary>
public sealed class FigureLinks(OpenFiling open)
{
    private readonly FilingPlaces _places = new(open);

    /// <summary>Null for figures that stand nowhere of their own.</summary>
    public string? AddressOf(string fact)
    {
        if (fact.Split('/') is ["score", var code])
        {
            return _places.AddressOf("indicator/" + code);
        }

        return open.Framework.Input(fact) is { } input ? input.System is null ? _places.AddressOf("input/" + fact) : null
            : open.Framework.Indicators.FirstOrDefault(indicator => indicator.Value?.Key == fact) is { } indicator ? _places.AddressOf("indicator/" + indicator.Code)
            : open.Framework.Derived.Any(derived => derived.Key == fact) ? $"{open.Address}/data"
            : null;
    }
}
