using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Evaluation.Storage;

/// <summary>Tells a row that somebody else wrote first from every other failure of the database.</summary>
public static class DuplicateRow
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqlServerIndex = 2601;
    private const int SqlServerConstraint = 2627;

    /// <summary>Whether a unique index or a key refused the row, whatever the exception is wrapped in.</summary>
    public static bool Refused(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            if (cause is SqliteException { SqliteExtendedErrorCode: SqliteUnique or SqlitePrimaryKey }
                or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation }
                or SqlException { Number: SqlServerIndex or SqlServerConstraint })
            {
                return true;
            }
        }

        return false;
    }
}
