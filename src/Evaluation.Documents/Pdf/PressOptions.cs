namespace Evaluation.Documents.Pdf;

/// <summary>What the operator may set about printing.</summary>
public sealed class PressOptions
{
    /// <summary>Name of the section in the settings file.</summary>
    public const string Section = "Press";

    /// <summary>The Node.js program, version 20 or later.</summary>
    public string NodePath { get; set; } = "node";

    /// <summary>A template of one's own in place of the shipped <c>report.typ</c>; it may read files of its own folder only.</summary>
    public string? TemplateFile { get; set; }

    /// <summary>A folder with licensed official faces (小标宋, 黑体, 楷体, 仿宋) named in the template; none by default.</summary>
    public string? FontFolder { get; set; }

    /// <summary>Where the Noto CJK collections lie; they print rare characters of names and are read only when one occurs.</summary>
    public string? RareFontFolder { get; set; } = "/usr/share/fonts/opentype/noto";

    /// <summary>Reports printed at the same time, each by a process of its own; one for every core by default.</summary>
    public int Workers { get; set; } = Environment.ProcessorCount;

    /// <summary>How long one report may take before its worker is stopped.</summary>
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Reports a worker prints before it is replaced; its memory grows with each.</summary>
    public int ReportsPerWorker { get; set; } = 100;

    /// <summary>Working set in bytes after which a worker is replaced when its report is done.</summary>
    public long MemoryLimit { get; set; } = 480L * 1024 * 1024;

    /// <summary>Working set in bytes at which a worker is stopped in the middle of a report.</summary>
    public long HardMemoryLimit { get; set; } = 1024L * 1024 * 1024;

    /// <summary>The folder with worker, compiler, template and fonts; beside the program by default.</summary>
    public string Folder { get; set; } = Path.Combine(AppContext.BaseDirectory, "typst");
}
