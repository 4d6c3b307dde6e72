using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Distributed.Tests;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Benchmarks.Hosts;

/// <summary>Agreements of other municipalities, worded as Vetlanda's, and what their follow-up counts.</summary>
internal static class Agreements
{
    /// <summary>Drafts and signs an agreement for each municipality.</summary>
    /// <param name="host">Where.</param>
    /// <param name="municipalities">Kommunkoder.</param>
    /// <param name="change">What is different from Vetlanda's wording; nothing when null.</param>
    public static async Task SignAsync(this IBenchmarkHost host, IEnumerable<string> municipalities, Action<Agreement>? change = null)
    {
        var parties = new Dictionary<Party, Metadata>
        {
            [Party.Municipality] = await host.HeadersAsync("bench-coordinator", "municipality", Scopes.FollowUpManage),
            [Party.Police] = await host.HeadersAsync("bench-coordinator-police", "police", Scopes.FollowUpManage),
        };
        foreach (var code in municipalities)
        {
            var agreement = Example.Agreement();
            (agreement.Id, agreement.MunicipalityCode) = ($"lofte-{code}", code);
            change?.Invoke(agreement);
            await Signing.SignAsync(host.Channel, agreement, party => parties[party]);
        }
    }

    /// <summary>What the public follow-up counts for the commitment that every pushed record counts for; 0 while there is none.</summary>
    public static async Task<double> CountAsync(this IBenchmarkHost host, string municipalityCode)
    {
        var followUp = await host.Http.GetFromJsonAsync<JsonElement>($"/medborgarlofte/v1/municipalities/{municipalityCode}/follow-up");
        var counted = followUp.Commitments().Where(commitment => commitment.GetProperty("id").GetString()!.EndsWith("~2", StringComparison.Ordinal));
        return counted.Select(commitment => commitment.Count()).FirstOrDefault() ?? 0;
    }

    /// <summary>Waits until the follow-up counts so many.</summary>
    public static Task CountedAsync(this IBenchmarkHost host, string municipalityCode, int count) =>
        Eventually.Get(() => host.CountAsync(municipalityCode), counted => counted >= count, BenchmarkHosts.Patience);
}
