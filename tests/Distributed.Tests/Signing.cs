using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>Drafts an agreement and signs it for both parties, as their coordinators would.</summary>
internal static class Signing
{
    /// <param name="channel">To the gateway.</param>
    /// <param name="agreement">The draft.</param>
    /// <param name="headers">Of each party's coordinator.</param>
    public static async Task SignAsync(ChannelBase channel, Agreement agreement, Func<Party, Metadata> headers)
    {
        var client = new AgreementsService.AgreementsServiceClient(channel);
        await client.DraftAgreementAsync(new DraftAgreementRequest { Agreement = agreement }, headers(Party.Municipality));
        foreach (var party in (Party[])[Party.Municipality, Party.Police])
        {
            var signature = new Signature { Party = party, Role = "ansvarig", SignedOn = "2020-01-01" };
            await client.SignAgreementAsync(new SignAgreementRequest { AgreementId = agreement.Id, Signature = signature }, headers(party));
        }
    }
}
