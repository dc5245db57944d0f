using Evaluation.Core.Filings;
using Evaluation.Web.Filings;

namespace Evaluation.Web.Tests.Words;

public sealed class EntryNamesTests
{
    [Fact]
    public void Each_state_of_a_checked_item_has_words_of_its_own()
    {
        var names = new EntryNames(SampleFiling.Framework, []);

        Assert.Equal(
            ["符合", "不符合", "不适用", "基本符合"],
            new[] { ItemState.Met, ItemState.NotMet, ItemState.NotApplicable, ItemState.Partly }.Select(state => names.Words("item/T-1/one", EntryPath.ItemText(state))));
    }
}
