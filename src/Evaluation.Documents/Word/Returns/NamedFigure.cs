using Evaluation.Core.Reports;
using Evaluation.Core.Scoring;

namespace Evaluation.Documents.Word.Returns;

/// <summary>A figure of the filing as a text may name it.</summary>
/// <param name="Chip">Its name in braces.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Printed">As it prints now.</param>
public sealed record NamedFigure(string Chip, string Name, string Printed)
{
    /// <summary>The figure, or the words, behind a key or name; null when the filing has none or it has no value.</summary>
    public static NamedFigure? Of(ScoreSheet sheet, string key)
    {
        if (key.Contains('}', StringComparison.Ordinal) || new SentenceWriter(sheet).WriteOwn($"{{{key}}}") is not [not Inline.Gap and { Chip: not null } said])
        {
            return null;
        }

        var fact = sheet.Facts.Define(key);
        var chip = fact is not null && sheet.Facts.Define(fact.Label)?.Key == fact.Key ? fact.Label : key;
        return new NamedFigure(chip, fact?.Label ?? key, said.Text);
    }
}
