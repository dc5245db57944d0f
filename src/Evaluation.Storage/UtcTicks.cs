using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Evaluation.Storage;

/// <summary>An instant as ticks (100 ns since 0001-01-01 UTC): the one form that every provider keeps exactly, compares and orders.</summary>
internal sealed class UtcTicks() : ValueConverter<DateTimeOffset, long>(
    instant => instant.UtcTicks,
    ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
