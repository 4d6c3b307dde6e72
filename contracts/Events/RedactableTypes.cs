namespace Medborgarlofte.Contracts.Events;

/// <summary>The types of records that hold texts: the journal that each stands in, and what its entries are about.</summary>
/// <param name="Name">As the API names the type.</param>
/// <param name="Journal">Name of the journal.</param>
/// <param name="Subject">First part of the entries' subject.</param>
public sealed record RedactableType(string Name, string Journal, string Subject)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RedactableType> All { get; } =
    [
        new("police-activity", JournalTypes.PoliceJournal, "police-activity"),
        new("police-manifest", JournalTypes.PoliceJournal, "manifest"),
        new("measure", JournalTypes.MunicipalJournal, "measure"),
        new("campaign", JournalTypes.MunicipalJournal, "campaign"),
        new("municipal-manifest", JournalTypes.MunicipalJournal, "manifest"),
        new("agreement", JournalTypes.FollowUpJournal, "agreement"),
        new("meeting", JournalTypes.FollowUpJournal, "meeting"),
        new("milestone-report", JournalTypes.FollowUpJournal, "milestone-report"),
        new("request", JournalTypes.FollowUpJournal, "request-report"),
        new("observation", JournalTypes.FollowUpJournal, "observation"),
        new("narrative", JournalTypes.FollowUpJournal, "narrative"),
        new("review", JournalTypes.FollowUpJournal, "review"),
        new("situation-picture", JournalTypes.FollowUpJournal, "situation-picture"),
        new("coordinator-manifest", JournalTypes.FollowUpJournal, "manifest"),
        new("seal", JournalTypes.FollowUpJournal, "seal"),
    ];

    /// <summary>The type of a name; null when there is none.</summary>
    public static RedactableType? Find(string name) => All.FirstOrDefault(type => type.Name == name);

    /// <summary>What the entries of a record are about.</summary>
    /// <param name="source">Its source; empty for an agreement.</param>
    /// <param name="recordId">Its id.</param>
    public string SubjectOf(string source, string recordId) => Name == "agreement" ? $"{Subject}/{recordId}" : $"{Subject}/{source}/{recordId}";
}
