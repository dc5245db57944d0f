using System.Globalization;
using CsvHelper;

namespace Evaluation.Documents.Publication;

/// <summary>A CSV file that Excel opens as it is: UTF-8 with a byte order mark, numbers as numbers, and no text that a spreadsheet would compute.</summary>
internal sealed class Table : IDisposable
{
    private static readonly CsvWriterOptions s_form = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    private readonly MemoryStream _content = new();
    private readonly CsvWriter _cells;

    public Table(params string[] heads)
    {
        _cells = CsvWriter.Create(_content, s_form, leaveOpen: true);
        Row([.. heads]);
    }

    /// <summary>Texts and decimals; null: an empty cell.</summary>
    public void Row(params ReadOnlySpan<object?> cells)
    {
        foreach (var cell in cells)
        {
            if (cell is decimal number)
            {
                _cells.WriteField(number);
            }
            else
            {
                _cells.WriteField((string?)cell);
            }
        }

        _cells.EndRecord();
    }

    /// <summary>A number as it was written, with its decimals.</summary>
    public static object? Number(string? written) => written is null ? null : decimal.Parse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    public byte[] Close()
    {
        _cells.Flush();
        return _content.ToArray();
    }

    public void Dispose()
    {
        _cells.Dispose();
        _content.Dispose();
    }
}
