using System.Globalization;
using System.Text.RegularExpressions;
using Evaluation.Core.Campaigns;
using Evaluation.Core.Filings;
using Evaluation.Core.Frameworks;
using Evaluation.Web.Campaigns;
using FluentValidation;

namespace Evaluation.Web.Pages.Bureau.Campaigns;

/// <summary>A campaign as it is typed.</summary>
public sealed partial class CampaignInput
{
    public const string MustBeMended = "fix";
    public const string MustBeExplained = "explain";
    public const string Real = "real";
    public const string Rehearsal = "rehearsal";

    public Guid? RegionId { get; set; }

    public string? Title { get; set; }

    public string? Year { get; set; }

    public string? Kind { get; set; }

    public string? Framework { get; set; }

    public string? NoticeTitle { get; set; }

    public string? NoticeNumber { get; set; }

    public string? NoticeDate { get; set; }

    public string? NoticeIssuer { get; set; }

    public string? Phones { get; set; }

    public DeadlineInput Deadline { get; set; } = new();

    public string? ClaimAbove { get; set; }

    public bool OfflineApproval { get; set; }

    public bool ScanMayFollow { get; set; }

    public bool LateAllowed { get; set; }

    public Guid? Version { get; set; }

    public static CampaignInput Empty { get; } = new() { Kind = Real, ClaimAbove = MustBeExplained, LateAllowed = true };

    public static CampaignInput From(Campaign campaign) => new()
    {
        RegionId = campaign.RegionId,
        Title = campaign.Title,
        Year = campaign.Year.ToString(CultureInfo.InvariantCulture),
        Kind = campaign.IsRehearsal ? Rehearsal : Real,
        Framework = campaign.Framework,
        NoticeTitle = campaign.NoticeTitle,
        NoticeNumber = campaign.NoticeNumber,
        NoticeDate = campaign.NoticeDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        NoticeIssuer = campaign.NoticeIssuer,
        Phones = campaign.Phones,
        Deadline = DeadlineInput.From(campaign.Deadline),
        ClaimAbove = campaign.ClaimAboveMustBeMended ? MustBeMended : MustBeExplained,
        OfflineApproval = campaign.OfflineApprovalAllowed,
        ScanMayFollow = campaign.ScanMayFollow,
        LateAllowed = campaign.LateAllowed,
        Version = campaign.Version,
    };

    /// <summary>The terms, once the rules found nothing wrong.</summary>
    public CampaignTerms Terms() => new(
        Title!.Trim(),
        int.Parse(Year!, CultureInfo.InvariantCulture),
        Framework!,
        new NoticeReference(NoticeTitle!.Trim(), NoticeNumber!.Trim(), Date(NoticeDate), Trimmed(NoticeIssuer)),
        Trimmed(Phones)?.ReplaceLineEndings("\n"),
        Deadline.Read(out _)!.Value,
        ClaimAbove == MustBeMended,
        OfflineApproval,
        ScanMayFollow,
        LateAllowed,
        Kind == Rehearsal ? CampaignKind.Rehearsal : CampaignKind.Real);

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    [GeneratedRegex(@"^\p{L}{2,20}〔[0-9]{4}〕[0-9]{1,5}号$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoticeNumberForm();

    /// <summary>The shape of what is typed; what a campaign may do is Core's.</summary>
    public sealed class Rules : AbstractValidator<CampaignInput>
    {
        public Rules(IReadOnlyList<Framework> choices)
        {
            var frameworks = choices.ToDictionary(framework => framework.Reference, StringComparer.Ordinal);
            RuleFor(input => input.Kind).Must(kind => kind is Real or Rehearsal).WithMessage("请选择正式自评还是演练。");
            RuleFor(input => input.Title).NotEmpty().WithMessage("请填写自评任务名称。").MaximumLength(200).WithMessage("自评任务名称不超过 200 个字。");
            RuleFor(input => input.Year).Must(IsYear).WithMessage("评价年度写成四位数字，如 2021。");
            RuleFor(input => input.Framework).Must(reference => reference is not null && frameworks.ContainsKey(reference)).WithMessage("请选择指标体系。");
            RuleFor(input => input.Year)
                .Must((input, year) => frameworks.GetValueOrDefault(input.Framework ?? string.Empty)?.Covers(int.Parse(year!, CultureInfo.InvariantCulture)) != false)
                .When(input => IsYear(input.Year)).WithMessage("所选指标体系不适用于这个年度，请改选指标体系或年度。");
            RuleFor(input => input.NoticeTitle).NotEmpty().WithMessage("请填写自评通知的标题。").MaximumLength(400).WithMessage("通知标题不超过 400 个字。");
            RuleFor(input => input.NoticeNumber).NotEmpty().WithMessage("请填写通知的发文字号。");
            RuleFor(input => input.NoticeNumber).Must(number => NoticeNumberForm().IsMatch(number!.Trim()))
                .When(input => !string.IsNullOrWhiteSpace(input.NoticeNumber)).WithMessage("发文字号写成“湛财绩〔2022〕3号”的样子，年份用六角括号〔〕。");
            RuleFor(input => input.NoticeDate).Must(date => Date(date) is not null)
                .When(input => !string.IsNullOrWhiteSpace(input.NoticeDate)).WithMessage("通知日期写成 2022-04-01 的样子。");
            RuleFor(input => input.NoticeIssuer).MaximumLength(200).WithMessage("发文单位不超过 200 个字。");
            RuleFor(input => input.Phones).MaximumLength(1000).WithMessage("联系电话不超过 1000 个字。");
            RuleFor(input => input.ClaimAbove).Must(choice => choice is MustBeMended or MustBeExplained).WithMessage("请选择自评高于测算时如何处理。");
            RuleFor(input => input.Deadline).Custom((deadline, context) =>
            {
                deadline.Read(out var problem);
                if (problem is { } wrong)
                {
                    context.AddFailure($"Deadline.{wrong.Field}", wrong.Message);
                }
            });
        }

        private static bool IsYear(string? text) =>
            text is { Length: 4 } && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100;
    }
}
