using System.Text;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;
using Evaluation.Documents.Filings;
using Evaluation.Documents.Frameworks;

namespace Evaluation.Documents.Verification;

/// <summary>What is known of the framework that a copy carries.</summary>
public enum FrameworkTrust
{
    /// <summary>The same as the one of this reference at hand.</summary>
    Known,

    /// <summary>Another one than that of this reference at hand: somebody changed it.</summary>
    Different,

    /// <summary>None of this reference is at hand; only the copy itself speaks for it.</summary>
    Unknown,

    /// <summary>The copy carries none; the one at hand was used.</summary>
    NotAttached,
}

/// <summary>What a copy is worth by its own attachments: everything computed anew and held against what is printed.</summary>
/// <param name="Hash">SHA-256 of the attached record.</param>
/// <param name="Sheet">The record scored anew.</param>
/// <param name="Mark">What the feet of the pages say; null on a draft.</param>
public sealed record OfflineResult(string Hash, ScoreSheet Sheet, FrameworkTrust Trust, PaperMark? Mark, PrintedResult Printed)
{
    /// <summary>Printed and computed are the same, by a framework that nobody changed.</summary>
    public bool IsSame => Printed.IsSame && Trust != FrameworkTrust.Different;
}

/// <summary>Checks a copy without asking anybody: scores the attached record by the attached framework, writes the report anew and compares.</summary>
public static class OfflineCheck
{
    private const string HashLabel = "自评数据SHA-256：";

    /// <summary>The result; otherwise a sentence that says why there is none.</summary>
    public static (OfflineResult? Result, string? Problem) Run(PaperCopy copy, FrameworkLibrary library)
    {
        if (copy.Record is not { } bytes)
        {
            return (null, $"PDF 里没有“{ReportProof.RecordFile}”，不是系统生成的自评报告。");
        }

        var (record, faults) = FilingFile.Read(bytes);
        if (record is null)
        {
            return (null, $"附件“{ReportProof.RecordFile}”读不出来：{faults[0]}");
        }

        var (framework, trust, problem) = Framework(copy, record.Framework, library);
        if (framework is null)
        {
            return (null, problem);
        }

        if (FilingFit.Run(framework, record) is [var misfit, ..])
        {
            return (null, $"附件“{ReportProof.RecordFile}”与指标体系“{framework.Reference}”不相配：{misfit}");
        }

        var canonical = Encoding.UTF8.GetString(bytes);
        var hash = CanonicalRecord.HashOf(canonical);
        var sheet = Scorer.Score(framework, record with { System = SystemFacts.Preview });
        var printed = PrintedCheck.Run(Report(copy, sheet, hash), copy);
        return CanonicalRecord.Of(record) == canonical
            ? (new OfflineResult(hash, sheet, trust, copy.Mark, printed), null)
            : (null, $"附件“{ReportProof.RecordFile}”不是系统写出的样子，被改写过，不能核对。");
    }

    /// <summary>The report a copy must show: as a draft or a version, by what it says of itself.</summary>
    public static Report Report(PaperCopy copy, ScoreSheet sheet, string hash)
    {
        var head = copy.Pages.Count > 0 ? copy.Pages[0].Text : string.Empty;
        var isRehearsal = head.StartsWith("演练", StringComparison.Ordinal);
        var mark = isRehearsal ? head["演练".Length..] : head;
        var isInReview = mark.StartsWith("送审稿", StringComparison.Ordinal);
        var edition = new ReportEdition(
            DateTimeOffset.UnixEpoch, copy.Mark is { } version ? VersionMark.Of(version.Number, hash) : null, isInReview || mark.StartsWith("草稿", StringComparison.Ordinal), Record: null, isRehearsal)
        {
            IsInReview = isInReview,
            // Versions printed before there was a proof have none.
            Proof = copy.Pages.Any(page => page.Text.Contains(HashLabel, StringComparison.Ordinal)) ? ReportProof.Of(hash, copy.Address) : null,
        };
        return ReportWriter.Write(sheet, edition);
    }

    private static (Framework? Framework, FrameworkTrust Trust, string? Problem) Framework(PaperCopy copy, string reference, FrameworkLibrary library)
    {
        var known = library.Find(reference);
        if (copy.Framework is not { } text)
        {
            return (known, FrameworkTrust.NotAttached, known is null ? $"PDF 里没有“{ReportProof.FrameworkFile}”，本机也没有指标体系“{ReadableText.Shown(reference)}”，不能复算。请用 --frameworks 指定指标体系所在的文件夹。" : null);
        }

        var (attached, faults) = FrameworkReader.ReadPublished(ReportProof.FrameworkFile, text, prove: false);
        if (attached is null)
        {
            return (null, default, $"附件“{ReportProof.FrameworkFile}”读不出来：{faults[0]}");
        }

        if (attached.Reference != reference)
        {
            return (null, default, $"附件“{ReportProof.FrameworkFile}”是“{ReadableText.Shown(attached.Reference)}”，自评数据用的是“{ReadableText.Shown(reference)}”，不能复算。");
        }

        return (attached, known is null ? FrameworkTrust.Unknown : FrameworkYaml.Write(known) == text ? FrameworkTrust.Known : FrameworkTrust.Different, null);
    }
}
