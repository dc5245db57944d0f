using Evaluation.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Providers;

/// <summary>The cupboard in PostgreSQL.</summary>
public sealed class PostgreSqlEvaluationDb(DbContextOptions<PostgreSqlEvaluationDb> options, AccessScope scope) : EvaluationDb(options, scope);
