using Evaluation.Storage.Setup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Evaluation.Storage.Tests;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("MySql", "x", "data", "Sqlite, PostgreSql, SqlServer")]
    [InlineData("1", "x", "data", "Sqlite, PostgreSql, SqlServer")]
    [InlineData("PostgreSql", "", "data", "Host=")]
    [InlineData("SqlServer", " ", "data", "Server=")]
    [InlineData("Sqlite", "", "", "/var/lib/evaluation")]
    public void Bad_value_is_refused_with_the_good_ones(string provider, string connection, string folder, string good)
    {
        var fault = new StorageOptionsCheck().Validate(
            null, new StorageOptions { Provider = provider, ConnectionString = connection, DataFolder = folder });

        Assert.True(fault.Failed);
        Assert.Contains(good, fault.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Defaults_are_good() => Assert.True(new StorageOptionsCheck().Validate(null, new StorageOptions()).Succeeded);
}
