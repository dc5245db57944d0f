using Evaluation.Core.Quantities;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Evaluation.Storage;

/// <summary>Points as whole hundredths, which every provider keeps exactly, compares and orders.</summary>
internal sealed class PointsHundredths() : ValueConverter<Points, int>(
    points => (int)(points.Value * 100m),
    hundredths => new Points(hundredths / 100m));
