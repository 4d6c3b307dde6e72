using System.Globalization;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>Which part of a list is asked for. The token is the offset, opaque to callers.</summary>
/// <param name="Size">1-200.</param>
/// <param name="Offset">Items before it.</param>
public sealed record PageRequest(int Size, int Offset)
{
    private const int DefaultSize = 20;
    private const int LargestSize = 200;

    /// <summary>Reads page_size (0 for the default of 20) and page_token.</summary>
    public static PageRequest Read(int size, string token, Violations violations)
    {
        var offset = 0;
        violations.Require(size is >= 0 and <= LargestSize, "pageSize", $"0-{LargestSize}.");
        violations.Require(token.Length == 0 || (int.TryParse(token, CultureInfo.InvariantCulture, out offset) && offset >= 0),
            "pageToken", "The nextPageToken of the page before.");
        return new PageRequest(size == 0 ? DefaultSize : size, offset);
    }

    /// <summary>Token of the next page, given how many of Size + 1 items were found; empty on the last page.</summary>
    public string NextToken(int found) => found > Size ? (Offset + Size).ToString(CultureInfo.InvariantCulture) : "";
}
