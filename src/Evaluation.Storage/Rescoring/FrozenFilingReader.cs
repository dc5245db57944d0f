using System.Data.Common;
using System.Text;
using Evaluation.Core.Quantities;
using Evaluation.Storage.Providers;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Rescoring;

/// <summary>
/// Reads the rows of a query, which states what is read and from where, past the context: the records stay the bytes they are kept as,
/// where the provider keeps UTF-8.
/// </summary>
internal static class FrozenFilingReader
{
    public static async Task<List<FrozenFiling>> ReadAsync<T>(EvaluationDb db, IQueryable<T> query, CancellationToken cancellationToken)
    {
        var keepsUtf8 = db is SqliteEvaluationDb or PostgreSqlEvaluationDb;
        var filings = new List<FrozenFiling>();
        await db.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = query.CreateDbCommand();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            var columns = Columns(reader);
            while (await reader.ReadAsync(cancellationToken))
            {
                filings.Add(Read(reader, columns, keepsUtf8));
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        return filings;
    }

    private static int[] Columns(DbDataReader reader) =>
    [
        .. new[]
        {
            nameof(FrozenFiling.UnitId), nameof(FrozenFiling.FilingId), nameof(FrozenFiling.FilingVersionId), nameof(FrozenFiling.Number), nameof(FrozenFiling.Record),
            "ComputedTotal", nameof(FrozenFiling.Grade), nameof(FrozenFiling.RowPoints), nameof(FrozenFiling.DaysLate), nameof(FrozenFiling.QualityErrors),
            nameof(FrozenFiling.ReviewDeductions),
        }.Select(reader.GetOrdinal),
    ];

    private static FrozenFiling Read(DbDataReader reader, int[] columns, bool keepsUtf8) => new()
    {
        UnitId = reader.GetGuid(columns[0]),
        FilingId = reader.GetGuid(columns[1]),
        FilingVersionId = reader.GetGuid(columns[2]),
        Number = reader.GetInt32(columns[3]),
        Record = keepsUtf8 ? reader.GetFieldValue<byte[]>(columns[4]) : Encoding.UTF8.GetBytes(reader.GetString(columns[4])),
        Total = reader.IsDBNull(columns[5]) ? null : new Points(reader.GetInt32(columns[5]) / 100m),
        Grade = reader.IsDBNull(columns[6]) ? null : reader.GetString(columns[6]),
        RowPoints = reader.IsDBNull(columns[7]) ? null : reader.GetString(columns[7]),
        DaysLate = reader.IsDBNull(columns[8]) ? null : reader.GetInt32(columns[8]),
        QualityErrors = reader.IsDBNull(columns[9]) ? null : reader.GetInt32(columns[9]),
        ReviewDeductions = reader.IsDBNull(columns[10]) ? null : reader.GetString(columns[10]),
    };
}
