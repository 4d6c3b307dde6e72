using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<ListMatchesResponse> ListMatches(ListMatchesRequest request, ServerCallContext context)
    {
        // A raw record, and not only what a receipt tells of it.
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Require(RecordTypeNames.Records.ContainsKey(request.RecordType), "recordType", $"One of {string.Join(", ", RecordTypeNames.Records.Keys)}.");
        violations.ThrowIfAny();

        var key = new RecordKey(RecordTypeNames.Records[request.RecordType], request.Source, request.RecordId);
        return request.AsOf is null
            ? await MatchesAsync(caller, key, request, context.CancellationToken)
            : await expensive.AskAsync(
                $"matches/{caller.Actor}/{request}", token => MatchesAsync(caller, key, request, token), context.CancellationToken);
    }

    private async Task<ListMatchesResponse> MatchesAsync(
        Caller caller, RecordKey key, ListMatchesRequest request, CancellationToken cancellationToken)
    {
        var asOf = AskedMoments.Read(request.AsOf, request.Position);
        var commitmentId = request.CommitmentId;
        var (record, recordedAt) = await reader.FindRecordAsync(key, asOf, cancellationToken) ?? throw RecordStates.NotFound();
        caller.RequireMunicipality(record.MunicipalityCode);
        var snapshot = await reader.ReadAsync(record.MunicipalityCode, asOf, cancellationToken);
        var wordings = snapshot.Agreements.SelectMany(agreement => CountedWording.On(agreement, snapshot.Day))
            .Select(pair => pair.Shown).ToList();
        if (commitmentId.Length > 0 && wordings.All(wording => FollowUpMapping.Address(wording) != commitmentId))
        {
            wordings.Add((await FindPairAsync(commitmentId, snapshot, cancellationToken)).Shown);
        }

        var response = new ListMatchesResponse();
        response.Matches.AddRange(wordings.Select(wording => Match(wording, record, recordedAt, snapshot.Day)));
        return response;
    }

    private static CommitmentMatch Match(CountedWording wording, ReportedRecord record, DateTimeOffset recordedAt, DateOnly day)
    {
        var match = new CommitmentMatch { CommitmentId = FollowUpMapping.Address(wording), Text = wording.Commitment.Text };
        match.Rows.AddRange(ReceiptMapping.Rows(wording, record, recordedAt, day));
        return match;
    }
}
