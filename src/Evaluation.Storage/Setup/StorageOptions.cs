using Microsoft.Extensions.Options;

namespace Evaluation.Storage.Setup;

/// <summary>Section <c>Storage</c>: which database, where, and the folder for everything the program writes.</summary>
public sealed class StorageOptions
{
    /// <summary>Sqlite, PostgreSql or SqlServer.</summary>
    public string Provider { get; set; } = nameof(StorageProvider.Sqlite);

    /// <summary>May be empty for Sqlite: the file then lies in the data folder.</summary>
    public string ConnectionString { get; set; } = string.Empty;

    /// <summary>Absolute, or relative to the program.</summary>
    public string DataFolder { get; set; } = "data";

    internal StorageProvider Kind => Enum.Parse<StorageProvider>(Provider, ignoreCase: true);

    internal string Folder => Path.GetFullPath(DataFolder, AppContext.BaseDirectory);

    internal string Database => Kind == StorageProvider.Sqlite && string.IsNullOrWhiteSpace(ConnectionString)
        ? $"Data Source={Path.Combine(Folder, "evaluation.db")}"
        : ConnectionString;
}

/// <summary>The databases the program works with.</summary>
public enum StorageProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Says what is wrong with the section and which values are good.</summary>
internal sealed class StorageOptionsCheck : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var faults = new List<string>();
        var known = Enum.GetNames<StorageProvider>();
        if (!known.Contains(options.Provider, StringComparer.OrdinalIgnoreCase))
        {
            faults.Add($"Storage:Provider is “{options.Provider}”; use one of {string.Join(", ", known)}.");
        }
        else if (options.Kind != StorageProvider.Sqlite && string.IsNullOrWhiteSpace(options.ConnectionString))
        {
            var sample = options.Kind == StorageProvider.PostgreSql
                ? "Host=db;Database=evaluation;Username=evaluation;Password=…"
                : "Server=db;Database=evaluation;User Id=evaluation;Password=…;Encrypt=True";
            faults.Add($"Storage:ConnectionString is empty; {options.Kind} needs one like “{sample}”.");
        }

        if (string.IsNullOrWhiteSpace(options.DataFolder))
        {
            faults.Add("Storage:DataFolder is empty; use “data” (beside the program) or an absolute path such as /var/lib/evaluation.");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
