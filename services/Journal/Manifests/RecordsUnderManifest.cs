using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Journal.Records;

namespace Medborgarlofte.Journal.Manifests;

/// <summary>Finds the records that a manifest is about.</summary>
public static class RecordsUnderManifest
{
    /// <summary>Records of the manifest's source, municipality and kinds with their first day in its span. Areas and focuses stand in no column.</summary>
    public static IQueryable<PushedRecord<TEvent>> Under<TEvent>(this IQueryable<PushedRecord<TEvent>> records, ReportedManifest manifest)
        where TEvent : PushedRecorded, IRecordedType => records.Where(
            record => record.MunicipalityCode == manifest.MunicipalityCode && record.Date >= manifest.StartDate && record.Date <= manifest.EndDate
                && record.Source == manifest.Source && !record.Withdrawn && (manifest.Kinds.Count == 0 || manifest.Kinds.Contains(record.Kind)));

    /// <summary>Ids of those that lie in the manifest's areas and have one of its focuses.</summary>
    public static IEnumerable<string> IdsOf(this ReportedManifest manifest, IEnumerable<PushedRecorded> records) => records
        .Where(record => manifest.IsOf(record.Focuses) && (manifest.Areas.Count == 0 || manifest.Areas.Contains(record.Area)))
        .Select(record => record.RecordId);
}
