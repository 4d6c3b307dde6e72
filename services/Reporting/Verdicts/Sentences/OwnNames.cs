using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Focuses and results, listed or the agreement's own; null for a code that neither knows.</summary>
internal static class OwnNames
{
    public static Focus? Focus(string code, AgreementRecorded agreement) => Focuses.Find(code)
        ?? (agreement.OwnFocuses.FirstOrDefault(own => own.Code == code) is { } terms ? new Focus(code, terms.Name.Sv, terms.Name.En) : null);

    /// <summary>What an own result counts nobody has looked at, so it is taken as persons.</summary>
    public static OutcomeKind? Result(string code, AgreementRecorded agreement) => OutcomeKinds.Find(code)
        ?? (agreement.OwnOutcomes.FirstOrDefault(own => own.Code == code) is { } terms
            ? new OutcomeKind(code, terms.Name.Sv, terms.Name.En, CountsPersons: true)
            : null);
}
