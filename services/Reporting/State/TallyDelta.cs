using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>What a batch adds to and takes from tallies; written at its end, so that a day's tally is touched once.</summary>
internal sealed class TallyDelta
{
    private readonly Dictionary<TallyAddress, TallyAmount> amounts = [];

    /// <summary>How many commitments get other figures by it.</summary>
    public int Commitments => amounts.Where(item => item.Value != default)
        .Select(item => (item.Key.Wording.AgreementId, item.Key.Wording.CommitmentId)).Distinct().Count();

    public void Add(IEnumerable<(TallyAddress Address, TallyAmount Amount)> counted)
    {
        foreach (var (address, amount) in counted)
        {
            amounts[address] = amounts.GetValueOrDefault(address) + amount;
        }
    }

    public void Subtract(IEnumerable<(TallyAddress Address, TallyAmount Amount)> counted) =>
        Add(counted.Select(item => (item.Address, -item.Amount)));

    /// <summary>What changes.</summary>
    public IReadOnlyCollection<KeyValuePair<TallyAddress, TallyAmount>> Changes => [.. amounts.Where(item => item.Value != default)];

    /// <summary>Applies the sums to the tables; a tally without records is removed when the context saves its changes.</summary>
    public async Task SaveAsync(ReportingDbContext context, CancellationToken cancellationToken)
    {
        List<StoredTally> added = [], changed = [], emptied = [];
        foreach (var agreement in Changes.GroupBy(change => change.Key.Wording.AgreementId))
        {
            var dates = agreement.Select(change => change.Key.Key.Date).Distinct().ToList();
            var stored = await context.Tallies.AsNoTracking().Where(t => t.AgreementId == agreement.Key && dates.Contains(t.Date))
                .ToDictionaryAsync(tally => tally.Address, cancellationToken);
            foreach (var (address, amount) in agreement)
            {
                var isStored = stored.TryGetValue(address, out var tally);
                tally ??= New(address);
                tally.Sums += amount;
                (isStored ? tally.Sums == default ? emptied : changed : added).Add(tally);
            }
        }

        context.Tallies.RemoveRange(emptied);
        await context.InsertAsync(added, cancellationToken);
        await context.UpdateAsync(changed, cancellationToken);
    }

    private static StoredTally New(TallyAddress address) => new()
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
    };
}
