using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>Which records a cumulative figure contains.</summary>
internal static class Inclusions
{
    /// <summary>Keys of the current records of a municipality that another current record of it contains.</summary>
    public static async Task<HashSet<RecordKey>> InMunicipalityAsync(
        ReportingDbContext context, string municipalityCode, CancellationToken cancellationToken)
    {
        // Driven from the inclusions, which are few: as a join, a database may pair every record of the municipality with every other.
        var current = context.Records.Where(r => r.MunicipalityCode == municipalityCode && r.SupersededAtMicros == StoredRecord.Current);
        var found = await context.Inclusions.AsNoTracking()
            .Where(i => current.Any(r => r.Type == i.Type && r.Source == i.Source && r.RecordId == i.IncludedId))
            .Where(i => current.Any(r => r.Type == i.Type && r.Source == i.Source && r.RecordId == i.ById))
            .Select(i => new { i.Type, i.Source, i.IncludedId }).Distinct().ToListAsync(cancellationToken);
        return [.. found.Select(key => new RecordKey(key.Type, key.Source, key.IncludedId))];
    }
}
