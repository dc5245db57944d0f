namespace Evaluation.Documents.Examinations.WordFiles;

/// <summary>Characters of Symbol and Wingdings as Unicode: what reports use of them.</summary>
internal static class SymbolCharacters
{
    public const string Unknown = "□";
    private const int PrivateArea = 0xF000;

    public static string Of(string? font, int code)
    {
        if (code is >= 0x20 and < 0xD800 or >= 0xE000 and < 0xF000 or > 0xF0FF and <= 0xFFFD)
        {
            return ((char)code).ToString();
        }

        var low = code & 0xFF;
        return code is < PrivateArea or > 0xF0FF ? Unknown
            : font is "Symbol" ? Symbol(low)
            : font is not null && font.StartsWith("Wingdings", StringComparison.OrdinalIgnoreCase) ? Wingdings(low)
            : Unknown;
    }

    private static string Symbol(int code) => code switch
    {
        0xB4 => "×",
        0xB8 => "÷",
        0x2D => "−",
        0xB1 => "±",
        0xA3 => "≤",
        0xB3 => "≥",
        0xB9 => "≠",
        0xBB => "≈",
        0xE5 => "∑",
        0xB7 => "·",
        0xB0 => "°",
        >= 0x20 and <= 0x3F => ((char)code).ToString(),
        _ => Unknown,
    };

    private static string Wingdings(int code) => code switch
    {
        0xFC or 0x50 => "✓",
        0xFB or 0x4F => "✗",
        0xFE or 0x52 => "☑",
        0xFD or 0x54 => "☒",
        0xA8 or 0x6F or 0xA3 => "□",
        0x6C or 0x9F => "●",
        0x6E or 0xA7 => "■",
        >= 0x81 and <= 0x8A => ((char)('①' + code - 0x81)).ToString(),
        >= 0x8C and <= 0x95 => ((char)('❶' + code - 0x8C)).ToString(),
        _ => Unknown,
    };
}
