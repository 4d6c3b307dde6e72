using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.ServiceDefaults.Errors;
using static Medborgarlofte.FollowUp.Tests.Agreements.TestDrafts;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;

namespace Medborgarlofte.FollowUp.Tests.Agreements;

public class AgreementTests
{
    private static readonly SignatureTerms Police = new(Party.Police, "lokalpolisområdeschef", new DateOnly(2020, 1, 20));
    private static readonly SignatureTerms Municipality = new(Party.Municipality, "kommunstyrelsens ordförande", new DateOnly(2020, 2, 1));

    [Fact]
    public void Draft_New_IsVersionOneWithItsColumns()
    {
        var agreement = Agreement.Draft(Terms());

        Assert.Equal((1, AgreementState.Draft, ""), (agreement.Version, agreement.State, agreement.Terms.WordingHash));
        Assert.Equal("0685", agreement.MunicipalityCode);
        Assert.Equal((new DateOnly(2020, 1, 1), new DateOnly(2021, 12, 31)), (agreement.PeriodStart, agreement.PeriodEnd));
        Assert.Equal(1, agreement.Terms.Version);
    }

    [Fact]
    public void Replace_SameContent_IsUnchanged()
    {
        var agreement = Agreement.Draft(Terms());

        Assert.Equal(PushOutcome.Unchanged, agreement.Replace(Terms()));
        Assert.Equal(1, agreement.Version);
    }

    [Fact]
    public void Replace_AfterOneSignature_DropsItWithTheTextItWasGivenTo()
    {
        var agreement = Agreement.Draft(Terms());
        agreement.Sign(Police);

        Assert.Equal(PushOutcome.Corrected, agreement.Replace(Terms() with { Title = "Nytt" }));
        Assert.Empty(agreement.Terms.Signatures);
        Assert.Equal((3, AgreementState.Draft), (agreement.Version, agreement.State));
    }

    [Fact]
    public void Replace_Signed_TakesOnlyTheSameContent()
    {
        var agreement = Signed();

        Assert.Equal(PushOutcome.Unchanged, agreement.Replace(Terms()));
        Assert.Equal("AGREEMENT_SIGNED", Assert.Throws<DomainException>(() => agreement.Replace(Terms() with { Title = "Nytt" })).Reason);
        Assert.Equal(3, agreement.Version);
    }

    [Fact]
    public void Sign_SecondParty_FreezesAndHashesTheWording()
    {
        var agreement = Agreement.Draft(Terms());

        Assert.Equal(PushOutcome.Created, agreement.Sign(Police));
        Assert.Equal((AgreementState.Draft, ""), (agreement.State, agreement.Terms.WordingHash));
        Assert.Equal(PushOutcome.Created, agreement.Sign(Municipality));
        Assert.Equal((AgreementState.Signed, AgreementState.Signed), (agreement.State, agreement.Terms.State));
        Assert.Matches("^[0-9a-f]{64}$", agreement.Terms.WordingHash);
    }

    [Fact]
    public void Sign_ThirdParty_StandsBesideThePartiesAndFreezesNothing()
    {
        var agreement = Agreement.Draft(Terms() with { ThirdParties = [new NamedCode("vatterhem", "Vätterhem")] });
        var vatterhem = Municipality with { Role = "vd", ThirdParty = "vatterhem" };

        Assert.Equal(PushOutcome.Created, agreement.Sign(vatterhem));
        agreement.Sign(Police);
        Assert.Equal(AgreementState.Draft, agreement.State);
        agreement.Sign(Municipality);

        Assert.Equal((AgreementState.Signed, 3), (agreement.State, agreement.Terms.Signatures.Count));
        Assert.Equal(PushOutcome.Unchanged, agreement.Sign(vatterhem));
        Assert.Throws<DomainException>(() => agreement.Sign(vatterhem with { ThirdParty = "okand" }));
    }

    [Fact]
    public void Sign_Twice_IsUnchangedOrRefused()
    {
        var agreement = Signed();

        Assert.Equal(PushOutcome.Unchanged, agreement.Sign(Police));
        var refusal = Assert.Throws<DomainException>(() => agreement.Sign(Police with { SignedOn = new DateOnly(2020, 1, 21) }));
        Assert.Equal("AGREEMENT_SIGNED", refusal.Reason);
        Assert.Equal(3, agreement.Version);
    }

    [Fact]
    public void Hash_TitleOrExampleMarkChanged_IsTheSame() =>
        Assert.Equal(WordingHash.Of(Terms()), WordingHash.Of(Terms() with { Title = "Annan", Example = true, Version = 7, Signatures = [Police] }));

    [Fact]
    public void Hash_SignedWordsChanged_IsAnother()
    {
        var hash = WordingHash.Of(Terms());

        Assert.NotEqual(hash, WordingHash.Of(Terms() with { MunicipalityCode = "0684" }));
        Assert.NotEqual(hash, WordingHash.Of(Terms() with { Period = null }));
        Assert.NotEqual(hash, WordingHash.Of(Terms() with { Promises = [Terms().Promises[0]] }));
        Assert.NotEqual(hash, WordingHash.Of(Terms() with { Commitments = [Terms().Commitments[0] with { Text = "Åtagande 1" }] }));
    }

    [Fact]
    public void Revise_InOrder_KeepsTheSignedWordingAndMovesTheEnd()
    {
        var agreement = Signed();
        var hash = agreement.Terms.WordingHash;

        Assert.Equal(PushOutcome.Created, ReviseByBoth(agreement, Revision(1) with { NewEndDate = new DateOnly(2022, 6, 30) }));
        Assert.Equal(PushOutcome.Created, ReviseByBoth(agreement, Revision(2) with { EndedCommitments = ["4"] }));
        Assert.Equal((7, hash), (agreement.Version, agreement.Terms.WordingHash));
        Assert.Equal((new DateOnly(2022, 6, 30), new DateOnly(2021, 12, 31)), (agreement.PeriodEnd, agreement.Terms.Period!.End));
        Assert.Equal(4, agreement.Terms.Commitments.Count);
        Assert.Equal([Police, Municipality], agreement.Terms.Revisions[1].Signatures);
    }

    [Fact]
    public void Revise_ByOneParty_IsAProposalThatChangesNothing()
    {
        var agreement = Signed();

        Assert.Equal(PushOutcome.Created, agreement.Revise(Revision(1) with { NewEndDate = new DateOnly(2022, 6, 30) }, Police));
        Assert.Equal(PushOutcome.Unchanged, agreement.Revise(Revision(1) with { NewEndDate = new DateOnly(2022, 6, 30) }, Police));
        Assert.Empty(agreement.Terms.Revisions);
        Assert.Equal(new DateOnly(2021, 12, 31), agreement.PeriodEnd);
        Assert.Equal([Police], agreement.Terms.ProposedRevision!.Signatures);
    }

    [Fact]
    public void Revise_WithAnotherText_NeedsBothAnew()
    {
        var agreement = Signed();
        agreement.Revise(Revision(1), Police);

        Assert.Equal(PushOutcome.Corrected, agreement.Revise(Revision(1) with { Reason = "Annat skäl" }, Municipality));
        Assert.Equal([Municipality], agreement.Terms.ProposedRevision!.Signatures);
        Assert.Equal(PushOutcome.Corrected, agreement.Revise(Revision(1), Police));
        Assert.Equal(PushOutcome.Created, agreement.Revise(Revision(1), Municipality));
        Assert.Equal(("Förändrad lägesbild.", null), (agreement.Terms.Revisions.Single().Reason, agreement.Terms.ProposedRevision));
    }

    [Fact]
    public void Revise_ProposedOnly_IsSignedByBothLater()
    {
        var agreement = Signed();

        Assert.Equal(PushOutcome.Created, agreement.Revise(Revision(1), signature: null));
        Assert.Equal(PushOutcome.Unchanged, agreement.Revise(Revision(1), signature: null));
        Assert.Empty(agreement.Terms.ProposedRevision!.Signatures);
        Assert.Equal(PushOutcome.Created, agreement.Revise(Revision(1), Police));
        Assert.Equal(PushOutcome.Unchanged, agreement.Revise(Revision(1), signature: null));
        Assert.Empty(agreement.Terms.Revisions);
        Assert.Equal(PushOutcome.Created, agreement.Revise(Revision(1), Municipality));
        Assert.Equal([Police, Municipality], agreement.Terms.Revisions.Single().Signatures);
    }

    [Fact]
    public void WithdrawRevision_Proposed_IsGoneAndOneThatBothHaveSignedStays()
    {
        var agreement = Signed();
        agreement.Revise(Revision(1), Police);

        Assert.Equal(PushOutcome.Unchanged, agreement.WithdrawRevision(2));
        Assert.Equal(PushOutcome.Withdrawn, agreement.WithdrawRevision(1));
        Assert.Equal(PushOutcome.Unchanged, agreement.WithdrawRevision(1));
        Assert.Null(agreement.Terms.ProposedRevision);

        ReviseByBoth(agreement, Revision(1));
        Assert.Equal("REVISION_SIGNED", Assert.Throws<DomainException>(() => agreement.WithdrawRevision(1)).Reason);
    }

    [Fact]
    public void Revise_Repeated_IsUnchangedEvenAfterALaterOne()
    {
        var agreement = Signed();
        ReviseByBoth(agreement, Revision(1));
        ReviseByBoth(agreement, Revision(2));

        Assert.Equal(PushOutcome.Unchanged, agreement.Revise(Revision(1), Municipality));
        Assert.Equal(7, agreement.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Revise_WrongNumberOrOtherContent_IsOutOfOrder(int number)
    {
        var agreement = Signed();
        ReviseByBoth(agreement, Revision(1));

        var refusal = Assert.Throws<DomainException>(() => agreement.Revise(Revision(number) with { Reason = "Annat skäl" }, Police));
        Assert.Equal("REVISION_OUT_OF_ORDER", refusal.Reason);
    }

    [Fact]
    public void Revise_Draft_IsRefused()
    {
        var agreement = Agreement.Draft(Terms());
        agreement.Sign(Police);

        Assert.Equal("AGREEMENT_NOT_SIGNED", Assert.Throws<DomainException>(() => agreement.Revise(Revision(1), Police)).Reason);
    }

    [Fact]
    public void Before_Revisions_AppliesThoseWithLowerNumbers()
    {
        var added = Terms().Commitments[0] with { Id = "8" };
        var changed = Terms().Commitments[1] with { Text = "Minst tjugo." };
        var terms = Terms() with { Revisions = [Revision(1) with { Commitments = [added, changed] }, Revision(2) with { EndedCommitments = ["4"] }] };

        Assert.Equal(["1", "2", "4", "6"], Wording.Before(terms, 1).Commitments.Select(commitment => commitment.Id));
        Assert.Equal(["1", "2", "4", "6", "8"], Wording.Before(terms, 2).Commitments.Select(commitment => commitment.Id));
        Assert.Equal("Minst tjugo.", Wording.Before(terms, 2).Commitments[1].Text);
        Assert.Equal(["1", "2", "6", "8"], Wording.Before(terms, 3).Commitments.Select(commitment => commitment.Id));
    }

    [Fact]
    public void ToWire_Draft_IsTheDraftThatWasSent()
    {
        var sent = Vetlanda();
        var told = AgreementMapping.ToWire(Agreement.Draft(AgreementMapping.ToTerms(sent)));

        Assert.Equal(AgreementMapping.ToTerms(sent).Commitments.Count, told.Commitments.Count);
        Assert.Equal(["a"], told.Commitments[1].Targets.Select(target => target.Id));
        Assert.Equal(PushOutcome.Unchanged, Agreement.Draft(AgreementMapping.ToTerms(sent)).Compare(AgreementMapping.ToTerms(told)));
        Assert.Equal(sent.Commitments.Select(commitment => commitment.Text), told.Commitments.Select(commitment => commitment.Text));
    }

    private static AgreementRecorded Terms() => AgreementMapping.ToTerms(Vetlanda());

    private static Agreement Signed()
    {
        var agreement = Agreement.Draft(Terms());
        agreement.Sign(Police);
        agreement.Sign(Municipality);
        return agreement;
    }

    private static PushOutcome ReviseByBoth(Agreement agreement, RevisionTerms revision)
    {
        agreement.Revise(revision, Police);
        return agreement.Revise(revision, Municipality);
    }

    private static RevisionTerms Revision(int number) => new()
    {
        Number = number, EffectiveFrom = new DateOnly(2021, 1, 1), Reason = "Förändrad lägesbild.", Commitments = [Terms().Commitments[1]],
    };
}
