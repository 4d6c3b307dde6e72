using Medborgarlofte.Reporting.Data;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.Intake;

/// <summary>
/// Caches the wordings of current agreements from batch to batch, by the agreement's version. Reading an agreement's terms costs more than
/// counting many records by them.
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

    /// <summary>An agreement's version and its place in the journal: a wording of a journal that was replaced must not be used.</summary>
    private readonly record struct Held(string Id, long Version, long Sequence, long RecordedAtMicros);
}
