using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
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
    /// <param name="held">By <see cref="HeldRecords"/>.</param>
    /// <param name="day">The judged day: what is dated later has not been done on it.</param>
    public static IReadOnlyList<Declaration> Of(IEnumerable<StoredRecord> manifests, IEnumerable<Tally> held, DateOnly day)
    {
        var bySource = held.Where(tally => tally.Key.Date <= day).ToLookup(tally => (tally.Key.Party, tally.TargetId));
        return
        [
            .. from version in manifests
               let manifest = version.Manifest
               let end = LastDay(version, manifest)
               where !manifest.Withdrawn && manifest.StartDate <= end
               orderby manifest.StartDate, manifest.Source, manifest.RecordId
               let party = version.Type == StoredType.PoliceManifest ? Party.Police : Party.Municipality
               select new Declaration(party, manifest.Kinds, manifest.StartDate, end)
               {
                   Stated = manifest.RecordCount,
                   Held = bySource[(party, manifest.Source)].Where(tally => IsOf(manifest, tally.Key)).Sum(tally => tally.Amount.Records),
               },
        ];
    }

    /// <summary>The last day that a version can declare.</summary>
    private static DateOnly LastDay(StoredRecord version, ManifestRecorded manifest)
    {
        var recorded = SwedishTime.DayOf(version.RecordedAt());
        return manifest.EndDate < recorded ? manifest.EndDate : recorded;
    }

    // The number is of all the days that it states, also of those that have not come.
    private static bool IsOf(ManifestRecorded manifest, TallyKey held) =>
        manifest.StartDate <= held.Date && held.Date <= manifest.EndDate && (manifest.Kinds.Count == 0 || manifest.Kinds.Contains(held.Item));
}
