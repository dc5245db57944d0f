using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Core.Formulas;
using Evaluation.Core.Reports;

namespace Evaluation.Documents.Pdf;

/// <summary>A report as the data the template reads, and all the texts it prints.</summary>
internal sealed class PaperData
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerOptions.Default) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<string> texts = [];
    private readonly Report report;

    public PaperData(Report report)
    {
        this.report = report;
        Root = new JsonObject
        {
            ["properties"] = Properties(),
            ["cover"] = report.Cover is { } cover
                ? new JsonObject
                {
                    ["titleLines"] = List(cover.TitleLines, line => Text(line)),
                    ["facts"] = List(cover.Facts, fact => new JsonObject { ["label"] = Text(fact.Label), ["text"] = Text(fact.Text) }),
                }
                : null,
            ["body"] = List(report.Body, OfBlock),
            ["annexes"] = List(report.Annexes, Annex),
        };
    }

    public IReadOnlyList<string> Texts => texts;

    private JsonObject Root { get; }

    /// <summary>The data as JSON, with the font set the paper is made with among its keywords.</summary>
    public string ToJson(string fontDigest)
    {
        Root["properties"]!["keywords"] = new JsonArray("部门整体支出绩效自评", $"字库 {fontDigest[..16]}");
        return Root.ToJsonString(Plain);
    }

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> node) => new([.. items.Select(node)]);

    private JsonValue Text(string text)
    {
        var clean = PressText.Clean(text);
        texts.Add(clean);
        return JsonValue.Create(clean);
    }

    private JsonValue? TextOrNone(string? text) => string.IsNullOrEmpty(text) ? null : Text(text);

    private JsonObject Properties() => new()
    {
        ["title"] = report.Cover is null ? Text(report.Properties.Title) : PressText.Clean(report.Properties.Title),
        ["titleLines"] = List(report.Cover is null ? report.Properties.TitleLines : [], line => Text(line)),
        ["author"] = PressText.Clean(report.Properties.Author),
        ["draftMark"] = report.Properties.IsDraft ? Text(report.Properties.DraftMark) : null,
        ["versionMark"] = TextOrNone(report.Properties.VersionMark),
        ["sampleNotice"] = TextOrNone(report.Properties.SampleNotice),
        ["rehearsalNotice"] = TextOrNone(report.Properties.RehearsalNotice),
        ["proof"] = report.Properties.Proof is { } proof ? Proof(proof) : null,
    };

    private JsonObject Proof(ReportProof proof) => new()
    {
        ["statement"] = Text(proof.Statement),
        ["code"] = Text(ProofLines.Code(proof)),
        ["hash"] = Text(ProofLines.Hash(proof)),
        ["how"] = Text(proof.How),
        ["picture"] = QrPicture.Svg(proof.Scanned),
        ["alternative"] = PressText.Clean($"二维码，内容为：{proof.Scanned}"),
    };

    private JsonObject Annex(ReportAnnex annex) => new()
    {
        ["number"] = annex.Number,
        ["title"] = Text(annex.Title),
        ["landscape"] = annex.Landscape,
        ["sampleNotice"] = annex.CarriesSampleNotice,
        ["blocks"] = List(annex.Blocks, OfBlock),
    };

    private JsonObject OfBlock(Block block) => block switch
    {
        Block.Heading heading => new JsonObject
        {
            ["kind"] = "heading",
            ["level"] = Math.Clamp(heading.Level, 1, 4),
            ["number"] = Text(heading.Number),
            ["text"] = Text(heading.Text),
        },
        Block.Paragraph paragraph => Paragraph(paragraph),
        Block.Formula formula => new JsonObject
        {
            ["kind"] = "formula",
            ["layout"] = OfTypeset(formula.Layout),
            ["alternative"] = PressText.Clean(formula.Alternative),
        },
        Block.Table table => Table(table),
        Block.Chart chart => Chart(chart),
        Block.Remark remark => new JsonObject { ["kind"] = "remark", ["text"] = Text(remark.Text) },
        Block.Signature signature => new JsonObject
        {
            ["kind"] = "signature",
            ["unit"] = Text(signature.Unit),
            ["date"] = Text(signature.Date),
        },
        Block.Recipient recipient => new JsonObject { ["kind"] = "recipient", ["text"] = Text(recipient.Text) },
        Block.AnnexList list => new JsonObject { ["kind"] = "annexList", ["titles"] = List(list.Titles, title => Text(title)) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private JsonObject OfInline(Inline inline) => new()
    {
        ["kind"] = inline is Inline.Gap ? "gap" : "words",
        ["text"] = Text(inline.Text),
    };

    private JsonObject OfTypeset(Typeset part) => part switch
    {
        Typeset.Piece piece => new JsonObject { ["kind"] = "piece", ["text"] = Text(piece.Text) },
        Typeset.Sequence sequence => new JsonObject { ["kind"] = "sequence", ["parts"] = List(sequence.Parts, OfTypeset) },
        Typeset.Fraction fraction => new JsonObject
        {
            ["kind"] = "fraction",
            ["numerator"] = OfTypeset(fraction.Numerator),
            ["denominator"] = OfTypeset(fraction.Denominator),
            ["line"] = PressText.Clean(fraction.Line),
        },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private JsonObject Chart(Block.Chart chart) => new()
    {
        ["kind"] = "chart",
        ["number"] = Text(chart.Number),
        ["title"] = Text(chart.Title),
        ["unitLine"] = TextOrNone(chart.UnitLine),
        ["alternative"] = PressText.Clean(chart.Alternative),
        ["series"] = List(chart.Series, name => Text(name)),
        ["rows"] = List(chart.Rows, row => new JsonObject
        {
            ["label"] = Text(row.Label),
            ["bars"] = List(row.Bars, bar => new JsonObject { ["printed"] = Text(bar.Printed), ["length"] = bar.Length }),
        }),
    };

    private JsonObject Paragraph(Block.Paragraph paragraph)
    {
        var paper = new JsonObject { ["kind"] = "paragraph", ["inlines"] = List(paragraph.Inlines, OfInline) };
        if (paragraph.KeepsWithNext)
        {
            paper["keeps"] = true;
        }

        return paper;
    }

    private JsonObject Table(Block.Table table)
    {
        var rows = TableGrid.Place(table).Zip(table.Rows, (cells, row) => new JsonObject
        {
            ["kind"] = row.Kind switch { TableRowKind.Group => "group", TableRowKind.Total => "total", _ => "body" },
            ["cells"] = List(cells, cell => new JsonObject
            {
                ["column"] = cell.Column,
                ["columns"] = cell.Columns,
                ["rows"] = cell.Rows,
                ["text"] = Text(cell.Cell.Text),
            }),
        });
        var paper = new JsonObject
        {
            ["kind"] = "table",
            ["number"] = TextOrNone(table.Number),
            ["title"] = TextOrNone(table.Title),
            ["unitLine"] = TextOrNone(table.UnitLine),
            ["columns"] = List(table.Columns, column => new JsonObject
            {
                ["header"] = Text(column.Header),
                ["share"] = column.Share,
                ["alignment"] = column.Alignment switch
                {
                    CellAlignment.Right => "right",
                    CellAlignment.Centre => "centre",
                    _ => "left",
                },
            }),
            ["rows"] = new JsonArray([.. rows]),
        };
        if (table.KeepsTogether)
        {
            paper["together"] = true;
        }

        return paper;
    }
}
