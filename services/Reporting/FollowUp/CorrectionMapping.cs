using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>Corrections to the wire, with what each of them changed.</summary>
internal static class CorrectionMapping
{
    public static IEnumerable<Correction> ToWire(CorrectionPage page) => page.Records
        .Select(record => (Id: CorrectionId.Of(record.After), Wire: ToWire(record, page)))
        .Concat(page.Revisions.Select(revision => (revision.Id, Wire: ToWire(revision))))
        .OrderBy(item => item.Id).Select(item => item.Wire);

    private static Correction ToWire(RecordedRevision revision) => new()
    {
        Id = revision.Id.ToString(),
        RecordType = "agreement",
        RecordId = revision.Agreement.Id,
        Version = revision.Agreement.Version,
        Reason = revision.Terms.Reason,
        RecordedAt = JournalEntry.FromMicros(revision.Agreement.RecordedAtMicros).ToTimestamp(),
        MunicipalityCode = revision.Agreement.MunicipalityCode,
        Revision = revision.Terms.Number,
        Example = revision.Agreement.Terms.Example,
    };

    private static Correction ToWire(CorrectedVersion corrected, CorrectionPage page)
    {
        var (before, after) = (corrected.Before, corrected.After);
        var state = after.Document<CommonFields>();
        var wire = new Correction
        {
            Id = CorrectionId.Of(after).ToString(),
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
        if (!after.IsDocument)
        {
            wire.Counts.AddRange(Counts(corrected, page));
        }

        return wire;
    }

    private static IEnumerable<(string Name, string Value)> Fields(StoredRecord version) =>
    [
        .. version.Type switch
        {
            StoredType.PoliceManifest or StoredType.MunicipalManifest => Fields(version.Manifest),
            _ when version.IsDocument => [],
            _ => Fields(version.Record),
        },
        ("municipalityCode", version.MunicipalityCode),
        ("withdrawn", version.Document<CommonFields>().Withdrawn ? "true" : "false"),
    ];

    private static IEnumerable<(string Name, string Value)> Fields(ReportedRecord record) =>
    [
        ("kind", record.Kind),
        ("area", record.Area),
        ("date", WireFormat.Day(record.Date)),
        ("endDate", WireFormat.Day(record.EndDate)),
        ("quantity", Text(record.Quantity)),
        ("asked", record.Type == RecordType.Request ? Text(record.Asked) : ""),
        ("value", record.Value is { } value ? TallyKey.ItemOf(value) : ""),
    ];

    private static IEnumerable<(string Name, string Value)> Fields(Contracts.Events.Common.V1.ManifestRecorded manifest) =>
    [
        ("kind", string.Join('|', manifest.Kinds)),
        ("date", WireFormat.Day(manifest.StartDate)),
        ("endDate", WireFormat.Day(manifest.EndDate)),
        ("recordCount", Text(manifest.RecordCount)),
    ];

    /// <summary>By the wordings that held when it was recorded, so that the same correction tells the same whenever it is read.</summary>
    private static IEnumerable<CorrectedCount> Counts(CorrectedVersion corrected, CorrectionPage page)
    {
        var instant = corrected.After.RecordedAtMicros;
        var day = Snapshot.DayOf(JournalEntry.FromMicros(instant));
        return from agreement in page.Agreements
               where agreement.RecordedAtMicros <= instant && agreement.SupersededAtMicros > instant
               from pair in CountedWording.On(agreement.Terms, day)
               where agreement.Terms.State == Contracts.FollowUp.V1.AgreementState.Signed
               let before = Count(pair.Shown, corrected.Before, instant - 1, page)
               let after = Count(pair.Shown, corrected.After, instant, page)
               where before != after
               select new CorrectedCount { CommitmentId = FollowUpMapping.Address(pair.Shown), Before = before, After = after };
    }

    private static long Count(CountedWording wording, StoredRecord version, long instant, CorrectionPage page)
    {
        var isIncluded = page.Includers.Any(by => by.Type == version.Type && by.Source == version.Source && by.MunicipalityCode == version.MunicipalityCode
            && by.RecordedAtMicros <= instant && by.SupersededAtMicros > instant
            && by.Record is { Withdrawn: false } includer && includer.Includes.Contains(version.RecordId));
        return wording.Count(version.Record with { IncludedElsewhere = isIncluded }).Sum(counted => counted.Amount.Amount);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What every stored payload has, whatever it is of.</summary>
    private sealed record CommonFields(bool Withdrawn = false, bool Example = false, string Reason = "");
}
