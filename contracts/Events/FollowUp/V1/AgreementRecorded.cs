using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Contracts.Events.FollowUp.V1;

/// <summary>A version of an agreement, whole. Shapes are those of <c>medborgarlofte.followup.v1.Agreement</c>.</summary>
public sealed record AgreementRecorded
{
    public required string Id { get; init; }
    public required long Version { get; init; }
    public required string MunicipalityCode { get; init; }
    [FreeText]
    public required string Title { get; init; }
    [FreeText]
    public string PoliceArea { get; init; } = "";
    public string District { get; init; } = "";
    public DateSpan? Period { get; init; }

    /// <summary>First day on which records count; null for the start of the period.</summary>
    public DateOnly? ValidFrom { get; init; }
    public IReadOnlyList<NamedCode> Areas { get; init; } = [];
    public IReadOnlyList<OwnKindTerms> OwnKinds { get; init; } = [];
    public IReadOnlyList<OwnNameTerms> OwnFocuses { get; init; } = [];
    public IReadOnlyList<OwnNameTerms> OwnOutcomes { get; init; } = [];
    public IReadOnlyList<NamedCode> ThirdParties { get; init; } = [];
    public IReadOnlyList<SchoolTermTerms> SchoolTerms { get; init; } = [];
    public IReadOnlyList<OwnOccasionTerms> OwnOccasions { get; init; } = [];
    public IReadOnlyList<PromiseTerms> Promises { get; init; } = [];
    public IReadOnlyList<CommitmentTerms> Commitments { get; init; } = [];
    public string FollowsOn { get; init; } = "";
    public string SituationPicture { get; init; } = "";
    [FreeText]
    public string Reading { get; init; } = "";
    public bool Example { get; init; }
    public required AgreementState State { get; init; }
    public IReadOnlyList<SignatureTerms> Signatures { get; init; } = [];
    public string WordingHash { get; init; } = "";
    public IReadOnlyList<RevisionTerms> Revisions { get; init; } = [];

    /// <summary>The next revision, signed by one party alone: it changes nothing, and is not public.</summary>
    public RevisionTerms? ProposedRevision { get; init; }
}

/// <summary>A span of calendar days in Europe/Stockholm, both ends included.</summary>
public sealed record DateSpan(DateOnly Start, DateOnly End)
{
    public bool Contains(DateOnly day) => Start <= day && day <= End;
}

/// <summary>A code and its public name.</summary>
public sealed record NamedCode(string Code, [property: FreeText] string Name)
{
    /// <summary>English name; empty where there is none.</summary>
    [FreeText]
    public string NameEn { get; init; } = "";

    /// <summary>Of an area: how it stands after what is done there; null for "i området" and its name.</summary>
    public BothLanguages? Phrase { get; init; }

    /// <summary>Of a third party: true for a description and no name.</summary>
    public bool Generic { get; init; }
}

/// <summary>A text in both languages.</summary>
public sealed record BothLanguages([property: FreeText] string Sv, [property: FreeText] string En);

/// <summary>A kind of activity of one municipality's own.</summary>
public sealed record OwnKindTerms(string Code, BothLanguages Singular, BothLanguages Plural, bool Neuter)
{
    /// <summary>What is done with it, after "har" and "have"; null for "genomfört" and "carried out".</summary>
    public BothLanguages? Done { get; init; }

    /// <summary>The Swedish definite form after a promise; empty where it is not stated.</summary>
    [FreeText]
    public string Promised { get; init; } = "";
}

/// <summary>A focus or a result of one municipality's own.</summary>
public sealed record OwnNameTerms(string Code, BothLanguages Name);

/// <summary>A school term as the municipality has decided it.</summary>
public sealed record SchoolTermTerms([property: FreeText] string Name, DateSpan Period);

/// <summary>A risk occasion with dates that the municipality sets; <paramref name="Name"/> is null for a listed code.</summary>
public sealed record OwnOccasionTerms(string Occasion, BothLanguages? Name, IReadOnlyList<DateOnly> Dates);

/// <summary>What the parties promise.</summary>
public sealed record PromiseTerms(string Id, [property: FreeText] string Text, IReadOnlyList<string> Problems)
{
    /// <summary>What will be seen if it works; null for nothing stated.</summary>
    public IReadOnlyList<EffectTerms>? Effects { get; init; }
}

/// <summary>What will be seen if a promise works, and by what: the indicator of a commitment, or a source in words.</summary>
public sealed record EffectTerms([property: FreeText] string Text, string Commitment, [property: FreeText] string Source);

/// <summary>One party's signature: the role, never the person. <paramref name="SignedOn"/> is null where nobody has told the day.</summary>
public sealed record SignatureTerms(Party Party, [property: FreeText] string Role, DateOnly? SignedOn)
{
    /// <summary>Code of the third party that signed; empty for the signatures of the two parties.</summary>
    public string ThirdParty { get; init; } = "";
}

/// <summary>A change of a signed agreement from a date.</summary>
public sealed record RevisionTerms
{
    public required int Number { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    [FreeText]
    public required string Reason { get; init; }
    public IReadOnlyList<CommitmentTerms> Commitments { get; init; } = [];
    public IReadOnlyList<string> EndedCommitments { get; init; } = [];
    public DateOnly? NewEndDate { get; init; }

    /// <summary>Each party's, in the order given.</summary>
    public IReadOnlyList<SignatureTerms> Signatures { get; init; } = [];
}
