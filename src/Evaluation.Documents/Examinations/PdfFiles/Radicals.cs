using System.Collections.Frozen;
using System.Text;

namespace Evaluation.Documents.Examinations.PdfFiles;

/// <summary>Turns radicals that some PDF programs write for characters (⽀, ⻅) back into the characters people read (支, 见).</summary>
/// <remarks>Kangxi radicals by their compatibility decomposition; the supplement by Unicode's EquivalentUnifiedIdeograph.</remarks>
internal static class Radicals
{
    private const string Supplement =
        "⺁厂⺄乙⺅亻⺆冂⺇几⺉刂⺊卜⺋㔾⺌小⺍小⺎兀⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺⺣灬⺤爫⺥爪⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺱罓⺲罒⺳㓁⺶羊⺷羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻇角⻈讠⻉贝⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞飠⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    private static readonly FrozenDictionary<char, char> Characters =
        Supplement.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]).ToFrozenDictionary();

    public static string Unify(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u2E80', '\u2FDF') && !text.AsSpan().ContainsAnyInRange('\uF900', '\uFAFF'))
        {
            return text;
        }

        return string.Concat(text.Select(One));
    }

    private static string One(char c) => c switch
    {
        >= '\u2F00' and <= '\u2FDF' => c.ToString().Normalize(NormalizationForm.FormKC),
        >= '\uF900' and <= '\uFAFF' => c.ToString().Normalize(NormalizationForm.FormC),
        _ => Characters.GetValueOrDefault(c, c).ToString(),
    };
}
