using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records.Csv;

namespace Medborgarlofte.Gateway.Records;

/// <summary>What became of the records of one request: the summary with which its answer ends.</summary>
/// <param name="time">Tells when it began and ended.</param>
/// <param name="validateOnly">Nothing was to be stored.</param>
/// <param name="notes">What was done to the file.</param>
internal sealed class RunTotals(TimeProvider time, bool validateOnly, FileNotes notes)
{
    private readonly DateTimeOffset begun = time.GetUtcNow();
    private readonly Dictionary<PushOutcome, long> outcomes = [];
    private readonly SortedDictionary<string, long> reasons = new(StringComparer.Ordinal);
    private long stillWithdrawn;

    /// <summary>How many records have been answered.</summary>
    public long Records { get; private set; }

    /// <summary>How many of them were refused.</summary>
    public long Refused { get; private set; }

    /// <summary>Counts a record that was taken, or would be.</summary>
    public void Add(PushResult result)
    {
        Records++;
        if (result is { Outcome: PushOutcome.Unchanged or PushOutcome.Stale, State.Withdrawn: true })
        {
            stillWithdrawn++;
        }
        else
        {
            outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
        }
    }

    /// <summary>Counts a record that was refused.</summary>
    public void Add(Problem problem)
    {
        Records++;
        Refused++;
        reasons[problem.Reason] = reasons.GetValueOrDefault(problem.Reason) + 1;
    }

    /// <summary>Writes the summary as a member of an object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("summary"u8);
        writer.WriteNumber("records"u8, Records);
        writer.WriteNumber("created"u8, outcomes.GetValueOrDefault(PushOutcome.Created));
        writer.WriteNumber("corrected"u8, outcomes.GetValueOrDefault(PushOutcome.Corrected));
        writer.WriteNumber("unchanged"u8, outcomes.GetValueOrDefault(PushOutcome.Unchanged));
        writer.WriteNumber("stale"u8, outcomes.GetValueOrDefault(PushOutcome.Stale));
        writer.WriteNumber("stillWithdrawn"u8, stillWithdrawn);
        writer.WriteNumber("refused"u8, Refused);
        writer.WriteStartArray("refusalReasons"u8);
        foreach (var (reason, records) in reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("reason"u8, reason);
            writer.WriteNumber("records"u8, records);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteBoolean("validateOnly"u8, validateOnly);
        writer.WriteString("begunAt"u8, Rfc3339.Format(begun.ToTimestamp()));
        writer.WriteString("endedAt"u8, Rfc3339.Format(time.GetUtcNow().ToTimestamp()));
        notes.Write(writer);
        writer.WriteEndObject();
    }
}
