using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Imports;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records.Csv;
using Medborgarlofte.ServiceDefaults.Importing;

namespace Medborgarlofte.Gateway.Records;

/// <summary>What became of the records of one request: the summary with which its answer ends.</summary>
/// <param name="time">Tells when it began and ended.</param>
/// <param name="validateOnly">Nothing was to be stored.</param>
/// <param name="notes">What was done to the file.</param>
internal sealed class RunTotals(TimeProvider time, bool validateOnly, FileNotes notes)
{
    private readonly DateTimeOffset begun = time.GetUtcNow();
    private readonly ImportCounts counts = new();

    /// <summary>The import run that is kept; null where nothing is to be stored.</summary>
    public ImportRun? Run { get; init; }

    /// <summary>Warns of codes that no agreement names; null for withdrawals.</summary>
    public AgreedCodes? Agreed { get; init; }

    /// <summary>What the file was to be all of; null when it was not.</summary>
    public Replacement? Replacement { get; set; }

    /// <summary>How many records have been answered.</summary>
    public long Records => counts.Records;

    /// <summary>How many of them were refused.</summary>
    public long Refused => counts.Refused;

    /// <summary>Adds warnings to the answer to a record that was taken, or would be.</summary>
    public Task WarnAsync(StreamAnswer answer, IPushedRecord record) =>
        answer.Result is { } result && Agreed is not null ? Agreed.WarnAsync(result, record) : Task.CompletedTask;

    /// <summary>Counts a record that was taken, or would be.</summary>
    public void Add(PushResult result) => counts.Add(result);

    /// <summary>Counts a record that was withdrawn for not being in the file, or would be.</summary>
    public void AddMissing() => counts.AddMissing();

    /// <summary>Counts a record that was refused.</summary>
    public void Add(Problem problem) => counts.Refuse(problem.Reason);

    /// <summary>Ends the run that is kept, before anybody is told of it.</summary>
    /// <param name="failure">Why it failed as a whole; null when it did not.</param>
    public Task EndAsync(Exception? failure = null) => Run?.EndAsync(counts, failure) ?? Task.CompletedTask;

    /// <summary>Writes the summary as a member of an object.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("summary"u8);
        writer.WriteNumber("records"u8, Records);
        writer.WriteNumber("created"u8, counts.Of(PushOutcome.Created));
        writer.WriteNumber("corrected"u8, counts.Of(PushOutcome.Corrected));
        writer.WriteNumber("unchanged"u8, counts.Of(PushOutcome.Unchanged));
        writer.WriteNumber("stale"u8, counts.Of(PushOutcome.Stale));
        writer.WriteNumber("stillWithdrawn"u8, counts.Of(PushOutcome.StillWithdrawn));
        writer.WriteNumber("withdrawn"u8, counts.Of(PushOutcome.Withdrawn) + counts.Missing);
        writer.WriteNumber("refused"u8, Refused);
        writer.WriteStartArray("refusalReasons"u8);
        foreach (var (reason, records) in counts.Reasons)
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
        if (Run is not null)
        {
            writer.WriteString("importId"u8, Run.Id);
            writer.WriteString("import"u8, $"{ImportEndpoints.Collection}/{Run.Id}");
        }

        Replacement?.Write(writer);
        Agreed?.Note(notes);
        notes.Write(writer);
        writer.WriteEndObject();
    }
}
