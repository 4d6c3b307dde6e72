using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Journal.Manifests;
using Medborgarlofte.Reporting.Receipts;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>What manifests declare.</summary>
internal static class Declarations
{
    /// <summary>
    /// In order of their first day. Nobody can declare a day that has not come, so none reaches beyond the day on which it was recorded.
    /// </summary>
    /// <param name="manifests">Versions that held.</param>
    /// <param name="held">What sources hold.</param>
    /// <param name="found">By <see cref="ManifestRecords"/>.</param>
    public static IReadOnlyList<Declaration> Of(
        IEnumerable<StoredRecord> manifests, HeldTallies held, IReadOnlyDictionary<RecordKey, HeldManifest> found) =>
    [
        .. from version in manifests
           let manifest = version.Manifest
           let end = LastDay(version, manifest)
           where !manifest.Withdrawn && manifest.StartDate <= end
           orderby manifest.StartDate, manifest.Source, manifest.RecordId
           let records = found.GetValueOrDefault(version.Key, new HeldManifest(held.Of(version.Type, manifest).Records, manifest.Checksum))
           select new Declaration(HeldTallies.PartyOf(version.Type), manifest.Kinds, manifest.StartDate, end)
           {
               Areas = manifest.Areas,
               Focuses = manifest.Focuses,
               Stated = manifest.RecordCount,
               Held = records.Records,
               ChecksumDiffers = records.Records == manifest.RecordCount && manifest.Checksum.Length > 0 && records.Checksum != manifest.Checksum,
           },
    ];

    /// <summary>The last day that a version can declare.</summary>
    private static DateOnly LastDay(StoredRecord version, ManifestRecorded manifest)
    {
        var recorded = SwedishTime.DayOf(version.RecordedAt());
        return manifest.EndDate < recorded ? manifest.EndDate : recorded;
    }
}
