using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.Feeds;

/// <summary>What the public is told of an entry.</summary>
internal static class ChangeMapping
{
    /// <summary>The change that an entry is; null when it changes nothing that is public.</summary>
    public static Change? ToWire(FeedEntry entry, FeedPart part) => entry switch
    {
        AgreementEntry { After: { Terms.State: AgreementState.Signed } after } agreement => ToWire(agreement, after, part),
        RecordEntry { After.Type: StoredType.JournalRestored } => Restored(CorrectionMapping.ToWire(entry, part)!),
        RecordEntry { Before: null, After: var after } => ToWire(entry, after, part),
        RecordEntry { After: var after } when CorrectionMapping.ToWire(entry, part) is { } correction =>
            With(Of(entry, "correction.recorded", RecordTypeNames.Of(after.Type), after), correction),
        _ => null,
    };

    private static Change? ToWire(AgreementEntry entry, StoredAgreement after, FeedPart part)
    {
        var revised = entry.Revision is not null;
        if (!revised && entry.Before?.Terms.State == AgreementState.Signed)
        {
            return null;
        }

        var change = new Change
        {
            Id = entry.Id,
            Type = revised ? "agreement.revised" : "agreement.signed",
            RecordedAt = JournalEntry.FromMicros(after.RecordedAtMicros).ToTimestamp(),
            MunicipalityCode = after.MunicipalityCode,
            RecordType = RecordTypeNames.Agreement,
            RecordId = after.Id,
            Version = after.Version,
            Example = after.Terms.Example,
        };
        return revised ? With(change, CorrectionMapping.ToWire(entry, part)!) : change;
    }

    private static Change? ToWire(FeedEntry entry, StoredRecord after, FeedPart part)
    {
        var name = RecordTypeNames.Of(after.Type);
        switch (after.Type)
        {
            case var type when type.IsManifest():
                return Of(entry, "evidence.declared", name, after);
            case StoredType.Narrative or StoredType.AnnualReview or StoredType.SituationPicture or StoredType.PeriodSeal:
                return Of(entry, "document.published", name, after);
            default:
                var change = Of(entry, "follow-up.changed", name, after);
                change.Counts.AddRange(CorrectionMapping.Counts(before: null, after, part));
                return change.Counts.Count == 0 ? null : change;
        }
    }

    private static Change Restored(Correction correction) => new()
    {
        Id = correction.Id,
        Type = "journal.restored",
        RecordedAt = correction.RecordedAt,
        RecordType = correction.RecordType,
        RecordId = correction.RecordId,
        Version = correction.Version,
        Correction = correction,
    };

    private static Change Of(FeedEntry entry, string type, string recordType, StoredRecord after) => new()
    {
        Id = entry.Id,
        Type = type,
        RecordedAt = JournalEntry.FromMicros(after.RecordedAtMicros).ToTimestamp(),
        MunicipalityCode = after.MunicipalityCode,
        RecordType = recordType,
        Source = after.Source,
        RecordId = after.RecordId,
        Version = after.Version,
        Example = after.Document<CorrectionMapping.CommonFields>().Example,
    };

    private static Change With(Change change, Correction correction)
    {
        change.Correction = correction;
        change.Counts.AddRange(correction.Counts);
        return change;
    }
}
