using System.Runtime.CompilerServices;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>What a dataset is asked for.</summary>
/// <param name="Pages">Reads it.</param>
/// <param name="Municipality">Kommunkod; empty for every municipality.</param>
/// <param name="AsOf">What had been recorded at this instant; null for now.</param>
internal sealed record Asked(PageReader Pages, string Municipality, Timestamp? AsOf)
{
    private const int Attempts = 120;
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(1);

    /// <summary>The signed agreements. Of an earlier instant those whose newest version is later are told without when theirs was recorded.</summary>
    public async Task<IEnumerable<FollowedAgreement>> AgreementsAsync(CancellationToken cancellationToken)
    {
        var now = (await Pages.FollowedAsync(cancellationToken)).Where(agreement => Municipality.Length == 0 || agreement.Municipality.Code == Municipality).ToList();
        if (AsOf is null)
        {
            return now;
        }

        List<FollowedAgreement> then = [];
        await foreach (var followUp in FollowUpsAsync(cancellationToken))
        {
            then.AddRange(followUp.Agreements.Select(agreement => new FollowedAgreement
            {
                Id = agreement.Id,
                Municipality = followUp.Municipality,
                Title = agreement.Title,
                Period = agreement.Period,
                Commitments = agreement.Promises.Sum(promise => promise.Commitments.Count),
                RecordedAt = now.FirstOrDefault(known => known.Id == agreement.Id && known.RecordedAt <= AsOf)?.RecordedAt,
                Example = agreement.Example,
            }));
        }

        return then;
    }

    /// <summary>The municipalities that have a signed agreement now.</summary>
    public async Task<IEnumerable<string>> CodesAsync(CancellationToken cancellationToken) =>
        (await Pages.FollowedAsync(cancellationToken)).Select(agreement => agreement.Municipality.Code).Distinct()
            .Where(code => Municipality.Length == 0 || code == Municipality);

    /// <summary>The follow-up of each municipality. Who comes too many is refused at the first one; a file that has begun waits for its turn.</summary>
    public async IAsyncEnumerable<MunicipalityFollowUp> FollowUpsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var (index, code) in (await CodesAsync(cancellationToken)).Index())
        {
            yield return await FollowUpAsync(code, index == 0 ? 1 : Attempts, cancellationToken);
        }
    }

    private async Task<MunicipalityFollowUp> FollowUpAsync(string code, int attempts, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++, await Task.Delay(AskAgain, cancellationToken))
        {
            try
            {
                return (await Pages.Reporting.GetMunicipalityFollowUpAsync(
                    new GetMunicipalityFollowUpRequest { MunicipalityCode = code, AsOf = AsOf }, cancellationToken: cancellationToken)).FollowUp;
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable && attempt < attempts)
            {
                // Its turn comes.
            }
        }
    }
}
