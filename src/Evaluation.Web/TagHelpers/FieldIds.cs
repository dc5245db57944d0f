using System.Text;

namespace Evaluation.Web.TagHelpers;

/// <summary>Turns the posted name of a field into its element id: <c>Input.Rows[3].Amount</c> → <c>f-Input-Rows-3-Amount</c>.</summary>
public static class FieldIds
{
    public static string For(string name)
    {
        var id = new StringBuilder("f", name.Length + 2);
        var gap = true;
        foreach (var letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
            {
                gap = true;
                continue;
            }

            if (gap)
            {
                id.Append('-');
                gap = false;
            }

            id.Append(letter);
        }

        return id.ToString();
    }
}
