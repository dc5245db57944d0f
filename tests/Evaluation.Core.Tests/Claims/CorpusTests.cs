namespace Evaluation.Core.Tests.Claims;

/// <summary>The reader of claims against the labelled corpus, with precision and recall of every class in the output.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [Fact]
    public void Wrong_statements_are_found() => Holds(CorpusScore.Whole.RecallOfWrong >= 0.95m);

    [Fact]
    public void Right_statements_are_not_accused() => Holds(CorpusScore.Whole.FalseAlarms <= 0.01m);

    [Fact]
    public void The_first_diagnosis_is_the_right_one() => Holds(CorpusScore.Whole.RightDiagnosis >= 0.80m);

    [Fact]
    public void Statements_are_taken_for_what_they_are() => Holds(CorpusScore.Whole.RightKind >= 0.90m);

    private void Holds(bool condition)
    {
        output.WriteLine(condition ? CorpusScore.Whole.Tables() : CorpusScore.Whole.Print());
        Assert.True(condition);
    }
}
