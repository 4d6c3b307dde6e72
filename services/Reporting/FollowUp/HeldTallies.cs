using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>What sources hold on a day, by <see cref="HeldRecords"/>.</summary>
/// <param name="held">All of the municipality.</param>
/// <param name="day">The judged day: what is dated later has not been done on it.</param>
internal sealed class HeldTallies(IEnumerable<Tally> held, DateOnly day)
{
    private readonly ILookup<(Party, string), Tally> bySource = held.Where(tally => tally.Key.Date <= day)
        .ToLookup(tally => (tally.Key.Party, tally.TargetId));

    /// <summary>The judged day.</summary>
    public DateOnly Day => day;

    /// <summary>Whose records a manifest is about; UNSPECIFIED for the coordinators' own.</summary>
    public static Party PartyOf(StoredType manifest) => manifest switch
    {
        StoredType.PoliceManifest => Party.Police,
        StoredType.MunicipalManifest => Party.Municipality,
        _ => Party.Unspecified,
    };

    /// <summary>The sum of what a manifest is about, but for its areas and focuses.</summary>
    public TallyAmount Of(StoredType type, ManifestRecorded manifest) => bySource[(PartyOf(type), manifest.Source)]
        .Where(tally => IsOf(manifest, tally.Key.Date, tally.Key.Item))
        .Aggregate(default(TallyAmount), (sum, tally) => sum + tally.Amount);

    /// <summary>The number is of all the days that it states, also of those that have not come.</summary>
    public static bool IsOf(ManifestRecorded manifest, DateOnly date, string kind) =>
        manifest.StartDate <= date && date <= manifest.EndDate
        && (manifest.Kinds.Count == 0 || manifest.Kinds.Contains(kind));
}
