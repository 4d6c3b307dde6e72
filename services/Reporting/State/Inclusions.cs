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
        var keys = from inclusion in context.Inclusions
                   join record in context.Records
                       on new { inclusion.Type, inclusion.Source, Id = inclusion.IncludedId }
                       equals new { record.Type, record.Source, Id = record.RecordId }
                   join includer in context.Records
                       on new { inclusion.Type, inclusion.Source, Id = inclusion.ById }
                       equals new { includer.Type, includer.Source, Id = includer.RecordId }
                   where includer.MunicipalityCode == municipalityCode && includer.SupersededAtMicros == StoredRecord.Current
                   where record.MunicipalityCode == municipalityCode && record.SupersededAtMicros == StoredRecord.Current
                   select new { record.Type, record.Source, record.RecordId };
        var found = await keys.Distinct().ToListAsync(cancellationToken);
        return [.. found.Select(key => new RecordKey(key.Type, key.Source, key.RecordId))];
    }
}
