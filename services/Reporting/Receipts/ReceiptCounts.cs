using System.Runtime.InteropServices;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.FollowUp;
using Medborgarlofte.Reporting.State;

namespace Medborgarlofte.Reporting.Receipts;

/// <summary>
/// How many rows the receipts of a municipality have, by commitment, target and reason. Records are added and taken out one at a time; it
/// grows with the commitments and never with the records.
/// </summary>
/// <param name="wordings">The shown wording of each commitment.</param>
/// <param name="day">The judged day.</param>
internal sealed class ReceiptCounts(IReadOnlyList<CountedWording> wordings, DateOnly day)
{
    // Manifests stand in the receipt of every commitment, once and without a target.
    private static readonly WordingAddress Every = new("", "", 0);

    private readonly Dictionary<(WordingAddress Wording, string TargetId, string Reason), long> rows = [];
    private readonly Dictionary<(WordingAddress Wording, string Reason), long> records = [];
    private readonly Dictionary<string, long> few = [];

    // The first day on which something that is counted here is told otherwise.
    private DateOnly changesOn = DateOnly.MaxValue;

    /// <summary>The judged day.</summary>
    public DateOnly Day => day;

    /// <summary>How many records and manifests are about days after the judged one.</summary>
    public long ToCome { get; private set; }

    /// <summary>The results and units of persons of which some record has few; see <see cref="Suppression.Apply"/>.</summary>
    public HashSet<string> Few => [.. few.Where(series => series.Value > 0).Select(series => series.Key)];

    /// <summary>True when everything that is counted here is told the same on a later day.</summary>
    public bool HoldOn(DateOnly later) => later >= day && later < changesOn;

    /// <summary>Counts one more version, or with -1 one less.</summary>
    public void Add(ReceiptEntry entry, int sign)
    {
        if (entry.Stored.IsManifest())
        {
            var manifest = entry.Stored.Manifest;
            if (manifest.StartDate > day)
            {
                ToCome += sign;
                ChangeOn(manifest.StartDate);
                return;
            }

            Add(Every, "", ReceiptMapping.Reason(manifest), sign);
            return;
        }

        var record = entry.Record;
        if (record.IsOnlyPlanned())
        {
            return;
        }

        foreach (var date in record.Steps.Select(step => step.Date).Append(record.Date))
        {
            ChangeOn(date);
        }

        if (record.KnownOn(day) is not { } known)
        {
            ToCome += sign;
            return;
        }

        foreach (var series in Suppression.FewIn(known))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(few, series, out _) += sign;
        }

        foreach (var wording in wordings)
        {
            List<string> reasons = [];
            foreach (var target in wording.Commitment.Targets)
            {
                var reason = ReceiptMapping.Reason(wording, target, known, day);
                Add(wording.Address, target.Id, reason, sign);
                ChangeOn(reason == ReceiptMapping.NotYet ? day.AddDays(1) : day);
                reasons.Add(reason);
            }

            CollectionsMarshal.GetValueRefOrAddDefault(records, (wording.Address, ReceiptMapping.Nearest(reasons)), out _) += sign;
        }
    }

    /// <summary>The same counts on a day on which they hold, to go on counting from.</summary>
    public ReceiptCounts Copy(DateOnly on)
    {
        var copy = new ReceiptCounts(wordings, on) { ToCome = ToCome, changesOn = changesOn };
        foreach (var (key, count) in rows)
        {
            copy.rows.Add(key, count);
        }

        foreach (var (key, count) in records)
        {
            copy.records.Add(key, count);
        }

        foreach (var (series, count) in few)
        {
            copy.few.Add(series, count);
        }

        return copy;
    }

    /// <summary>The totals of one commitment's receipt.</summary>
    public ReceiptTotals Of(CountedWording wording)
    {
        var own = rows.Where(row => row.Value != 0 && (row.Key.Wording == wording.Address || row.Key.Wording == Every)).ToList();
        var totals = new ReceiptTotals { Rows = own.Sum(row => row.Value), Counted = own.Where(row => row.Key.Reason.Length == 0).Sum(row => row.Value) };
        totals.Excluded.AddRange(own.Where(row => row.Key.Reason.Length > 0)
            .OrderByDescending(row => row.Value).ThenBy(row => row.Key.TargetId, StringComparer.Ordinal).ThenBy(row => row.Key.Reason, StringComparer.Ordinal)
            .Select(row => new ExcludedRows
            {
                TargetId = row.Key.TargetId,
                Excluded = row.Key.Reason,
                Explanation = FollowUpMapping.ToWire(ExclusionSummary.For(row.Key.Reason)),
                Rows = row.Value,
            }));
        AddRecords(totals, wording.Address);
        return totals;
    }

    private void AddRecords(ReceiptTotals totals, WordingAddress wording)
    {
        totals.CountedRecords = records.GetValueOrDefault((wording, ""));
        totals.ExcludedRecords.AddRange(records.Where(same => same.Value != 0 && same.Key.Wording == wording && same.Key.Reason.Length > 0)
            .OrderByDescending(same => same.Value).ThenBy(same => same.Key.Reason, StringComparer.Ordinal)
            .Select(same => new ExcludedRecords
            {
                Excluded = same.Key.Reason, Explanation = FollowUpMapping.ToWire(ExclusionSummary.For(same.Key.Reason)), Records = same.Value,
            }));
    }

    private void ChangeOn(DateOnly date) => changesOn = date > day && date < changesOn ? date : changesOn;

    private void Add(WordingAddress wording, string targetId, string reason, int sign) =>
        CollectionsMarshal.GetValueRefOrAddDefault(rows, (wording, targetId, reason), out _) += sign;
}
