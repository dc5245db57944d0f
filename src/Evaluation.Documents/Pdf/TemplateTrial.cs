using System.Globalization;
using System.Text.Json;
using Evaluation.Core.Reports;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Outline;

namespace Evaluation.Documents.Pdf;

/// <summary>One thing a template has to do.</summary>
/// <param name="Detail">What was found where it does not; null where it does.</param>
public sealed record TemplateCheck(string Name, string? Detail)
{
    public bool Holds => Detail is null;
}

/// <summary>Tries a template of a bureau's own before it prints what people seal: everything the shipped one promises, on every kind of block.</summary>
public static class TemplateTrial
{
    private const int Shown = 3;
    private const double WidthOfA4 = 595;
    private const double HeightOfA4 = 842;

    /// <param name="options">With the template; its deadline and fonts are those that will hold in use.</param>
    /// <param name="report">What is printed; <see cref="TrialReport"/> has every kind of block.</param>
    /// <param name="cancellation">Stops between two prints.</param>
    public static async Task<IReadOnlyList<TemplateCheck>> RunAsync(PressOptions options, Report report, CancellationToken cancellation)
    {
        List<TemplateCheck> checks = [];
        await using var press = new PdfPress(options);
        var pdf = await PrintAsync(press, report, PaperStandard.Archive, checks, "排版并输出 PDF/A-3a", cancellation);
        if (pdf is null)
        {
            return checks;
        }

        await PrintAsync(press, report, PaperStandard.Accessible, checks, "输出 PDF/UA-1（无障碍版）", cancellation);
        await using (var other = new PdfPress(options))
        {
            var again = await other.PrintAsync(report, cancellation);
            checks.Add(new("两次输出字节相同", again.AsSpan().SequenceEqual(pdf) ? null : "两次输出的文件不同，请不要在模板里使用日期、随机数。"));
        }

        using (var paper = PdfDocument.Open(pdf))
        {
            checks.AddRange(OnPaper(paper, report));
        }

        var draft = report with { Properties = report.Properties with { IsDraft = true, VersionMark = null } };
        if (await PrintAsync(press, draft, PaperStandard.Archive, checks, "草稿可以排版", cancellation) is { } marked)
        {
            using var paper = PdfDocument.Open(marked);
            checks.Add(OnEachPage(paper, "草稿的每页有“草稿”字样", [report.Properties.DraftMark], skip: 0));
        }

        var letter = report with { Properties = report.Properties with { SampleNotice = null }, Cover = null, Annexes = [], Body = [new Block.Recipient("示例单位："), .. report.Body] };
        if (await PrintAsync(press, letter, PaperStandard.Archive, checks, "没有封面的公文（退回意见、催报函等）可以排版", cancellation) is { } sent)
        {
            using var paper = PdfDocument.Open(sent);
            checks.Add(Texts(paper, letter, "公文的标题和正文都在纸上"));
        }

        return checks;
    }

    private static async Task<byte[]?> PrintAsync(PdfPress press, Report report, PaperStandard standard, List<TemplateCheck> checks, string name, CancellationToken cancellation)
    {
        try
        {
            var pdf = await press.PrintAsync(report, standard, cancellation);
            checks.Add(new(name, null));
            return pdf;
        }
        catch (PressException problem)
        {
            checks.Add(new(name, problem.Detail is { } detail ? Diagnosis(detail) : problem.Message));
            return null;
        }
    }

    private static IEnumerable<TemplateCheck> OnPaper(PdfDocument paper, Report report)
    {
        yield return Texts(paper, report, "报告的文字都在纸上，可以检索");

        List<string> headings =
        [
            .. report.Body.OfType<Block.Heading>().Where(heading => heading.Level <= 2).Select(heading => Squeezed(heading.Number + heading.Text)),
            .. report.Annexes.Select(annex => Squeezed(annex.Title)),
        ];
        var bookmarks = paper.TryGetBookmarks(out var found) ? found.GetNodes().Select(node => Squeezed(node.Title)).ToList() : [];
        var without = headings.Where(heading => !bookmarks.Exists(bookmark => bookmark.EndsWith(heading, StringComparison.Ordinal))).ToList();
        yield return new("一、二级标题和附件在书签里", without.Count == 0 ? null : string.Join("；", without.Take(Shown)));

        yield return new("纸张为 A4", paper.GetPages().All(IsA4) ? null : "有的页不是 A4（210×297 毫米，可以横放）。");
        yield return new("自评数据作为附件", report.Properties.Record is { } record && Attached(paper, record) ? null : $"附件里没有“{ReportProof.RecordFile}”，或内容有变化。");
        if (report.Properties.VersionMark is { } mark)
        {
            yield return OnEachPage(paper, "正文每页有版本和校验码", [mark], skip: paper.GetPages().TakeWhile(page => !Says(Text(page), Squeezed(mark))).Count());
        }

        if (report.Properties.Proof is { } proof)
        {
            yield return new("末页有核对说明和 SHA-256", Says(Text(paper.GetPages().Last()), proof.Hash) ? null : "末页没有自评数据的 SHA-256。");
        }
    }

    private static TemplateCheck Texts(PdfDocument paper, Report report, string name)
    {
        var text = string.Concat(paper.GetPages().Select(Text));
        List<string> missing = [.. new PaperData(report).Texts.Select(Squeezed).Where(said => said.Length > 0 && !Says(text, said)).Distinct(StringComparer.Ordinal)];
        return new(name, missing.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"缺 {missing.Count} 处：{string.Join("；", missing.Take(Shown))}"));
    }

    private static TemplateCheck OnEachPage(PdfDocument paper, string name, string[] texts, int skip)
    {
        var pages = paper.GetPages().ToList();
        var without = pages.Skip(skip).Where(page => !texts.All(text => Says(Text(page), Squeezed(text)))).Select(page => page.Number).ToList();
        return new(name, pages.Count > skip && without.Count == 0 ? null
            : without.Count == 0 ? "一页也没有。" : $"第 {string.Join('、', without.Take(Shown))} 页没有。");
    }

    private static bool Attached(PdfDocument paper, string record) =>
        paper.Advanced.TryGetEmbeddedFiles(out var files) && files.Any(file => file.Bytes.SequenceEqual(System.Text.Encoding.UTF8.GetBytes(record)));

    private static bool IsA4(Page page) => (Near(page.Width, WidthOfA4) && Near(page.Height, HeightOfA4)) || (Near(page.Width, HeightOfA4) && Near(page.Height, WidthOfA4));

    private static bool Near(double one, double other) => Math.Abs(one - other) < 2;

    private static bool Says(string text, string said) => text.Contains(said, StringComparison.Ordinal);

    private static string Text(Page page) => Squeezed(string.Concat(page.Letters.Select(letter => letter.Value)));

    private static string Squeezed(string text) => string.Concat(text.Where(character => !char.IsWhiteSpace(character)));

    /// <summary>The compiler's own words: whoever writes a template understands them best.</summary>
    private static string Diagnosis(string detail)
    {
        try
        {
            using var json = JsonDocument.Parse(detail);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("message", out var message) ? message.ToString() : detail;
        }
        catch (JsonException)
        {
            return detail;
        }
    }
}
