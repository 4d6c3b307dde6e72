using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Journal;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Stores versions of records and documents and moves the tallies by exactly what changed: the old version's part is
/// taken out, the new one's put in. The cost of one more record does not depend on how many there are.
/// </summary>
internal sealed class RecordUpdate(ReportingDbContext context, CurrentWordings agreed)
{
    private readonly Dictionary<RecordKey, StoredRecord> current = [];
    private readonly Dictionary<RecordKey, ReportedRecord> reported = [];

    // For each included record, the records that include it and their municipality.
    private readonly Dictionary<RecordKey, Dictionary<string, string>> includedBy = [];
    private readonly Dictionary<(RecordKey Included, string ById), Inclusion> inclusions = [];
    private readonly Dictionary<string, List<CountedWording>> wordings = [];
    private readonly List<StoredRecord> added = [];
    private TallyDelta delta = new();

    /// <summary>Returns how many commitments got new figures.</summary>
    public async Task<int> ApplyAsync(IReadOnlyList<JournalChange> run, CancellationToken cancellationToken)
    {
        await LoadAsync(run, cancellationToken);
        foreach (var change in run)
        {
            switch (change)
            {
                case RecordChange record:
                    Apply(record);
                    break;
                case DocumentChange document:
                    Store(document.Key, document.Version, document.MunicipalityCode, change, document.Payload);
                    break;
            }
        }

        await context.InsertAsync(added, cancellationToken);
        await delta.SaveAsync(context, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return delta.Commitments;
    }

    /// <summary>Computes what a record would change in the tallies, after the records before it. Writes nothing.</summary>
    public async Task<TallyDelta> PreviewAsync(RecordChange change, CancellationToken cancellationToken)
    {
        delta = new TallyDelta();
        await LoadAsync([change], cancellationToken);
        Apply(change);
        return delta;
    }

    private void Apply(RecordChange change)
    {
        var record = change.Record;
        var key = new RecordKey(change.Type, record.Source, record.RecordId);
        if (current.TryGetValue(key, out var stored) && stored.Version >= record.Version)
        {
            return;
        }

        var before = Includes(key);
        var after = record.Withdrawn ? [] : record.Includes;
        List<RecordKey> affected = before.Count + after.Count == 0 ? [key] : [key, .. before.Union(after).Select(id => key with { RecordId = id })];
        affected.ForEach(one => delta.Subtract(Count(one)));
        Store(key, record.Version, record.MunicipalityCode, change, record);
        reported[key] = record;
        MoveInclusions(key, record.MunicipalityCode, before, after);
        affected.ForEach(one => delta.Add(Count(one)));
    }

    private void Store(RecordKey key, long version, string municipalityCode, JournalChange change, object payload)
    {
        var micros = JournalEntry.ToMicros(change.RecordedAt);
        if (current.TryGetValue(key, out var previous))
        {
            if (previous.Version >= version)
            {
                return;
            }

            previous.SupersededAtMicros = micros;
            previous.SupersededSequence = change.Sequence;
        }

        var stored = new StoredRecord
        {
            Type = key.Type,
            Source = key.Source,
            RecordId = key.RecordId,
            Version = version,
            MunicipalityCode = municipalityCode,
            Journal = StoredRecord.JournalOf(key.Type),
            Sequence = change.Sequence,
            RecordedAtMicros = micros,
            Payload = JsonSerializer.Serialize(payload, payload.GetType(), JournalJson.Options),
        };
        added.Add(stored);
        current[key] = stored;
    }

    private IReadOnlyList<string> Includes(RecordKey key) =>
        reported.TryGetValue(key, out var record) && !record.Withdrawn ? record.Includes : [];

    private void MoveInclusions(RecordKey by, string municipalityCode, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        if (before.Count + after.Count == 0)
        {
            return;
        }

        foreach (var id in before.Except(after))
        {
            includedBy[by with { RecordId = id }].Remove(by.RecordId);
            inclusions[(by with { RecordId = id }, by.RecordId)].Ended = true;
        }

        foreach (var id in after)
        {
            IncludersOf(by with { RecordId = id })[by.RecordId] = municipalityCode;
        }

        foreach (var id in after.Except(before))
        {
            var key = (by with { RecordId = id }, by.RecordId);
            if (!inclusions.TryGetValue(key, out var inclusion))
            {
                inclusion = new Inclusion { Type = by.Type, Source = by.Source, IncludedId = id, ById = by.RecordId };
                inclusions.Add(key, inclusion);
                context.Inclusions.Add(inclusion);
            }

            inclusion.Ended = false;
        }
    }

    private Dictionary<string, string> IncludersOf(RecordKey key) =>
        includedBy.TryGetValue(key, out var includers) ? includers : includedBy[key] = [];

    private IEnumerable<(TallyAddress, TallyAmount)> Count(RecordKey key)
    {
        if (!reported.TryGetValue(key, out var record))
        {
            yield break;
        }

        // A cumulative figure includes records of its own municipality alone.
        var isIncluded = includedBy.TryGetValue(key, out var includers) && includers.ContainsValue(record.MunicipalityCode);
        var counted = isIncluded == record.IncludedElsewhere ? record : record with { IncludedElsewhere = isIncluded };
        foreach (var wording in wordings.GetValueOrDefault(record.MunicipalityCode, []))
        {
            foreach (var sum in wording.Count(counted))
            {
                yield return sum;
            }
        }
    }

    private async Task LoadAsync(IReadOnlyList<JournalChange> run, CancellationToken cancellationToken)
    {
        var records = run.OfType<RecordChange>().ToList();
        await LoadCurrentAsync(records.Select(change => new RecordKey(change.Type, change.Record.Source, change.Record.RecordId))
            .Concat(run.OfType<DocumentChange>().Select(change => change.Key))
            .Concat(records.SelectMany(change => change.Record.Includes.Select(id => new RecordKey(change.Type, change.Record.Source, id)))),
            cancellationToken);

        // The old version of a record in the run may include records that its new version does not.
        await LoadCurrentAsync(
            reported.ToList().SelectMany(item => item.Value.Includes.Select(id => item.Key with { RecordId = id })), cancellationToken);
        var municipalities = records.Select(change => change.Record.MunicipalityCode)
            .Concat(reported.Values.Select(record => record.MunicipalityCode)).Distinct().ToList();
        await LoadWordingsAsync([.. municipalities.Where(code => !wordings.ContainsKey(code))], cancellationToken);
    }

    private async Task LoadWordingsAsync(List<string> municipalities, CancellationToken cancellationToken)
    {
        if (municipalities.Count == 0)
        {
            return;
        }

        var found = await agreed.OfAsync(context, municipalities, cancellationToken);
        municipalities.ForEach(code => wordings.Add(code, [.. found[code]]));
    }

    private async Task LoadCurrentAsync(IEnumerable<RecordKey> keys, CancellationToken cancellationToken)
    {
        foreach (var group in keys.Distinct().Where(key => !current.ContainsKey(key)).GroupBy(key => (key.Type, key.Source)))
        {
            var (type, source) = group.Key;
            var ids = group.Select(key => key.RecordId).ToList();
            foreach (var stored in await CurrentOf(type, source, ids).ToListAsync(cancellationToken))
            {
                current[stored.Key] = stored;
                if (type < StoredType.PoliceManifest)
                {
                    reported[stored.Key] = stored.Record;
                }
            }

            // Two queries, each by an index of its own; the context tracks a row that both find once.
            var found = (await context.WithKeys<Inclusion>([type, source], ids).ToListAsync(cancellationToken))
                .Union(await context.Inclusions.Where(i => i.Type == type && i.Source == source).WithAny(context, i => i.ById, ids)
                    .ToListAsync(cancellationToken)).ToList();
            found.ForEach(i => inclusions[(new RecordKey(type, source, i.IncludedId), i.ById)] = i);
            found.RemoveAll(i => i.Ended);
            if (found.Count == 0)
            {
                continue;
            }

            var byIds = found.Select(i => i.ById).Distinct().ToList();
            var municipalities = await CurrentOf(type, source, byIds)
                .ToDictionaryAsync(r => r.RecordId, r => r.MunicipalityCode, cancellationToken);
            found.ForEach(i => IncludersOf(new RecordKey(type, source, i.IncludedId))[i.ById] = municipalities[i.ById]);
        }
    }

    private IQueryable<StoredRecord> CurrentOf(StoredType type, string source, IReadOnlyCollection<string> ids) =>
        context.WithKeys<StoredRecord>([type, source], ids).Where(r => r.SupersededAtMicros == StoredRecord.Current);
}
