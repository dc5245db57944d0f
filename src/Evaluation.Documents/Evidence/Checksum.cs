namespace Evaluation.Documents.Evidence;

/// <summary>CRC-32 (ISO 3309) as PNG and ZIP use it.</summary>
internal struct Checksum()
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Step((uint)value))];

    private uint _state = uint.MaxValue;

    public readonly uint Value => ~_state;

    public static uint Of(ReadOnlySpan<byte> data)
    {
        var sum = new Checksum();
        sum.Add(data);
        return sum.Value;
    }

    public void Add(ReadOnlySpan<byte> data)
    {
        foreach (var value in data)
        {
            _state = Table[(byte)(_state ^ value)] ^ (_state >> 8);
        }
    }

    private static uint Step(uint value)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        }

        return value;
    }
}
