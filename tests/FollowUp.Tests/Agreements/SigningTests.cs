using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Tests.Hosting;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests.Agreements;

/// <summary>What is signed is what was read, and what one party has proposed is nobody else's to read.</summary>
[Collection(FollowUpRecords.Name)]
public sealed class SigningTests(FollowUpHost host)
{
    private AgreementsService.AgreementsServiceClient Agreements => new(host.Grpc);

    [Fact]
    public async Task Sign_TextThatHasChangedSinceItWasRead_IsRefused()
    {
        var draft = FollowUpHost.WithEveryTarget("andras-under-tiden");
        await Agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = draft }, host.Coordinator());
        var read = await Agreements.GetAgreementAsync(new GetAgreementRequest { AgreementId = draft.Id }, host.Coordinator());
        draft.Commitments[0].Text = "Något annat.";
        await Agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = draft }, host.Coordinator());

        Assert.Equal("TEXT_CHANGED", (await Refusal.OfAsync(() => SignAsync(draft.Id, read.SigningHash, "municipality"))).Reason);
        read = await Agreements.GetAgreementAsync(new GetAgreementRequest { AgreementId = draft.Id }, host.Coordinator());
        Assert.Equal(PushOutcome.Created, (await SignAsync(draft.Id, read.SigningHash, "municipality")).Outcome);

        // The other party's signature leaves the text as it was.
        Assert.Equal(AgreementState.Signed, (await SignAsync(draft.Id, read.SigningHash, "police")).Agreement.State);
    }

    [Fact]
    public async Task Revise_ByOneParty_IsReadByMembersAlone()
    {
        var draft = FollowUpHost.WithEveryTarget("foreslagen-revidering");
        await Agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = draft }, host.Coordinator());
        await SignAsync(draft.Id, "", "municipality");
        await SignAsync(draft.Id, "", "police");
        var revision = new Revision { Number = 1, EffectiveFrom = "2021-01-01", Reason = "Årlig översyn.", EndedCommitments = { "4" } };
        var proposed = await Agreements.ReviseAgreementAsync(new ReviseAgreementRequest { AgreementId = draft.Id, Revision = revision }, host.Coordinator());

        // Without a signature of its own the party signs by the role that signed the agreement.
        Assert.Equal("chef", Assert.Single(proposed.Agreement.ProposedRevision.Signatures).Role);
        var read = new GetAgreementRequest { AgreementId = draft.Id };
        var list = new ListAgreementsRequest { MunicipalityCode = draft.MunicipalityCode, PageSize = 200 };
        Assert.NotNull((await Agreements.GetAgreementAsync(read, host.Coordinator("police"))).Agreement.ProposedRevision);
        Assert.Null((await Agreements.GetAgreementAsync(read)).Agreement.ProposedRevision);
        Assert.Null((await Agreements.GetAgreementAsync(read, host.Coordinator(municipality: "0680"))).Agreement.ProposedRevision);
        Assert.All((await Agreements.ListAgreementsAsync(list)).Agreements, one => Assert.Null(one.ProposedRevision));
        Assert.NotNull((await Agreements.ListAgreementsAsync(list, host.Coordinator())).Agreements.Single(one => one.Id == draft.Id).ProposedRevision);
        (read.AsOf, list.AsOf) = (proposed.Agreement.Record.RecordedAt, proposed.Agreement.Record.RecordedAt);
        Assert.Null((await Agreements.GetAgreementAsync(read)).Agreement.ProposedRevision);
        Assert.All((await Agreements.ListAgreementsAsync(list)).Agreements, one => Assert.Null(one.ProposedRevision));

        var refused = await Refusal.OfAsync(() => Agreements.ReviseAgreementAsync(
            new ReviseAgreementRequest { AgreementId = draft.Id, Revision = revision }, host.Coordinator("")).ResponseAsync);
        Assert.Equal("PARTY_MISMATCH", refused.Reason);
    }

    private async Task<SignAgreementResponse> SignAsync(string id, string hash, string party)
    {
        var signature = new Signature { Party = party == "police" ? Party.Police : Party.Municipality, Role = "chef", SignedOn = "2020-01-01" };
        return await Agreements.SignAgreementAsync(new SignAgreementRequest { AgreementId = id, Signature = signature, Hash = hash }, host.Coordinator(party));
    }
}
