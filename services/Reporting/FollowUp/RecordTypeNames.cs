using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>What is stored, as the API names it.</summary>
internal static class RecordTypeNames
{
    /// <summary>Of an agreement, in the feeds.</summary>
    public const string Agreement = "agreement";

    /// <summary>Of what may count, in the order of <see cref="RecordType"/>.</summary>
    public static readonly IReadOnlyDictionary<string, StoredType> Records = Enum.GetValues<RecordType>()
        .ToDictionary(type => Of((StoredType)type), type => (StoredType)type);

    public static string Of(RecordType type) => Of((StoredType)type);

    public static string Of(StoredType type) => type switch
    {
        StoredType.PoliceActivity => "police-activity",
        StoredType.Measure => "measure",
        StoredType.Campaign => "campaign",
        StoredType.Meeting => "meeting",
        StoredType.MilestoneReport => "milestone-report",
        StoredType.Request => "request",
        StoredType.Observation => "observation",
        StoredType.Narrative => "narrative",
        StoredType.PoliceManifest => "police-manifest",
        StoredType.MunicipalManifest => "municipal-manifest",
        StoredType.CoordinatorManifest => "coordinator-manifest",
        StoredType.AnnualReview => "review",
        StoredType.SituationPicture => "situation-picture",
        StoredType.PeriodSeal => "seal",
        StoredType.JournalRestored => "journal",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "has no name."),
    };
}
