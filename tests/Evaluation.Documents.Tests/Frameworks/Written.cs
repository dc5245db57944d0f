using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>Everything an object holds as text, so that two of them can be compared by what they say.</summary>
internal static class Written
{
    public static string Out(object? thing)
    {
        var text = new StringBuilder();
        Write(text, thing, 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? thing, int depth)
    {
        switch (thing)
        {
            case null:
                text.AppendLine("-");
                break;
            case string or Enum or bool or DateOnly:
                text.AppendLine(CultureInfo.InvariantCulture, $"{thing}");
                break;
            case IDictionary map:
                text.AppendLine();
                foreach (var key in map.Keys.Cast<object>().OrderBy(key => key.ToString(), StringComparer.Ordinal))
                {
                    text.Append(' ', depth).Append(CultureInfo.InvariantCulture, $"{key}: ");
                    Write(text, map[key], depth + 1);
                }

                break;
            case IEnumerable items:
                text.AppendLine();
                foreach (var item in items)
                {
                    text.Append(' ', depth).Append("- ");
                    Write(text, item, depth + 1);
                }

                break;
            case var _ when thing.GetType().Namespace?.StartsWith("Evaluation", StringComparison.Ordinal) == true && thing.GetType().Namespace != "Evaluation.Core.Quantities":
                text.AppendLine(thing.GetType().Name);
                foreach (var property in thing.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite))
                {
                    text.Append(' ', depth).Append(property.Name).Append(' ');
                    Write(text, property.GetValue(thing), depth + 1);
                }

                break;
            default:
                text.AppendLine(CultureInfo.InvariantCulture, $"{thing}");
                break;
        }
    }
}
