using Evaluation.Storage.Access;
using Microsoft.EntityFrameworkCore;

namespace Evaluation.Storage.Providers;

/// <summary>The cupboard in SQL Server.</summary>
public sealed class SqlServerEvaluationDb(DbContextOptions<SqlServerEvaluationDb> options, AccessScope scope) : EvaluationDb(options, scope);
