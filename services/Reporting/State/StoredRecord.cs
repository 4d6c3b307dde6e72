using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.State;

/// <summary>What a stored version is of.</summary>
internal enum StoredType
{
    PoliceActivity = RecordType.PoliceActivity,
    Measure = RecordType.Measure,
    Campaign = RecordType.Campaign,
    Meeting = RecordType.Meeting,
    MilestoneReport = RecordType.MilestoneReport,
    Request = RecordType.Request,
    Observation = RecordType.Observation,
    Narrative = RecordType.Narrative,

    /// <summary>From here on what is kept as it came and never counted.</summary>
    PoliceManifest = 101,
    MunicipalManifest = 102,
    AnnualReview = 103,
    SituationPicture = 104,
    PeriodSeal = 105,

    /// <summary>Of no municipality: what became of a journal.</summary>
    JournalRestored = 106,

    /// <summary>What the coordinators declare of their own meetings.</summary>
    CoordinatorManifest = 107,
}

/// <summary>What types have in common.</summary>
internal static class StoredTypes
{
    /// <summary>True for the manifests of police, municipality and coordinators.</summary>
    public static bool IsManifest(this StoredType type) =>
        type is StoredType.PoliceManifest or StoredType.MunicipalManifest or StoredType.CoordinatorManifest;
}

/// <summary>The journals, by the service that keeps them.</summary>
internal enum StoredJournal
{
    Police = 1,
    Municipal = 2,
    FollowUp = 3,
}

/// <summary>
/// One version of something reported. In its journal it holds from <see cref="Sequence"/> until <see cref="SupersededSequence"/>, which
/// is what reads of earlier instants ask for.
/// </summary>
internal sealed class StoredRecord
{
    /// <summary>SupersededAtMicros of the current version.</summary>
    public const long Current = long.MaxValue;

    public required StoredType Type { get; init; }
    public required string Source { get; init; }
    public required string RecordId { get; init; }
    public required long Version { get; init; }
    public required string MunicipalityCode { get; init; }

    /// <summary>The journal that it stands in, by its type: kept for the order of the feeds.</summary>
    public required StoredJournal Journal { get; init; }

    /// <summary>Its sequence in that journal.</summary>
    public required long Sequence { get; init; }
    public required long RecordedAtMicros { get; init; }
    public long SupersededAtMicros { get; set; } = Current;

    /// <summary>Sequence of the version that replaced it, in the same journal; 0 while it is current.</summary>
    public long SupersededSequence { get; set; }

    /// <summary>As JSON a <see cref="ReportedRecord"/>, or for a document the event as it came.</summary>
    public required string Payload { get; init; }

    public ReportedRecord Record => JsonSerializer.Deserialize<ReportedRecord>(Payload, JournalJson.Options)!;

    public ManifestRecorded Manifest => Document<ManifestRecorded>();

    public bool IsDocument => Type >= StoredType.PoliceManifest;

    public RecordKey Key => new(Type, Source, RecordId);

    /// <summary>The journal that holds a type.</summary>
    public static StoredJournal JournalOf(StoredType type) => type switch
    {
        StoredType.PoliceActivity or StoredType.PoliceManifest => StoredJournal.Police,
        StoredType.Measure or StoredType.Campaign or StoredType.MunicipalManifest => StoredJournal.Municipal,
        _ => StoredJournal.FollowUp,
    };

    public T Document<T>() => JsonSerializer.Deserialize<T>(Payload, JournalJson.Options)!;
}

/// <summary>Natural key of a reported record across all services.</summary>
internal readonly record struct RecordKey(StoredType Type, string Source, string RecordId);

/// <summary>A cumulative figure contains, or has contained, another record of its source, which therefore does not count.</summary>
internal sealed class Inclusion
{
    public required StoredType Type { get; init; }
    public required string Source { get; init; }
    public required string IncludedId { get; init; }
    public required string ById { get; init; }

    /// <summary>True when the current version no longer contains it; earlier instants still ask which did.</summary>
    public bool Ended { get; set; }
}
