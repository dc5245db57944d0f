using System.Globalization;
using Evaluation.Core.Campaigns;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Checks;

/// <summary>The number on a 报送回执: year, unit code, day and minute of the submission, so that it can be said on the phone.</summary>
public static class ReceiptNumber
{
    public static string Of(OpenFiling open, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $"{open.Record.Year}-{open.Unit.Code}-{now.ToOffset(DeadlineClock.Offset):yyyyMMddHHmm}");
}
