using System.Net.Http.Json;
using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Distributed.Tests;
using Medborgarlofte.ServiceDefaults.Access;

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
        var client = new AgreementsService.AgreementsServiceClient(host.Channel);
        var parties = new Dictionary<Party, Metadata>
        {
            [Party.Municipality] = await host.HeadersAsync("bench-coordinator", "municipality", Scopes.FollowUpManage),
            [Party.Police] = await host.HeadersAsync("bench-coordinator-police", "police", Scopes.FollowUpManage),
        };
        foreach (var code in municipalities)
        {
            var agreement = Example.Agreement();
            (agreement.Id, agreement.MunicipalityCode) = (IdOf(code), code);
            change?.Invoke(agreement);
            await client.DraftAgreementAsync(new DraftAgreementRequest { Agreement = agreement }, parties[Party.Municipality]);
            foreach (var (party, headers) in parties)
            {
                var signature = new Signature { Party = party, Role = "ansvarig", SignedOn = "2020-01-01" };
                await client.SignAgreementAsync(new SignAgreementRequest { AgreementId = agreement.Id, Signature = signature }, headers);
            }
        }
    }

    /// <summary>What the public follow-up counts for the commitment that every pushed record counts for; 0 while there is none.</summary>
    public static async Task<double> CountAsync(this IBenchmarkHost host, string municipalityCode)
    {
        var followUp = await host.Http.GetFromJsonAsync<JsonElement>($"/medborgarlofte/v1/municipalities/{municipalityCode}/follow-up");
        return (from agreement in followUp.GetProperty("agreements").EnumerateArray()
                from promise in agreement.GetProperty("promises").EnumerateArray()
                from commitment in promise.GetProperty("commitments").EnumerateArray()
                where commitment.GetProperty("id").GetString()!.EndsWith("~2", StringComparison.Ordinal)
                let target = commitment.GetProperty("targets")[0]
                select target.TryGetProperty("count", out var count) ? count.GetDouble() : 0).FirstOrDefault();
    }

    private static string IdOf(string code) => $"lofte-{code}";
}
