using System.Collections;
using System.Data;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Evaluation.Storage.Access;
using Evaluation.Storage.Providers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;

namespace Evaluation.Web.Tests.Queries;

/// <summary>Takes queries of another provider through the whole pipeline for SQL Server, up to the command that would be sent; no server is there.</summary>
internal sealed class SqlServerTarget : IDisposable
{
    private readonly Commands _commands = new();
    private readonly SqlServerEvaluationDb _db;
    private readonly IAsyncQueryProvider _provider;

    public SqlServerTarget(AccessScope scope)
    {
        var options = new DbContextOptionsBuilder<SqlServerEvaluationDb>()
            .UseSqlServer("Server=nowhere.invalid;Database=evaluation")
            .AddInterceptors(_commands, new NoConnection());
        _db = new SqlServerEvaluationDb(options.Options, scope);
        _provider = (IAsyncQueryProvider)((IQueryable)_db.Regions).Provider;
    }

    /// <summary>The commands of one query.</summary>
    public IReadOnlyList<string> CommandsOf(Expression query)
    {
        _commands.Texts.Clear();
        var own = new Retarget(_db, _provider).Visit(query);
        var items = own.Type.GetInterfaces().Append(own.Type)
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>))?.GetGenericArguments()[0];
        var result = items is null ? own.Type : typeof(IEnumerable<>).MakeGenericType(items);
        try
        {
            var answer = typeof(IQueryProvider).GetMethods().Single(method => method is { Name: nameof(IQueryProvider.Execute), IsGenericMethod: true })
                .MakeGenericMethod(result).Invoke(_provider, [own]);
            foreach (var _ in items is null ? Array.Empty<object>() : (IEnumerable)answer!)
            {
                // No rows come; reading is what sends the command.
            }
        }
        catch (TargetInvocationException problem) when (_commands.Texts.Count > 0 && problem.InnerException is InvalidOperationException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            // The command was written; that no row answers it is no fault of its text.
        }

        return [.. _commands.Texts];
    }

    public void Dispose() => _db.Dispose();

    private sealed class Retarget(DbContext db, IAsyncQueryProvider provider) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root => new EntityQueryRootExpression(provider, db.Model.FindEntityType(root.EntityType.Name)!),
            // As the field of an object, so that it becomes a parameter again.
            QueryParameterExpression parameter => Expression.Field(
                Expression.Constant(Activator.CreateInstance(typeof(Held<>).MakeGenericType(parameter.Type), Sample(parameter.Type))), nameof(Held<int>.Value)),
            _ => base.VisitExtension(node),
        };

        private static object? Sample(Type type)
        {
            var plain = Nullable.GetUnderlyingType(type) ?? type;
            if (plain == typeof(string))
            {
                return "文字";
            }

            if (plain == typeof(byte[]))
            {
                return new byte[] { 1 };
            }

            if (plain.IsArray)
            {
                var array = Array.CreateInstance(plain.GetElementType()!, 1);
                array.SetValue(Sample(plain.GetElementType()!), 0);
                return array;
            }

            var items = plain.GetInterfaces().Append(plain).FirstOrDefault(one => one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
            if (items is not null)
            {
                var array = Array.CreateInstance(items, 1);
                array.SetValue(Sample(items), 0);
                return plain.IsInstanceOfType(array) ? array : Activator.CreateInstance(plain.IsInterface ? typeof(HashSet<>).MakeGenericType(items) : plain, array);
            }

            return plain == typeof(Guid) ? Guid.NewGuid() : plain.IsValueType ? Activator.CreateInstance(plain) : null;
        }
    }

    private sealed class Held<T>(T value)
    {
        public readonly T Value = value;
    }

    private sealed class Commands : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Texts.Add(command.CommandText);
            using var nothing = new DataTable();
            return InterceptionResult<DbDataReader>.SuppressWithResult(nothing.CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Texts.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }

    private sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
    }
}
