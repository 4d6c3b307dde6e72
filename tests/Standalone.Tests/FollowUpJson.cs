using System.Net.Http.Json;
using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Reads the public follow-up as a consumer does.</summary>
internal static class FollowUpJson
{
    /// <summary>The follow-up of a municipality.</summary>
    public static Task<JsonElement> FollowUpAsync(this StandaloneFixture host, string municipalityCode = "0685") =>
        host.Http.GetFromJsonAsync<JsonElement>($"/medborgarlofte/v1/municipalities/{municipalityCode}/follow-up");

    /// <summary>One commitment of the Vetlanda agreement.</summary>
    public static JsonElement Commitment(this JsonElement followUp, string id) =>
        followUp.Commitments().Single(commitment => IsOf(commitment, id));

    public static string? Outcome(this JsonElement commitment) => commitment.GetProperty("outcome").GetString();

    /// <summary>Waits until the follow-up of a commitment satisfies a condition.</summary>
    public static Task<JsonElement> EventuallyAsync(this StandaloneFixture host, string commitmentId, Func<JsonElement, bool> satisfied) =>
        Eventually.Get(
            // The agreement may not have reached Reporting yet.
            async () => (await host.FollowUpAsync()).Commitments().SingleOrDefault(commitment => IsOf(commitment, commitmentId)),
            commitment => commitment.ValueKind == JsonValueKind.Object && satisfied(commitment));

    private static bool IsOf(JsonElement commitment, string id) => commitment.GetProperty("id").GetString() == $"vetlanda-2020-2021~{id}";
}
