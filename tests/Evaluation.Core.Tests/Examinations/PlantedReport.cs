using System.Text.Json;
using System.Text.Json.Serialization;

namespace Evaluation.Core.Tests.Examinations;

/// <summary>A whole report in which nothing is wrong, and the faults that can be planted in it.</summary>
/// <param name="Due">Checks that rightly ask something of the clean report.</param>
internal sealed record PlantedReport(IReadOnlyList<string> Due, IReadOnlyList<PlantedFault> Faults)
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Examinations", "Reports");

    private static readonly JsonSerializerOptions s_options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    [JsonIgnore]
    public string Name { get; private init; } = "";

    [JsonIgnore]
    public string Text { get; private init; } = "";

    public static IReadOnlyList<PlantedReport> All { get; } =
        [.. Directory.EnumerateFiles(s_folder, "*.txt").Order(StringComparer.Ordinal).Select(path => Read(Path.GetFileNameWithoutExtension(path)))];

    public static PlantedReport Read(string name)
    {
        var faults = File.ReadAllText(Path.Combine(s_folder, name + ".faults.json"));
        return JsonSerializer.Deserialize<PlantedReport>(faults, s_options)! with
        {
            Name = name,
            Text = File.ReadAllText(Path.Combine(s_folder, name + ".txt")),
        };
    }

    /// <summary>Every fault that does not touch the words of one before it, planted together.</summary>
    public (string Text, IReadOnlyList<PlantedFault> Planted) WithAll()
    {
        var text = Text;
        var planted = new List<PlantedFault>();
        foreach (var fault in Faults.Where(fault => !fault.Alone && fault.Fits(text)))
        {
            text = fault.PlantIn(text);
            planted.Add(fault);
        }

        return (text, planted);
    }
}
