using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.Gateway.Records;
using Medborgarlofte.Gateway.Requests;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;
using MunicipalityCodes = Medborgarlofte.Contracts.Codes.Municipalities;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>
/// A file that is all there is of a period: what is held of its source, of the municipalities that it names and not in it is withdrawn, unless it
/// was recorded after the file was written. A refused row is in the file all the same; where the id of one is none, nothing is withdrawn.
/// </summary>
internal sealed class Replacement
{
    // More than one in ten held records that are not in a file is more often half a file than a month of deletions.
    private const int LargestShare = 10;

    private readonly HeldRecords records;
    private readonly Period period;
    private readonly string source;
    private readonly List<HeldRecord> missing = [];
    private int held;
    private bool needsConfirmation;
    private bool hasUnknownIds;

    private Replacement(HeldRecords records, Period period, string source) => (this.records, this.period, this.source) = (records, period, source);

    /// <summary>Compares the file with what is held; FAILED_PRECONDITION (CONFIRMATION_NEEDED) when too much is missing and it was not confirmed.</summary>
    public static async Task<Replacement> PlanAsync<TRecord>(HttpContext http, PushQuery push, IReadOnlyCollection<RecordLine<TRecord>> lines)
        where TRecord : IMessage<TRecord>, new()
    {
        var descriptor = new TRecord().Descriptor;
        var records = HeldRecords.Of(descriptor, http.RequestServices);
        var source = http.User.FindFirst("source")?.Value ?? "";
        var ids = lines.Select(line => Text(descriptor, "record_id", line.Record)).ToHashSet(StringComparer.Ordinal);
        var plan = new Replacement(records, push.Replaces!, source) { hasUnknownIds = ids.Any(id => !IsId(id)) };
        foreach (var municipality in lines.Select(line => Text(descriptor, "municipality_code", line.Record)).Distinct().Where(code => MunicipalityCodes.Find(code) is not null))
        {
            await plan.CompareAsync(municipality, push, ids, http.RequestAborted);
        }

        if (plan.needsConfirmation && !plan.hasUnknownIds && !push.ValidateOnly && push.Confirm != plan.missing.Count)
        {
            throw new DomainException(StatusCode.FailedPrecondition, "CONFIRMATION_NEEDED",
                $"Of {plan.held} records held for the period, {plan.missing.Count} are not in the file and would be withdrawn. Nothing was stored. If that is so, send the same with confirm={plan.missing.Count}.");
        }

        return plan;
    }

    /// <summary>
    /// Withdraws what is missing, each answered by a line of its own; with validate-only it only says so. A version that is stored meanwhile
    /// stays. When the process stops, the rest is left to the next time.
    /// </summary>
    /// <returns>Why it ended before its end; null when it did not.</returns>
    public async Task<Exception?> RunAsync(
        ResultLines results, RunTotals totals, bool validateOnly, FieldPaths paths, CancellationToken stopping, CancellationToken cancellationToken)
    {
        if (hasUnknownIds || totals.Records == totals.Refused)
        {
            return null;
        }

        foreach (var (recordId, etag, _) in missing)
        {
            if (stopping.IsCancellationRequested)
            {
                return StoppingLines.Refusal();
            }

            try
            {
                var result = validateOnly
                    ? new PushResult { Source = source, RecordId = recordId, Outcome = PushOutcome.Withdrawn }
                    : await records.WithdrawAsync(new WithdrawnLine(source, recordId, Reason(totals), etag), cancellationToken);
                await results.WriteMissingAsync(recordId, result, cancellationToken);
            }
            catch (RpcException e) when (!cancellationToken.IsCancellationRequested)
            {
                await results.WriteAsync(0, recordId, GrpcProblems.Of(e, paths), cancellationToken);
            }
        }

        return null;
    }

    /// <summary>Writes what was compared.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("replaces"u8);
        writer.WriteString("startDate"u8, period.StartDate);
        writer.WriteString("endDate"u8, period.EndDate);
        writer.WriteNumber("held"u8, held);
        writer.WriteNumber("missing"u8, missing.Count);
        writer.WriteBoolean("needsConfirmation"u8, needsConfirmation);
        writer.WriteBoolean("hasUnknownIds"u8, hasUnknownIds);
        writer.WriteEndObject();
    }

    /// <summary>Adds what is held of a municipality; each is to be confirmed by its own share, so that a large one does not hide a small one.</summary>
    private async Task CompareAsync(string municipality, PushQuery push, HashSet<string> ids, CancellationToken cancellationToken)
    {
        List<HeldRecord> here = [];
        try
        {
            foreach (var kind in push.Kinds.Distinct().DefaultIfEmpty(""))
            {
                here.AddRange(await records.ListAsync(source, municipality, kind, period, cancellationToken));
            }
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.PermissionDenied)
        {
            // The token does not cover it: its rows are refused one by one, and nothing of it is withdrawn.
            return;
        }

        var gone = here.DistinctBy(record => record.RecordId).Where(record => !ids.Contains(record.RecordId)
            && (push.ExportedAt is null || record.RecordedAt.ToDateTimeOffset() <= push.ExportedAt.ToDateTimeOffset())).ToList();
        held += here.Count;
        missing.AddRange(gone);
        needsConfirmation |= gone.Count * LargestShare > here.Count;
    }

    private static bool IsId(string text)
    {
        var violations = new Violations("");
        violations.RecordId(text);
        return violations.None;
    }

    private string Reason(RunTotals totals) =>
        $"Finns inte i den fil som ersätter {period.StartDate} till {period.EndDate}, {totals.Run?.Id}.";

    private static string Text(MessageDescriptor descriptor, string field, IMessage record) => (string)descriptor.FindFieldByName(field).Accessor.GetValue(record);
}
