using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Web.Filings;
using Evaluation.Web.TagHelpers;

namespace Evaluation.Web.Pages.Filings.Scope;

/// <summary>适用情况: the opening questions and the members of the scope.</summary>
public sealed class ScopeView
{
    public ScopeView(OpenFiling open, IReadOnlyDictionary<string, string>? typed = null)
    {
        var entered = new EnteredValues(open, typed);
        Questions = [.. open.Framework.Questions.Select(question =>
            (question, entered.Field(EntryPath.Answer(question.Key), question.Text), QuestionEffect.Of(open, question)))];
        Members = [.. open.Record.Scope.Select(member => (
            member,
            entered.Field(EntryPath.Member(member.Key), $"{member.Name}的名称"),
            entered.Paths.Count(path => path.EndsWith("@" + member.Key, StringComparison.Ordinal))))];
    }

    public static IReadOnlyList<Option> Answers { get; } = [new("1", "是（有）"), new("0", "否（没有）")];

    public IReadOnlyList<(Question Question, EntryField Field, QuestionEffect Effect)> Questions { get; }

    /// <summary>Members of the scope with the number of figures entered for each.</summary>
    public IReadOnlyList<(ScopeMember Member, EntryField Field, int Figures)> Members { get; }
}

/// <summary>What an answer does: rows that do not apply, figures that are not asked.</summary>
public sealed record QuestionEffect(string Id, IReadOnlyList<string> NotApplicable, IReadOnlyList<string> Hidden)
{
    public static QuestionEffect Of(OpenFiling open, Question question) =>
        open.Record.Answers.TryGetValue(question.Key, out var answer) && !answer
            ? new QuestionEffect(
                $"effect-{question.Key}",
                [.. question.NotApplicable.Where(pair => open.Framework.Indicator(pair.Key) is not null).Select(pair => $"{open.Framework.Indicator(pair.Key)!.Name}（{pair.Value}）")],
                [.. question.Hides.Select(open.Sheet.Facts.Label)])
            : new QuestionEffect($"effect-{question.Key}", [], []);
}
