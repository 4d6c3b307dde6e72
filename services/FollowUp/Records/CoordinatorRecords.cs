using System.Text.Json;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.Journal;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;

namespace Medborgarlofte.FollowUp.Records;

/// <summary>Reports, withdraws and lists the records of one type; the same for every type.</summary>
internal sealed class CoordinatorRecords<TWire, TEvent>(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, CoordinatorRecord<TEvent>> writer,
    CoordinatorRecordType<TWire, TEvent> type, ILogger<CoordinatorRecords<TWire, TEvent>> logger)
    where TWire : class, ICoordinatorRecord, new()
    where TEvent : class, ICoordinatorRecorded
{
    // The others stand under a municipality, which needs no agreement.
    private static readonly bool IsOfAgreement = typeof(TWire).IsAssignableTo(typeof(IAgreementRecord));

    /// <summary>
    /// INVALID_ARGUMENT naming every bad field, NOT_FOUND, PERMISSION_DENIED, FAILED_PRECONDITION or, of the types that take an etag, ABORTED
    /// (ETAG_MISMATCH); otherwise what became of it.
    /// </summary>
    public async Task<PushResult> ReportAsync(IReportRequest<TWire> request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireScope(type.Scope);
        var wire = request.Record ?? new TWire();
        var agreement = IsOfAgreement ? await contexts.FindAgreementAsync(wire.OwnerId, context.CancellationToken) : null;
        Check(wire, request.Reason, agreement, caller);
        var owner = OwnerOf(wire, agreement, caller);
        var stated = type.ToEvent(wire, owner);
        type.Authorize(caller, stated);
        var record = new CoordinatorRecord<TEvent>
        {
            Source = owner.Source,
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = owner.MunicipalityCode,
            AgreementId = owner.Agreement?.Id ?? "",
            Example = wire.Example,
            Content = await type.CompleteAsync(stated, request.ValidateOnly, context.CancellationToken),
        };
        record.SealContent();
        var result = await writer.ReportAsync(
            caller, new Push<CoordinatorRecord<TEvent>>(record, request.Reason) { Etag = request.Etag }, request.ValidateOnly, context.CancellationToken);
        logger.RecordReported(type.Field, caller.Source, result.Outcome);
        return result;
    }

    /// <summary>NOT_FOUND (RECORD_NOT_FOUND), also under another agreement than the request names; PERMISSION_DENIED, ABORTED (ETAG_MISMATCH).</summary>
    public async Task<PushResult> WithdrawAsync(IWithdrawRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireScope(type.Scope);
        RecordChecks.Check(request, caller);
        var result = await writer.WithdrawAsync(
            caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken,
            record => type.Authorize(caller, record.Recorded),
            record => record.AgreementId.IsNamedBy(request.AgreementId));
        logger.RecordReported(type.Field, caller.Source, result.Outcome);
        return result;
    }

    /// <summary>Ordered by source and record id, withdrawn ones among them; now or as of an instant.</summary>
    public async Task<RecordPage<TWire>> ListAsync(IListRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        CheckOwner(request.OwnerId, violations);
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        if (IsOfAgreement)
        {
            (await contexts.FindAgreementAsync(request.OwnerId, context.CancellationToken)).RequireReadable(caller);
        }
        else
        {
            caller.RequireMunicipality(request.OwnerId);
        }

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var current = database.Set<CoordinatorRecord<TEvent>>().AsNoTracking()
            .Where(r => IsOfAgreement ? r.AgreementId == request.OwnerId : r.MunicipalityCode == request.OwnerId);
        var records = request.AsOf is { } asOf
            ? await database.HeldPageAsync<TEvent, TWire>(
                TEvent.EntryType, asOf.ToInstant(), IsOfAgreement ? JournalHistory.Agreement : JournalHistory.Municipality, request.OwnerId, page, ToWire,
                context.CancellationToken)
            : (await current
                .OrderBy(r => r.Source).ThenBy(r => r.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken))
                .ConvertAll(record => ToWire(record.Recorded, RecordStates.Of(record)));
        return new RecordPage<TWire>(
            [.. records.Take(page.Size)], page.NextToken(records.Count),
            request.AsOf is null ? await current.TotalAsync(page, context.CancellationToken) : null);
    }

    /// <summary>The current version, or the one that held. NOT_FOUND (RECORD_NOT_FOUND), PERMISSION_DENIED.</summary>
    public async Task<TWire> GetAsync(string source, string recordId, Timestamp? asOf, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var subject = $"{TEvent.SubjectKind}/{source}/{recordId}";
        var entry = asOf is not null
            ? await database.VersionAtAsync(subject, asOf.ToInstant(), context.CancellationToken)
            : (await database.VersionsOfAsync(subject, context.CancellationToken))[^1];
        var recorded = Read(entry ?? throw RecordStates.NotFound());
        caller.RequireMunicipality(recorded.MunicipalityCode);
        return ToWire(recorded, RecordStates.Of(entry, recorded));
    }

    /// <summary>Every version, oldest first, of the municipalities that the token covers. NOT_FOUND (RECORD_NOT_FOUND), PERMISSION_DENIED.</summary>
    public async Task<IReadOnlyList<TWire>> VersionsAsync(string source, string recordId, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var entries = await database.VersionsOfAsync($"{TEvent.SubjectKind}/{source}/{recordId}", context.CancellationToken);
        var versions = entries.ConvertAll(entry => (Entry: entry, Recorded: Read(entry)));
        List<TWire> covered = [.. versions.Where(version => caller.Covers(version.Recorded.MunicipalityCode))
            .Select(version => ToWire(version.Recorded, RecordStates.Of(version.Entry, version.Recorded)))];
        return covered.Count > 0 ? covered : throw Caller.MunicipalityNotAllowed(versions[^1].Recorded.MunicipalityCode);
    }

    private static TEvent Read(JournalEntry entry) => JsonSerializer.Deserialize<TEvent>(entry.Content, JournalJson.Options)!;

    private static void CheckOwner(string id, Violations violations)
    {
        if (IsOfAgreement)
        {
            violations.Require(id.Length > 0, "agreementId", "Required: the id of an agreement.");
        }
        else
        {
            violations.Municipality(id);
        }
    }

    private static RecordOwner OwnerOf(TWire wire, Agreement? agreement, Caller caller)
    {
        if (IsOfAgreement)
        {
            var signed = agreement.RequireFor(caller);
            return new RecordOwner(caller.RequireSource(wire.Source), signed.MunicipalityCode, signed.Terms);
        }

        caller.RequireMunicipality(wire.OwnerId);
        return new RecordOwner(caller.RequireSource(wire.Source), wire.OwnerId, Agreement: null);
    }

    private void Check(TWire wire, string reason, Agreement? agreement, Caller caller)
    {
        var violations = new Violations(type.Field);
        violations.Identity(wire);
        CheckOwner(wire.OwnerId, violations);
        type.Check(wire, agreement?.State == AgreementState.Signed ? agreement : null, caller.Today, violations);
        violations.Reason(reason);
        violations.ThrowIfAny();
    }

    private TWire ToWire(TEvent recorded, RecordState state)
    {
        var wire = type.ToWire(recorded);
        (wire.Source, wire.RecordId, wire.SourceVersion, wire.OwnerId, wire.Example, wire.State) =
            (recorded.Source, recorded.RecordId, recorded.SourceVersion, IsOfAgreement ? recorded.AgreementId : recorded.MunicipalityCode, recorded.Example, state);
        return wire;
    }
}
