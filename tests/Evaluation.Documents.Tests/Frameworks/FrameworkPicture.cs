using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Evaluation.Core.Formulas;
using Evaluation.Core.Frameworks;
using Evaluation.Core.Quantities;

namespace Evaluation.Documents.Tests.Frameworks;

/// <summary>Everything a framework holds as text, line by line, so that two of them can be compared and their difference read.</summary>
internal static class FrameworkPicture
{
    public static string Of(Framework framework)
    {
        var text = new StringBuilder();
        Draw(framework, string.Empty, text);
        return text.ToString();
    }

    private static void Draw(object? value, string path, StringBuilder text)
    {
        switch (value)
        {
            case null:
                break;
            case string or bool or int or Enum or DateOnly or Ratio:
                Line(Convert.ToString(value, CultureInfo.InvariantCulture)!);
                break;
            case decimal number:
                Line(number.ToString("0.############################", CultureInfo.InvariantCulture));
                break;
            case Points points:
                Draw(points.Value, path, text);
                break;
            case Formula formula:
                Line(FormulaText.Print(formula, key => key));
                break;
            case IDictionary map:
                foreach (var key in map.Keys.Cast<string>().Order(StringComparer.Ordinal))
                {
                    Line("present");
                    Draw(map[key], $"{path}/{key}", text);
                }

                break;
            case IEnumerable items:
                var index = 0;
                foreach (var item in items)
                {
                    Draw(item, FormattableString.Invariant($"{path}[{index++}]"), text);
                }

                Line(FormattableString.Invariant($"{index} items"));
                break;
            case System.Runtime.CompilerServices.ITuple pair:
                Draw(pair[0], path + ".0", text);
                Draw(pair[1], path + ".1", text);
                break;
            default:
                Line(value.GetType().Name);
                foreach (var property in Kept(value.GetType()))
                {
                    Draw(property.GetValue(value), $"{path}.{property.Name}", text);
                }

                break;
        }

        void Line(string said) => text.Append(CultureInfo.InvariantCulture, $"{path} = {said}\n");
    }

    /// <summary>Properties that hold something, not those computed from others.</summary>
    private static IEnumerable<PropertyInfo> Kept(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite || property.Name == nameof(ScoringRule.Items)).OrderBy(property => property.Name, StringComparer.Ordinal);
}
