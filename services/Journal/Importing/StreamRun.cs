using System.Data.Common;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Imports.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Importing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal.Importing;

/// <summary>The run of one gRPC stream. It begins with the first answer: a stream that was refused before has no source.</summary>
internal sealed class StreamRun(ImportRuns runs, string recordType, ServerCallContext context, ILogger logger)
{
    private const string Form = "grpc";
    private const int RowsAtOnce = 200;
    private const int LongestError = 2000;
    private const int LongestId = 64;

    // As many as are kept of a run.
    private const int MostRows = 10_000;

    private readonly ImportRun run = new() { Id = ImportId.New(runs.Journal), RecordType = recordType, Form = Form };
    private readonly ImportCounts counts = new();
    private readonly List<RefusedRow> rows = [];
    private string? source;
    private long index;
    private bool rowsAreOff;
    private int kept;

    /// <summary>True when nothing is to be written.</summary>
    public bool IsOff { get; set; }

    /// <summary>Counts an answer.</summary>
    public async Task AddAsync(string recordId, PushResult? result, RecordError? error, CancellationToken cancellationToken)
    {
        var line = index++;
        if (IsOff)
        {
            return;
        }

        if (source is null)
        {
            var sender = Caller.From(context).RequireSource("");
            if (!await TryAsync(() => runs.BeginAsync(sender, run, cancellationToken)))
            {
                IsOff = true;
                return;
            }

            source = sender;
        }

        if (result is not null)
        {
            counts.Add(result);
            return;
        }

        counts.Refuse(error!.Reason);
        if (!rowsAreOff && kept < MostRows)
        {
            kept++;
            rows.Add(new RefusedRow
            {
                Line = line,
                RecordId = recordId.Length <= LongestId ? recordId : "",
                Reason = error.Reason,
                Error = Shortened(error.Fields.Count == 0 ? error.Message : string.Join(' ', error.Fields.Select(field => $"{field.Field}: {field.Description}"))),
            });
            if (rows.Count == RowsAtOnce)
            {
                rowsAreOff = !await TryAsync(() => KeepAsync(cancellationToken));
            }
        }
    }

    /// <summary>Ends the run, if it has begun, whatever has become of the call.</summary>
    public async Task EndAsync(Exception? failure)
    {
        if (source is null || IsOff)
        {
            return;
        }

        await TryAsync(() => KeepAsync(CancellationToken.None));
        run.State = failure is null ? ImportState.Completed : ImportState.Failed;
        run.Failure = failure is DomainException refusal ? refusal.Reason : failure is null ? "" : "BROKEN_OFF";
        counts.WriteTo(run);
        await TryAsync(() => runs.EndAsync(source, run, CancellationToken.None));
        context.ResponseTrailers.Add(StreamRuns.Header, run.Id);
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        if (rows.Count > 0)
        {
            var request = new KeepRefusedRowsRequest { ImportId = run.Id };
            request.Rows.AddRange(rows);
            rows.Clear();
            await runs.KeepAsync(source!, request, cancellationToken);
        }
    }

    private static string Shortened(string text) => text.Length <= LongestError ? text : $"{text[..LongestError]} …";

    /// <summary>A run that cannot be written must not stop the records: they are what was sent.</summary>
    private async Task<bool> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return true;
        }
        catch (Exception e) when (e is DbException or DbUpdateException or TimeoutException || DatabaseErrors.Classify(e) != DatabaseError.Other)
        {
            logger.ImportRunNotWritten(e, run.Id);
            return false;
        }
    }
}
