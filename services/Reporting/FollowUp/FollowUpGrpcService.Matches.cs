using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<ListMatchesResponse> ListMatches(ListMatchesRequest request, ServerCallContext context)
    {
        var violations = new Violations("");
        violations.Require(RecordTypeNames.Records.ContainsKey(request.RecordType), "recordType", $"One of {string.Join(", ", RecordTypeNames.Records.Keys)}.");
        violations.ThrowIfAny();

        var key = new RecordKey(RecordTypeNames.Records[request.RecordType], request.Source, request.RecordId);
        var asOf = AskedMoments.Read(request.AsOf, request.Position);
        var (record, recordedAt) = await reader.FindRecordAsync(key, asOf, context.CancellationToken) ?? throw RecordStates.NotFound();
        var snapshot = await reader.ReadAsync(record.MunicipalityCode, asOf, context.CancellationToken);
        var wordings = snapshot.Agreements.SelectMany(agreement => CountedWording.On(agreement, snapshot.Day))
            .Select(pair => pair.Shown).ToList();
        if (request.CommitmentId.Length > 0 && wordings.All(wording => FollowUpMapping.Address(wording) != request.CommitmentId))
        {
            wordings.Add((await FindPairAsync(request.CommitmentId, snapshot, context.CancellationToken)).Shown);
        }

        var response = new ListMatchesResponse();
        foreach (var wording in wordings)
        {
            var match = new CommitmentMatch { CommitmentId = FollowUpMapping.Address(wording), Text = wording.Commitment.Text };
            match.Rows.AddRange(ReceiptMapping.Rows(wording, record, recordedAt, snapshot.Day));
            response.Matches.Add(match);
        }

        return response;
    }
}
