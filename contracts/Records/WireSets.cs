namespace Medborgarlofte.Contracts.Records;

/// <summary>Lists whose order and repetitions mean nothing: each value once and in order, so that equal content is equal to the letter.</summary>
public static class WireSets
{
    /// <summary>Codes in ordinal order.</summary>
    public static List<string> ToSet(this IReadOnlyList<string> codes) => codes.Count < 2 ? [.. codes] : [.. codes.Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Enum values in the order of their numbers.</summary>
    public static List<T> ToSet<T>(this IReadOnlyList<T> values) where T : struct, Enum => values.Count < 2 ? [.. values] : [.. values.Distinct().Order()];
}
