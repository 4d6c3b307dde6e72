using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// The wordings that current agreements are counted by, kept from one batch to the next while their version stands: reading the terms of
/// an agreement costs more than counting many records by them.
/// </summary>
internal sealed class CurrentWordings
{
    private readonly Dictionary<string, (Held Version, IReadOnlyList<CountedWording> Wordings)> known = new(StringComparer.Ordinal);

    /// <summary>The wordings of each of these municipalities that has any.</summary>
    public async Task<ILookup<string, CountedWording>> OfAsync(
        ReportingDbContext context, IReadOnlyList<string> municipalities, CancellationToken cancellationToken)
    {
        var current = context.Agreements.AsNoTracking()
            .Where(a => a.SupersededAtMicros == StoredRecord.Current).WithAny(context, a => a.MunicipalityCode, municipalities);
        var versions = await current.Select(a => new Held(a.Id, a.Version, a.Sequence, a.RecordedAtMicros)).ToListAsync(cancellationToken);
        var unknown = versions.Where(version => known.GetValueOrDefault(version.Id).Version != version).Select(version => version.Id).ToList();
        if (unknown.Count > 0)
        {
            foreach (var agreement in await current.WithAny(context, a => a.Id, unknown).ToListAsync(cancellationToken))
            {
                var version = new Held(agreement.Id, agreement.Version, agreement.Sequence, agreement.RecordedAtMicros);
                known[agreement.Id] = (version, [.. CountedWording.Of(agreement.Terms)]);
            }
        }

        return versions.SelectMany(version => known[version.Id].Wordings).ToLookup(wording => wording.Agreement.MunicipalityCode);
    }

    /// <summary>A version as its journal made it, so that a read store built from another one is not taken for this one.</summary>
    private readonly record struct Held(string Id, long Version, long Sequence, long RecordedAtMicros);
}
