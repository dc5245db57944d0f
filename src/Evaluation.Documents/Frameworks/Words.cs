using System.Collections.Frozen;
using Evaluation.Core.Checks;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;

namespace Evaluation.Documents.Frameworks;

/// <summary>The words of a framework file that choose from a closed set.</summary>
internal static class Words
{
    public static FrozenDictionary<string, FigureKind> Kinds { get; } = Of(
        ("money", FigureKind.Money), ("count", FigureKind.Count), ("number", FigureKind.Number),
        ("percent", FigureKind.Percent), ("yesNo", FigureKind.YesNo), ("text", FigureKind.Text));

    public static FrozenDictionary<string, EvidencePolicy> Evidence { get; } = Of(("mark", EvidencePolicy.Mark), ("zero", EvidencePolicy.Zero));

    public static FrozenDictionary<string, NotApplicablePolicy> NotApplicable { get; } = Of(
        ("notAllowed", NotApplicablePolicy.NotAllowed), ("full", NotApplicablePolicy.Full), ("zero", NotApplicablePolicy.Zero),
        ("rescaleLevel1", NotApplicablePolicy.RescaleLevel1), ("rescaleTotal", NotApplicablePolicy.RescaleTotal));

    public static FrozenDictionary<string, ScoreOrigin> Origins { get; } = Of(
        ("data", ScoreOrigin.Data), ("own", ScoreOrigin.Own), ("bureau", ScoreOrigin.Bureau));

    public static FrozenDictionary<string, OverPolicy> Over { get; } = Of(
        ("cap", OverPolicy.Cap), ("zero", OverPolicy.Zero), ("deduct", OverPolicy.Deduct), ("review", OverPolicy.Review));

    public static FrozenDictionary<string, GradeFrom> GradeFrom { get; } = Of(
        ("displayed", Core.Frameworks.GradeFrom.Displayed), ("unrounded", Core.Frameworks.GradeFrom.Unrounded));

    public static FrozenDictionary<string, CompareOn> Compare { get; } = Of(("unrounded", CompareOn.Unrounded), ("displayed", CompareOn.Displayed));

    public static FrozenDictionary<string, Monotony> Monotonic { get; } = Of(("rising", Monotony.Rising), ("falling", Monotony.Falling));

    public static FrozenDictionary<string, OptionChoice> Choose { get; } = Of(("declared", OptionChoice.Declared), ("best", OptionChoice.Best));

    public static FrozenDictionary<string, TargetCounting> Counting { get; } = Of(("sum", TargetCounting.Sum), ("shareMet", TargetCounting.ShareMet));

    public static FrozenDictionary<string, OverFulfilmentPolicy> OverFulfilment { get; } = Of(
        ("none", OverFulfilmentPolicy.None), ("flag", OverFulfilmentPolicy.Flag), ("deductFixed", OverFulfilmentPolicy.DeductFixed),
        ("notMet", OverFulfilmentPolicy.NotMet), ("reviewerReduces", OverFulfilmentPolicy.ReviewerReduces));

    /// <summary>Who deducts by hand, as it is written; <c>true</c> is the unit, as it always was.</summary>
    public static FrozenDictionary<string, DeductionBy> Deductions { get; } = Of(
        ("false", DeductionBy.Nobody), ("true", DeductionBy.Unit), ("reviewer", DeductionBy.Reviewer), ("both", DeductionBy.Both));

    /// <summary>The same as it may be read.</summary>
    public static FrozenDictionary<string, DeductionBy> DeductionChoices { get; } = Of(
        ("false", DeductionBy.Nobody), ("true", DeductionBy.Unit), ("unit", DeductionBy.Unit), ("reviewer", DeductionBy.Reviewer), ("both", DeductionBy.Both));

    public static FrozenDictionary<string, ExampleResult> Results { get; } = Of(
        ("未完成", ExampleResult.Incomplete), ("无法计算", ExampleResult.Undecidable), ("不适用", ExampleResult.NotApplicable), ("得分", ExampleResult.Scored));

    public static FrozenDictionary<string, ItemState> ItemStates { get; } = Of(
        ("符合", ItemState.Met), ("不符合", ItemState.NotMet), ("不适用", ItemState.NotApplicable), ("基本符合", ItemState.Partly));

    public static FrozenDictionary<string, bool> Others { get; } = Of(("full", true), ("zero", false));

    public static FrozenDictionary<string, bool> Directions { get; } = Of(("above", true), ("below", false));

    public static FrozenDictionary<string, StepMode> Modes { get; } = Of(
        ("floor", StepMode.Floor), ("ceiling", StepMode.Ceiling), ("proportional", StepMode.Proportional));

    public static FrozenDictionary<string, ZeroDenominatorPolicy> ZeroDenominator { get; } = Of(
        ("notApplicable", ZeroDenominatorPolicy.NotApplicable), ("full", ZeroDenominatorPolicy.Full),
        ("zero", ZeroDenominatorPolicy.Zero), ("error", ZeroDenominatorPolicy.Error));

    public static FrozenDictionary<string, OutlineContent> Contents { get; } = Of(
        ("scoreTable", OutlineContent.ScoreTable), ("indicatorAnalysis", OutlineContent.IndicatorAnalysis),
        ("targetTable", OutlineContent.TargetTable), ("notApplicableList", OutlineContent.NotApplicableList));

    public static FrozenDictionary<string, Severity> Severities { get; } = Of(("mustFix", Severity.MustFix), ("mustExplain", Severity.MustExplain), ("note", Severity.Note));

    public static FrozenDictionary<string, WarningColour> Colours { get; } = Of(("red", WarningColour.Red), ("yellow", WarningColour.Yellow));

    public static FrozenDictionary<string, CheckKind> CheckKinds { get; } = Of(
        ("holds", CheckKind.Holds), ("lastYear", CheckKind.LastYear), ("absent", CheckKind.Absent), ("phrase", CheckKind.Phrase), ("evidence", CheckKind.Evidence));

    public static FrozenDictionary<string, Tolerance> Tolerances { get; } = Of(("exact", Tolerance.Exact), ("printed", Tolerance.Printed), ("shown", Tolerance.Shown));

    public static FrozenDictionary<string, bool> Inside { get; } = Of(("inside", true), ("outside", false));

    public static FrozenDictionary<string, EvidenceNeed> EvidenceNeeds { get; } = Of(
        ("eachRow", EvidenceNeed.EachRow), ("named", EvidenceNeed.Named), ("address", EvidenceNeed.Address), ("inYear", EvidenceNeed.InYear), ("notShared", EvidenceNeed.NotShared));

    public static FrozenDictionary<string, CheckResult> CheckResults { get; } = Of(
        ("通过", CheckResult.Passed), ("不符", CheckResult.Failed), ("未核对", CheckResult.Unchecked), ("不涉及", CheckResult.Idle));

    /// <summary>The word that stands for a value.</summary>
    public static string WordOf<T>(this FrozenDictionary<string, T> words, T value) => words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Key;

    private static FrozenDictionary<string, T> Of<T>(params (string Word, T Value)[] words) =>
        words.ToFrozenDictionary(word => word.Word, word => word.Value, StringComparer.Ordinal);
}
