using Medborgarlofte.Reporting.Data;
using Microsoft.EntityFrameworkCore;

namespace Medborgarlofte.Reporting.State;

/// <summary>
/// Versions that replaced another. What is in a municipality and what has left it are asked for apart, so that each is sought by an
/// index: as one condition they have a database look through a journal of the whole country.
/// </summary>
internal static class Replacing
{
    /// <summary>All of them.</summary>
    public static IQueryable<StoredRecord> All(ReportingDbContext context) => context.Records.AsNoTracking().Where(r => r.Version > 1);

    /// <summary>Those in another municipality whose version before was in this one.</summary>
    public static IQueryable<StoredRecord> MovedFrom(ReportingDbContext context, string municipalityCode) =>
        All(context).Where(r => r.MunicipalityCode != municipalityCode && context.Records.Any(b =>
            b.Type == r.Type && b.Source == r.Source && b.RecordId == r.RecordId && b.Version < r.Version
            && b.SupersededAtMicros == r.RecordedAtMicros && b.MunicipalityCode == municipalityCode));
}
