using Evaluation.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Providers;

/// <summary>The cupboard in the embedded SQLite file.</summary>
public sealed class SqliteEvaluationDb(DbContextOptions<SqliteEvaluationDb> options, AccessScope scope) : EvaluationDb(options, scope);
