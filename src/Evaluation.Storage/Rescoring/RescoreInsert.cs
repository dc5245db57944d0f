using System.Data;
using System.Data.Common;
using Evaluation.Core.Quantities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Evaluation.Storage.Rescoring;

/// <summary>
/// Inserts results by one prepared command, or in one round trip where the provider has batches: a hundred thousand rows are too many
/// for the change tracker.
/// </summary>
internal static class RescoreInsert
{
    private static readonly (string Column, DbType Type)[] s_columns =
    [
        (nameof(RescoreResult.RescoreRunId), DbType.Guid),
        (nameof(RescoreResult.FilingId), DbType.Guid),
        (nameof(RescoreResult.Number), DbType.Int32),
        (nameof(RescoreResult.Before), DbType.Int32),
        (nameof(RescoreResult.After), DbType.Int32),
        (nameof(RescoreResult.Difference), DbType.Int32),
        (nameof(RescoreResult.GradeBefore), DbType.String),
        (nameof(RescoreResult.GradeAfter), DbType.String),
        (nameof(RescoreResult.Changes), DbType.String),
        (nameof(RescoreResult.Problem), DbType.String),
    ];

    /// <summary>Inside the transaction that the context has open.</summary>
    public static async Task RunAsync(EvaluationDb db, IReadOnlyList<RescoreResult> results, CancellationToken cancellationToken)
    {
        if (results.Count == 0)
        {
            return;
        }

        var connection = db.Database.GetDbConnection();
        var transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var names = db.GetService<ISqlGenerationHelper>();
        var sql = $"INSERT INTO {names.DelimitIdentifier(RescoreMapping.Results)} ({string.Join(", ", s_columns.Select(column => names.DelimitIdentifier(column.Column)))}) "
            + $"VALUES ({string.Join(", ", s_columns.Select(column => "@" + column.Column))})";
        if (connection.CanCreateBatch)
        {
            await AtOnceAsync(connection, transaction, sql, results, cancellationToken);
            return;
        }

        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        var parameters = Array.ConvertAll(s_columns, column => Parameter(command.CreateParameter(), column));
        command.Parameters.AddRange(parameters);
        await command.PrepareAsync(cancellationToken);
        foreach (var result in results)
        {
            Fill(parameters, result);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static async Task AtOnceAsync(
        DbConnection connection, DbTransaction transaction, string sql, IReadOnlyList<RescoreResult> results, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var result in results)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            var parameters = Array.ConvertAll(s_columns, column => Parameter(command.CreateParameter(), column));
            Fill(parameters, result);
            command.Parameters.AddRange(parameters);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbParameter Parameter(DbParameter parameter, (string Column, DbType Type) column)
    {
        (parameter.ParameterName, parameter.DbType) = ("@" + column.Column, column.Type);
        return parameter;
    }

    private static void Fill(DbParameter[] parameters, RescoreResult result)
    {
        object?[] values =
        [
            result.RescoreRunId, result.FilingId, result.Number, Hundredths(result.Before), Hundredths(result.After), Hundredths(result.Difference),
            result.GradeBefore, result.GradeAfter, result.Changes, result.Problem,
        ];
        for (var index = 0; index < values.Length; index++)
        {
            parameters[index].Value = values[index] ?? DBNull.Value;
        }
    }

    private static int? Hundredths(Points? points) => points is { } value ? (int)(value.Value * 100m) : null;
}
