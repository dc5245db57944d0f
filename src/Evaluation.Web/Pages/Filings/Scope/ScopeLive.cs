using Evaluation.Web.Filings;

namespace Evaluation.Web.Pages.Filings.Scope;

/// <summary>What an opening answer does, shown under it.</summary>
public sealed class ScopeLive : LivePage
{
    public override string Key => "scope";

    public override IEnumerable<LivePart> Parts(OpenFiling open, string here, bool inWan) =>
        open.Framework.Questions.Select(question => QuestionEffect.Of(open, question))
            .Select(effect => new LivePart(effect.Id, "/Pages/Filings/Scope/_Effect.cshtml", effect));
}
