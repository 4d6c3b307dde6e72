using System.Runtime.InteropServices;
using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>What a batch adds to and takes from tallies; written at its end, so that a day's tally is touched once.</summary>
internal sealed class TallyDelta
{
    private const int MostDaysPerQuery = 1000;

    private readonly Dictionary<TallyAddress, TallyAmount> amounts = [];

    /// <summary>How many commitments get other figures by it.</summary>
    public int Commitments => amounts.Where(item => item.Value != default && !item.Key.Wording.IsBeside())
        .Select(item => (item.Key.Wording.AgreementId, item.Key.Wording.CommitmentId)).Distinct().Count();

    public void Add(IEnumerable<(TallyAddress Address, TallyAmount Amount)> counted)
    {
        foreach (var (address, amount) in counted)
        {
            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(amounts, address, out _);
            sum += amount;
        }
    }

    public void Subtract(IEnumerable<(TallyAddress Address, TallyAmount Amount)> counted) =>
        Add(counted.Select(item => (item.Address, -item.Amount)));

    /// <summary>What changes.</summary>
    public IReadOnlyCollection<KeyValuePair<TallyAddress, TallyAmount>> Changes => [.. amounts.Where(item => item.Value != default)];

    /// <summary>Adds the sums to the table's, inside the context's transaction, and removes the tallies that are left without records.</summary>
    public async Task SaveAsync(ReportingDbContext context, CancellationToken cancellationToken)
    {
        var changes = Changes;
        await context.AddAsync([.. changes.Select(change => ToRow(change.Key, change.Value))], TrackAsync, cancellationToken);
        foreach (var stored in Stored(context, changes.Where(change => change.Value is { Records: < 0 } or { IncludedRecords: < 0 })))
        {
            await stored.Where(t => t.Records == 0 && t.IncludedRecords == 0).ExecuteDeleteAsync(cancellationToken);
        }

        async Task TrackAsync()
        {
            foreach (var stored in Stored(context, changes))
            {
                await stored.LoadAsync(cancellationToken);
            }
        }
    }

    /// <summary>The tallies of these days, agreement by agreement and no more of them at once than SQL Server takes.</summary>
    private static IEnumerable<IQueryable<StoredTally>> Stored(
        ReportingDbContext context, IEnumerable<KeyValuePair<TallyAddress, TallyAmount>> changes) =>
        from change in changes
        group change.Key.Key.Date by change.Key.Wording.AgreementId into agreement
        from dates in agreement.Distinct().Chunk(MostDaysPerQuery)
        select context.Tallies.Where(t => t.AgreementId == agreement.Key && dates.Contains(t.Date));

    private static StoredTally ToRow(TallyAddress address, TallyAmount amount) => new()
    {
        AgreementId = address.Wording.AgreementId,
        CommitmentId = address.Wording.CommitmentId,
        Revision = address.Wording.Revision,
        TargetId = address.TargetId,
        Date = address.Key.Date,
        EndDate = address.Key.EndDate,
        Party = address.Key.Party,
        Area = address.Key.Area,
        Item = address.Key.Item,
        Sums = amount,
    };
}
