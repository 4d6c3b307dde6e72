using System.Text.Json;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Journal.Records;

/// <summary>Reports, withdraws, reads and lists the pushed records of one type; the same for every type.</summary>
public sealed class PushedRecords<TContext, TWire, TEvent>(
    IDbContextFactory<TContext> contexts, RecordWriter<TContext, PushedRecord<TEvent>> writer, PushedRecordType<TWire, TEvent> type,
    ILogger<PushedRecords<TContext, TWire, TEvent>> logger)
    where TContext : DbContext
    where TWire : class, IPushedRecord, new()
    where TEvent : PushedRecorded, IPushedRecorded<TEvent, TWire>
{
    /// <summary>INVALID_ARGUMENT naming every bad field, PERMISSION_DENIED or ABORTED (ETAG_MISMATCH); otherwise what became of it.</summary>
    public async Task<PushResult> ReportAsync(IReportRequest<TWire> request, ServerCallContext context)
    {
        var caller = Reporter(context);
        var push = new Push<PushedRecord<TEvent>>(type.Read(request.Record, request.Reason, caller), request.Reason)
        {
            Etag = request.Etag,
            Reinstate = request.Reinstate,
        };
        var result = await writer.ReportAsync(caller, push, request.ValidateOnly, context.CancellationToken);
        type.LogReported(logger, caller.Source, result.Outcome);
        return result;
    }

    /// <summary>Reports a stream of records; each request gets one response, in their order.</summary>
    public async Task ReportAsync<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requests, IServerStreamWriter<TResponse> responses, ServerCallContext context)
        where TRequest : IStreamRequest<TWire>
        where TResponse : IStreamResponse, new()
    {
        var caller = Reporter(context);
        var session = new PushSession<TContext, PushedRecord<TEvent>, TRequest>(
            writer, request => new(type.Read(request.Record, request.Reason, caller), request.Reason),
            request => new PushMode(request.Atomic, request.ValidateOnly));
        await session.RunAsync(caller, requests, responses, Answer<TRequest, TResponse>, context.CancellationToken);
    }

    /// <summary>NOT_FOUND (RECORD_NOT_FOUND), INVALID_ARGUMENT, PERMISSION_DENIED or ABORTED (ETAG_MISMATCH); otherwise what became of it.</summary>
    public async Task<PushResult> WithdrawAsync(IWithdrawRequest request, ServerCallContext context)
    {
        var caller = Reporter(context);
        RecordChecks.Check(request, caller);
        var result = await writer.WithdrawAsync(caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken);
        type.LogReported(logger, caller.Source, result.Outcome);
        return result;
    }

    /// <summary>The current version, or that of an instant. NOT_FOUND (RECORD_NOT_FOUND), PERMISSION_DENIED.</summary>
    public async Task<TWire> GetAsync(IGetRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var record = request.AsOf is null
            ? await CurrentAsync(database, request, context.CancellationToken)
            : await AsOfAsync(database, request, context.CancellationToken);
        if (record is null)
        {
            throw RecordStates.NotFound();
        }

        caller.RequireMunicipality(record.MunicipalityCode);
        return record;
    }

    /// <summary>Every stored version that the caller may read, oldest first. NOT_FOUND (RECORD_NOT_FOUND), PERMISSION_DENIED.</summary>
    public async Task<IReadOnlyList<TWire>> ListVersionsAsync(IRecordKey request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var versions = (await database.VersionsOfAsync(Subject(request), context.CancellationToken)).ConvertAll(ToWire);
        // A record may have been moved here from a municipality that the token does not cover.
        var covered = versions.FindAll(version => caller.Covers(version.MunicipalityCode));
        return covered.Count > 0 ? covered : throw Caller.MunicipalityNotAllowed(versions[^1].MunicipalityCode);
    }

    /// <summary>Ordered by day, source and record id; now or as of an instant. INVALID_ARGUMENT, PERMISSION_DENIED.</summary>
    public async Task<RecordPage<TWire>> ListAsync(IPushedListRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        var from = violations.OptionalDay(request.FromDate, "fromDate");
        var to = violations.OptionalDay(request.ToDate, "toDate");
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.Require(request.AsOf is null || request.MunicipalityCode.Length > 0, "municipalityCode", "Required for the list of an earlier instant.");
        violations.ThrowIfAny();

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        if (request.AsOf is not null)
        {
            caller.RequireMunicipality(request.MunicipalityCode);
            return PageOf(page, await ListAsOfAsync(database, request, (from, to), page, context.CancellationToken), total: null);
        }

        var all = database.Set<PushedRecord<TEvent>>().AsNoTracking()
            .ReadableBy(caller, request.MunicipalityCode)
            .Where(r => request.Kind == "" || r.Kind == request.Kind)
            .Where(r => request.Source == "" || r.Source == request.Source)
            .Where(r => from == null || r.Date >= from)
            .Where(r => to == null || r.Date <= to)
            .Where(r => request.IncludeWithdrawn || !r.Withdrawn);
        var records = await all
            .OrderBy(r => r.Date).ThenBy(r => r.Source).ThenBy(r => r.RecordId)
            .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken);
        return PageOf(page, records.ConvertAll(ToWire), await all.TotalAsync(page, context.CancellationToken));
    }

    private static async Task<TWire?> CurrentAsync(TContext database, IGetRequest request, CancellationToken cancellationToken)
    {
        var record = await database.Set<PushedRecord<TEvent>>().AsNoTracking()
            .SingleOrDefaultAsync(r => r.Source == request.Source && r.RecordId == request.RecordId, cancellationToken);
        return record is null ? null : ToWire(record);
    }

    private static async Task<TWire?> AsOfAsync(TContext database, IGetRequest request, CancellationToken cancellationToken)
    {
        var entry = await database.VersionAtAsync(Subject(request), request.AsOf!.ToInstant(), cancellationToken);
        return entry is null ? null : ToWire(entry);
    }

    /// <summary>The list as it stood at the request's instant, filtered by what the records said then.</summary>
    private static async Task<List<TWire>> ListAsOfAsync(
        DbContext database, IPushedListRequest request, (DateOnly? From, DateOnly? To) days, PageRequest page, CancellationToken cancellationToken) =>
        await database.HeldAt(TEvent.EntryType, request.AsOf!.ToInstant(), JournalHistory.Municipality, request.MunicipalityCode)
            .Select(entry => (Entry: entry, Recorded: Recorded(entry)))
            .Where(held => request.Kind.Length == 0 || held.Recorded.Kind == request.Kind)
            .Where(held => request.Source.Length == 0 || held.Recorded.Source == request.Source)
            .Where(held => days.From is not { } from || held.Recorded.DoneOn() >= from)
            .Where(held => days.To is not { } to || held.Recorded.DoneOn() <= to)
            .Where(held => request.IncludeWithdrawn || !held.Recorded.Withdrawn)
            .OrderBy(held => held.Recorded.DoneOn())
            .ThenBy(held => held.Recorded.Source, StringComparer.Ordinal).ThenBy(held => held.Recorded.RecordId, StringComparer.Ordinal)
            .Skip(page.Offset).Take(page.Size + 1)
            .Select(held => ToWire(held.Recorded, RecordStates.Of(held.Entry, held.Recorded))).ToListAsync(cancellationToken);

    private static RecordPage<TWire> PageOf(PageRequest page, List<TWire> records, long? total) =>
        new([.. records.Take(page.Size)], page.NextToken(records.Count), total);

    private static TResponse Answer<TRequest, TResponse>(long index, TRequest request, PushAnswer answer)
        where TRequest : IStreamRequest<TWire>
        where TResponse : IStreamResponse, new()
    {
        var response = new TResponse { Index = index, RecordId = answer.Echo(request.Record?.RecordId) };
        if (answer.Result is { } result)
        {
            response.Result = result;
        }
        else
        {
            response.Refusal = answer.ToRecordError();
        }

        return response;
    }

    private static string Subject(IRecordKey key) => PushedRecord.SubjectOf<TEvent>(key.Source, key.RecordId);

    private static TEvent Recorded(JournalEntry entry) => JsonSerializer.Deserialize<TEvent>(entry.Content, JournalJson.Options)!;

    private static TWire ToWire(JournalEntry entry)
    {
        var recorded = Recorded(entry);
        return ToWire(recorded, RecordStates.Of(entry, recorded));
    }

    private static TWire ToWire(PushedRecord<TEvent> record) => ToWire(record.ToRecorded(), RecordStates.Of(record));

    private static TWire ToWire(TEvent recorded, RecordState state)
    {
        var wire = recorded.ToWire();
        wire.State = state;
        return wire;
    }

    private Caller Reporter(ServerCallContext context) => Caller.From(context).RequireScope(type.Scope).RequireParty(type.Party);
}
