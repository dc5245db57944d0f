using Evaluation.Core.Claims;

namespace Evaluation.Core.Checks;

/// <summary>How a number typed into a text stands to the figures of the filing.</summary>
public enum ProseFigureState
{
    /// <summary>Says what a figure says, to the printed decimals.</summary>
    Matches,

    /// <summary>Names a figure and says another value.</summary>
    Contradicts,

    /// <summary>An amount of money or a rate that no figure gives.</summary>
    Unknown,

    /// <summary>Any other number: neither money nor a rate nor behind a figure's name.</summary>
    Other,
}

/// <summary>A number typed by hand into a text of the unit.</summary>
/// <param name="Printed">The number as typed; its place counts from the start of the text.</param>
/// <param name="Fact">The figure it says, contradicts, or probably means; null when there is none near.</param>
public sealed record ProseFigure(Figure Printed, ProseFigureState State, ProseFact? Fact)
{
    /// <summary>Named right before the number (“支出完成率为”), so that nothing else can be meant.</summary>
    public bool IsNamedDirectly { get; init; }

    public int Offset => Printed.Place.Offset;

    public int Length => Printed.Place.Length;

    public string Text => Printed.Text;
}

/// <summary>A figure of the filing as a text may call it.</summary>
/// <param name="Name">What stands in braces: <c>支出完成率</c>.</param>
/// <param name="Text">Its value as it prints: 91.25%.</param>
public sealed record ProseFact(string Name, string Text)
{
    /// <summary>The chip that follows the figure.</summary>
    public string Chip => "{" + Name + "}";
}
