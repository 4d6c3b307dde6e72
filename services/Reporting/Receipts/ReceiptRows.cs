using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>Makes the rows of one version, for one commitment or several.</summary>
/// <param name="wordings">The commitments.</param>
/// <param name="day">The judged day.</param>
/// <param name="countedOnly">True for rows that count alone.</param>
/// <param name="few">The results and units of persons of which a record of the municipality has few: no row tells their numbers.</param>
/// <param name="excluded">The reason of the records that are told alone, each once; empty for all.</param>
internal sealed class ReceiptRows(
    IReadOnlyList<CountedWording> wordings, DateOnly day, bool countedOnly, HashSet<string> few, string excluded = "")
{
    // A record of none of these kinds counts for no commitment, which its text tells before it is read; null when any kind may count.
    private readonly string[]? kinds = wordings.Any(wording => wording.Kinds is null)
        ? null
        : [.. wordings.SelectMany(wording => wording.Kinds!).Distinct().Select(kind => $"\"kind\":\"{kind}\"")];

    public IEnumerable<StreamedReceiptRow> Of(ReceiptEntry entry)
    {
        if (entry.Stored.IsManifest())
        {
            return countedOnly || excluded.Length > 0 ? [] : OfManifest(entry.Stored);
        }

        if (countedOnly && IsOfOtherKind(entry.Stored))
        {
            return [];
        }

        var record = entry.Record;
        return record.IsOnlyPlanned() || record.KnownOn(day) is not { } known ? [] : OfRecord(known, entry.Stored.RecordedAt());
    }

    private IEnumerable<StreamedReceiptRow> OfRecord(ReportedRecord record, DateTimeOffset recordedAt) =>
        from wording in wordings
        where !countedOnly || !wording.IsOfOtherKind(record)
        from row in Chosen(ReceiptMapping.PublicRows(wording, record, recordedAt, day, few))
        where !countedOnly || row.Excluded.Length == 0
        select new StreamedReceiptRow { CommitmentId = FollowUpMapping.Address(wording), Row = row };

    /// <summary>Every row of a record; of one that is asked for by its reason the row that states it.</summary>
    private IEnumerable<ReceiptRow> Chosen(IEnumerable<ReceiptRow> rows)
    {
        if (excluded.Length == 0)
        {
            return rows;
        }

        List<ReceiptRow> made = [.. rows];
        return ReceiptMapping.Nearest(made.Select(row => row.Excluded)) == excluded ? [made.First(row => row.Excluded == excluded)] : [];
    }

    private IEnumerable<StreamedReceiptRow> OfManifest(StoredRecord stored)
    {
        var manifest = stored.Manifest;
        return manifest.StartDate > day ? [] : wordings.Select(wording => new StreamedReceiptRow
        {
            CommitmentId = FollowUpMapping.Address(wording), Row = ReceiptMapping.Row(stored.Type, manifest, stored.RecordedAt()),
        });
    }

    private bool IsOfOtherKind(StoredRecord stored) =>
        kinds is not null && stored.Type is (StoredType.PoliceActivity or StoredType.Measure or StoredType.Campaign or StoredType.Meeting)
        && !Array.Exists(kinds, kind => stored.Payload.Contains(kind, StringComparison.Ordinal));
}
