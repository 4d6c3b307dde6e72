using System.Globalization;
using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.Feeds;

/// <summary>Corrections to the wire, with what each of them changed.</summary>
internal static class CorrectionMapping
{
    private static readonly string[] RecordFields = ["kind", "area", "date", "endDate", "quantity", "asked", "value", "change"];

    /// <summary>The correction that an entry is; null when it replaced nothing that was public.</summary>
    public static Correction? ToWire(FeedEntry entry, FeedPart part) => entry switch
    {
        RecordEntry { After: { Type: StoredType.JournalRestored } restored } => ToWire(entry.Id, restored, restored.Document<JournalRestored>()),
        RecordEntry { Before: { } before, After: var after } => ToWire(entry.Id, before, after, Counts(before, after, part)),
        AgreementEntry { After: { Terms.State: AgreementState.Signed } after, Revision: { } revision } => ToWire(entry.Id, after, revision),
        _ => null,
    };

    /// <summary>True for what an agreement's reader looks for: its revisions, its documents, and records that its commitments count otherwise.</summary>
    public static bool IsAbout(string agreementId, FeedEntry entry, Correction correction) => entry switch
    {
        AgreementEntry { After.Id: var id } => id == agreementId,
        RecordEntry { After: { IsDocument: true } after } => after.Document<CommonFields>().AgreementId == agreementId,
        _ => correction.Counts.Any(count => count.CommitmentId.StartsWith($"{agreementId}~", StringComparison.Ordinal)),
    };

    /// <summary>What a version counts otherwise than the one before, by the wordings that held when it was recorded.</summary>
    /// <remarks>So the same change tells the same whenever it is read.</remarks>
    public static IEnumerable<CorrectedCount> Counts(StoredRecord? before, StoredRecord after, FeedPart part)
    {
        if (after.IsDocument)
        {
            return [];
        }

        var instant = after.RecordedAtMicros;
        var day = Snapshot.DayOf(JournalEntry.FromMicros(instant));
        return from agreement in part.Agreements
               where agreement.RecordedAtMicros <= instant && agreement.SupersededAtMicros > instant
               where agreement.Terms.State == AgreementState.Signed
               from pair in CountedWording.On(agreement.Terms, day)
               let counted = before is null ? 0 : Count(pair.Shown, before, instant - 1, part)
               let counts = Count(pair.Shown, after, instant, part)
               where counted != counts
               select Suppression.Counted(FollowUpMapping.Address(pair.Shown), pair.Shown.Commitment, counted, counts);
    }

    private static Correction ToWire(string id, StoredAgreement agreement, RevisionTerms revision) => new()
    {
        Id = id,
        RecordType = RecordTypeNames.Agreement,
        RecordId = agreement.Id,
        Version = agreement.Version,
        Reason = revision.Reason,
        RecordedAt = JournalEntry.FromMicros(agreement.RecordedAtMicros).ToTimestamp(),
        MunicipalityCode = agreement.MunicipalityCode,
        Revision = revision.Number,
        Example = agreement.Terms.Example,
    };

    /// <summary>What the lost entries had added is taken out: how far the journal goes now, and how many records are gone.</summary>
    private static Correction ToWire(string id, StoredRecord stored, JournalRestored restored)
    {
        var wire = new Correction
        {
            Id = id,
            RecordType = RecordTypeNames.Of(stored.Type),
            RecordId = restored.Journal,
            Version = restored.Epoch,
            RecordedAt = JournalEntry.FromMicros(stored.RecordedAtMicros).ToTimestamp(),
        };
        wire.Changes.Add(new CorrectedField { Field = "entries", Before = restored.LostSequence == 0 ? "" : Text(restored.LostSequence), After = Text(restored.KeptSequence) });
        if (restored.Municipalities.Count > 0)
        {
            wire.Changes.Add(new CorrectedField { Field = "lostRecords", Before = "", After = Text(restored.Municipalities.Sum(lost => lost.Records)) });
        }

        return wire;
    }

    private static Correction ToWire(string id, StoredRecord before, StoredRecord after, IEnumerable<CorrectedCount> counts)
    {
        var state = after.Document<CommonFields>();
        var wire = new Correction
        {
            Id = id,
            RecordType = RecordTypeNames.Of(after.Type),
            Source = after.Source,
            RecordId = after.RecordId,
            Version = after.Version,
            Reason = state.Reason,
            RecordedAt = JournalEntry.FromMicros(after.RecordedAtMicros).ToTimestamp(),
            MunicipalityCode = after.MunicipalityCode,
            Example = state.Example,
        };
        wire.Changes.AddRange(from pair in Fields(before).Zip(Fields(after))
                              where pair.First.Value != pair.Second.Value
                              select new CorrectedField { Field = pair.First.Name, Before = pair.First.Value, After = pair.Second.Value });
        wire.Counts.AddRange(counts);
        return wire;
    }

    private static IEnumerable<(string Name, string Value)> Fields(StoredRecord version) =>
    [
        .. version.Type switch
        {
            _ when version.Type.IsManifest() => Fields(version.Manifest),
            _ when version.IsDocument => [],
            _ => Fields(version.Record),
        },
        ("municipalityCode", version.MunicipalityCode),
        ("withdrawn", version.Document<CommonFields>().Withdrawn ? "true" : "false"),
    ];

    /// <summary>Of what is only planned, nothing.</summary>
    private static IEnumerable<(string Name, string Value)> Fields(ReportedRecord record) => record.IsOnlyPlanned()
        ? RecordFields.Select(name => (name, ""))
        : [
        ("kind", record.Kind),
        ("area", record.Area),
        ("date", WireFormat.Day(record.Date)),
        ("endDate", WireFormat.Day(record.EndDate)),
        ("quantity", Suppression.Text(record.Quantity, record.Unit)),
        ("asked", record.Type == RecordType.Request ? Suppression.Text(record.Asked, record.Unit) : ""),
        ("value", record.Value is { } value ? TallyKey.ItemOf(value) : ""),
        ("change", record.Change == ObservedChange.Unspecified ? "" : JsonNamingPolicy.CamelCase.ConvertName($"{record.Change}")),
    ];

    private static IEnumerable<(string Name, string Value)> Fields(Contracts.Events.Common.V1.ManifestRecorded manifest) =>
    [
        ("kind", string.Join('|', manifest.Kinds)),
        ("date", WireFormat.Day(manifest.StartDate)),
        ("endDate", WireFormat.Day(manifest.EndDate)),
        ("recordCount", Text(manifest.RecordCount)),
    ];

    private static long Count(CountedWording wording, StoredRecord version, long instant, FeedPart part)
    {
        var isIncluded = part.Includers.Any(by => by.Type == version.Type && by.Source == version.Source && by.MunicipalityCode == version.MunicipalityCode
            && by.RecordedAtMicros <= instant && by.SupersededAtMicros > instant
            && by.Record is { Withdrawn: false } includer && includer.Includes.Contains(version.RecordId));
        return wording.Count(version.Record with { IncludedElsewhere = isIncluded }).Sum(counted => counted.Amount.Amount);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What every stored payload has, whatever it is of.</summary>
    internal sealed record CommonFields(bool Withdrawn = false, bool Example = false, string Reason = "", string AgreementId = "");
}
