using Medborgarlofte.FollowUp.Agreements;

namespace Medborgarlofte.Wordings.Tests.Cases;

/// <summary>What is read of the fifty agreements can be stored as it is.</summary>
public sealed class DraftTests
{
    [Fact]
    public void Read_EachAgreement_IsADraftThatIsTaken() => Assert.All(SignedCase.All, one =>
    {
        AgreementValidation.Check(one.Read);
        Assert.Equal(one.Read.Commitments.Count, AgreementMapping.ToTerms(one.Read).Commitments.Count);
    });
}
