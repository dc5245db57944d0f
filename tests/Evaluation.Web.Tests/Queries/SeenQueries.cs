using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace Evaluation.Web.Tests.Queries;

/// <summary>Every query the program asks of the database, before any provider has seen it.</summary>
public sealed class SeenQueries : IQueryExpressionInterceptor
{
    private readonly ConcurrentDictionary<string, Expression> _seen = new(StringComparer.Ordinal);

    public IReadOnlyCollection<KeyValuePair<string, Expression>> All => _seen.ToArray();

    public Expression QueryCompilationStarting(Expression queryExpression, QueryExpressionEventData eventData)
    {
        _seen.TryAdd(ExpressionPrinter.Print(queryExpression), queryExpression);
        return queryExpression;
    }
}
