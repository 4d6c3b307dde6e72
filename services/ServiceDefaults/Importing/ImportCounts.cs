using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Imports.V1;

namespace Medborgarlofte.ServiceDefaults.Importing;

/// <summary>Counts what becomes of the records of a run.</summary>
public sealed class ImportCounts
{
    private readonly Dictionary<PushOutcome, long> outcomes = [];
    private readonly SortedDictionary<string, long> reasons = new(StringComparer.Ordinal);

    /// <summary>How many records have been answered.</summary>
    public long Records { get; private set; }

    /// <summary>How many of them were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>How many were refused for each reason.</summary>
    public IReadOnlyDictionary<string, long> Reasons => reasons;

    /// <summary>How many were withdrawn for not being in the file: they are no records of it.</summary>
    public long Missing { get; private set; }

    /// <summary>How many had an outcome.</summary>
    public long Of(PushOutcome outcome) => outcomes.GetValueOrDefault(outcome);

    /// <summary>Counts a record that was taken, or would be.</summary>
    public void Add(PushResult result)
    {
        Records++;
        outcomes[result.Outcome] = Of(result.Outcome) + 1;
    }

    /// <summary>Counts a record that was withdrawn for not being in the file.</summary>
    public void AddMissing() => Missing++;

    /// <summary>Counts a record that was refused.</summary>
    public void Refuse(string reason)
    {
        Records++;
        Refused++;
        reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
    }

    /// <summary>Sets the numbers of a run.</summary>
    public void WriteTo(ImportRun run)
    {
        run.Records = Records;
        run.Created = Of(PushOutcome.Created);
        run.Corrected = Of(PushOutcome.Corrected);
        run.Unchanged = Of(PushOutcome.Unchanged);
        run.Stale = Of(PushOutcome.Stale);
        run.StillWithdrawn = Of(PushOutcome.StillWithdrawn);
        run.Withdrawn = Of(PushOutcome.Withdrawn) + Missing;
        run.Refused = Refused;
        run.RefusalReasons.Clear();
        run.RefusalReasons.AddRange(reasons.Select(reason => new RefusalCount { Reason = reason.Key, Records = reason.Value }));
    }
}
