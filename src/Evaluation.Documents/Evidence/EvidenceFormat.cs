namespace Evaluation.Documents.Evidence;

/// <summary>A kind of file that is taken as evidence, with the one type it is ever sent as.</summary>
public sealed record EvidenceFormat
{
    private EvidenceFormat(string name, string contentType, params IReadOnlyList<string> extensions) =>
        (Name, ContentType, Extensions) = (name, contentType, extensions);

    public static EvidenceFormat Pdf { get; } = new("PDF", "application/pdf", ".pdf");

    public static EvidenceFormat Docx { get; } =
        new("Word 文档", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx");

    public static EvidenceFormat Xlsx { get; } =
        new("Excel 工作簿", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    public static EvidenceFormat Ofd { get; } = new("OFD 版式文件", "application/ofd", ".ofd");

    public static EvidenceFormat Jpeg { get; } = new("JPG 图片", "image/jpeg", ".jpg", ".jpeg");

    public static EvidenceFormat Png { get; } = new("PNG 图片", "image/png", ".png");

    public static IReadOnlyList<EvidenceFormat> All { get; } = [Pdf, Docx, Xlsx, Ofd, Jpeg, Png];

    /// <summary>What people call it.</summary>
    public string Name { get; }

    public string ContentType { get; }

    public IReadOnlyList<string> Extensions { get; }

    /// <summary>The format a name ending promises; null if it is none that is taken.</summary>
    public static EvidenceFormat? OfExtension(string extension) =>
        All.FirstOrDefault(format => format.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase));
}

/// <summary>What the inspection of an uploaded file found: its format, or why it is not taken and how to mend that.</summary>
public sealed record EvidenceVerdict(EvidenceFormat? Format, string? Problem)
{
    internal static EvidenceVerdict Taken(EvidenceFormat format) => new(format, null);

    internal static EvidenceVerdict Refused(string problem) => new(null, problem);
}
