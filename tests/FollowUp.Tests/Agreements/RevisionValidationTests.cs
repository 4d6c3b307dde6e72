using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Errors;
using static Medborgarlofte.FollowUp.Tests.Agreements.TestDrafts;

namespace Medborgarlofte.FollowUp.Tests.Agreements;

public class RevisionValidationTests
{
    private static readonly AgreementRecorded Before = AgreementMapping.ToTerms(Vetlanda());

    [Fact]
    public void Check_ChangedEndedAndExtended_Passes() => RevisionValidation.Check(Valid(), Before, Party.Police);

    public static TheoryData<string, Action<Revision>> Bad => new()
    {
        { "revision.number", revision => revision.Number = 0 },
        { "revision.reason", revision => revision.Reason = "" },
        { "revision.effectiveFrom", revision => revision.EffectiveFrom = "2020-01-31" },
        { "revision.newEndDate", revision => revision.NewEndDate = "2021-06-30" },
        { "revision.endedCommitments[0]", revision => revision.EndedCommitments[0] = "3" },
        { "revision.signatures[0].role", revision => revision.Signatures.Add(new Signature { Party = Party.Police, SignedOn = "2021-01-02" }) },
        { "revision.signatures[0].signedOn", revision => revision.Signatures.Add(new Signature { Party = Party.Police, Role = "chef", SignedOn = "igår" }) },
        { "revision.signatures[0].party", revision => revision.Signatures.Add(new Signature { Role = "chef" }) },
        { "revision.signatures[0].thirdParty", revision => revision.Signatures.Add(new Signature { Party = Party.Municipality, ThirdParty = "ica" }) },
        { "revision.commitments[0].id", revision => revision.EndedCommitments[0] = "2" },
        { "revision.commitments[0].targets[0].counting.kinds[0]", revision => Target(revision).Counting.Kinds[0] = "okand" },
        { "revision.commitments[0].targets[0].within.endDate", revision => Target(revision).Within = Days("2022-01-01", "2022-07-01") },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void Check_OneBadField_NamesItsPath(string field, Action<Revision> spoil)
    {
        var revision = Valid();
        spoil(revision);

        var refusal = Assert.Throws<DomainException>(() => RevisionValidation.Check(revision, Before, Party.Police));
        Assert.Equal(field, Assert.Single(refusal.Fields).Field);
    }

    [Fact]
    public void Check_ExtensionAfterTheEnd_Passes()
    {
        var revision = new Revision { Number = 1, EffectiveFrom = "2022-07-01", Reason = "Förlängning", NewEndDate = "2022-06-30" };

        RevisionValidation.Check(revision, Before, Party.Police);
    }

    [Fact]
    public void Check_NothingChanged_IsRefused()
    {
        var revision = new Revision { Number = 1, EffectiveFrom = "2021-01-01", Reason = "Årlig översyn" };

        var refusal = Assert.Throws<DomainException>(() => RevisionValidation.Check(revision, Before, Party.Police));
        Assert.Equal("revision.commitments", Assert.Single(refusal.Fields).Field);
    }

    private static Target Target(Revision revision) => revision.Commitments[0].Targets[0];

    private static Revision Valid() => new()
    {
        Number = 1,
        EffectiveFrom = "2021-01-01",
        Reason = "Förändrad lägesbild.",
        Commitments = { Commitment("2", [Party.Police], AtLeast(20, "trafikkontroll")) },
        EndedCommitments = { "4" },
        NewEndDate = "2022-06-30",
    };
}
