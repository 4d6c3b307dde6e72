using System.Text.Json;

namespace Medborgarlofte.Testing;

/// <summary>The public follow-up of a municipality, as its JSON says it.</summary>
public static class FollowUpDocument
{
    /// <summary>Every commitment, in order of its id.</summary>
    public static IReadOnlyList<JsonElement> Commitments(this JsonElement followUp) =>
    [
        .. from agreement in followUp.GetProperty("agreements").EnumerateArray()
           from promise in agreement.GetProperty("promises").EnumerateArray()
           from commitment in promise.GetProperty("commitments").EnumerateArray()
           orderby commitment.GetProperty("id").GetString()
           select commitment,
    ];

    /// <summary>The count of a commitment's only target; null when nothing has been reported.</summary>
    public static double? Count(this JsonElement commitment) =>
        commitment.GetProperty("targets")[0].TryGetProperty("count", out var count) ? count.GetDouble() : null;
}
