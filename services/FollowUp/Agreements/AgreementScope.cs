using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>What the commitments of an agreement stand in and may refer to; the same for a draft and for a revision.</summary>
internal sealed record AgreementScope
{
    public required DateSpan? Period { get; init; }
    public required IReadOnlySet<string> Promises { get; init; }
    public required IReadOnlySet<string> Areas { get; init; }
    public required IReadOnlySet<string> ThirdParties { get; init; }
    public required IReadOnlySet<string> OwnKinds { get; init; }
    public required IReadOnlySet<string> OwnFocuses { get; init; }
    public required IReadOnlySet<string> OwnOutcomes { get; init; }
    public required IReadOnlySet<string> OwnOccasions { get; init; }
    public required bool HasSchoolTerms { get; init; }

    /// <summary>The scope of a draft.</summary>
    /// <param name="wire">The draft.</param>
    /// <param name="period">Its period, if it is stated and valid.</param>
    public static AgreementScope Of(Wire.Agreement wire, DateSpan? period) => new()
    {
        Period = period,
        Promises = wire.Promises.Select(promise => promise.Id).ToHashSet(),
        Areas = wire.Areas.Select(area => area.Code).ToHashSet(),
        ThirdParties = wire.ThirdParties.Select(party => party.Code).ToHashSet(),
        OwnKinds = wire.OwnKinds.Select(kind => kind.Code).ToHashSet(),
        OwnFocuses = wire.OwnFocuses.Select(own => own.Code).ToHashSet(),
        OwnOutcomes = wire.OwnOutcomes.Select(own => own.Code).ToHashSet(),
        OwnOccasions = wire.OwnOccasions.Select(own => own.Occasion).ToHashSet(),
        HasSchoolTerms = wire.SchoolTerms.Count > 0,
    };

    /// <summary>The scope of a revision.</summary>
    /// <param name="terms">The agreement as worded before it.</param>
    /// <param name="period">The period with the revision's new end.</param>
    public static AgreementScope Of(AgreementRecorded terms, DateSpan? period) => new()
    {
        Period = period,
        Promises = terms.Promises.Select(promise => promise.Id).ToHashSet(),
        Areas = terms.Areas.Select(area => area.Code).ToHashSet(),
        ThirdParties = terms.ThirdParties.Select(party => party.Code).ToHashSet(),
        OwnKinds = terms.OwnKinds.Select(kind => kind.Code).ToHashSet(),
        OwnFocuses = terms.OwnFocuses.Select(own => own.Code).ToHashSet(),
        OwnOutcomes = terms.OwnOutcomes.Select(own => own.Code).ToHashSet(),
        OwnOccasions = terms.OwnOccasions.Select(own => own.Occasion).ToHashSet(),
        HasSchoolTerms = terms.SchoolTerms.Count > 0,
    };

    public bool KnowsKind(string code) => ActivityKinds.Find(code) is not null || OwnKinds.Contains(code);

    public bool KnowsFocus(string code) => Focuses.Find(code) is not null || OwnFocuses.Contains(code);

    public bool KnowsOutcome(string code) => OutcomeKinds.Find(code) is not null || OwnOutcomes.Contains(code);

    public bool KnowsOccasion(string code) => RiskOccasions.Find(code) is not null || OwnOccasions.Contains(code);
}
