using Grpc.Core;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Receipts;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    private const int RowsInAMessage = 100;

    public override async Task StreamReceiptRows(
        StreamReceiptRowsRequest request, IServerStreamWriter<StreamReceiptRowsResponse> responseStream, ServerCallContext context)
    {
        var violations = new Violations("");
        violations.Require((request.CommitmentId.Length == 0) != (request.MunicipalityCode.Length == 0),
            "commitmentId", "Either this or municipalityCode.");
        violations.ThrowIfAny();
        using var stream = expensive.Stream();

        // Now is what there is when the stream begins, so that nothing moves under it.
        var moment = await reader.ResolveAsync(AskedMoments.Read(request.AsOf, request.Position), context.CancellationToken);
        var day = Snapshot.DayOf(moment.AsOf);
        var countedOnly = request.CountedOnly || request.CommitmentId.Length == 0;
        var (municipality, wordings) = await WordingsAsync(request, moment, day, context.CancellationToken);
        if (countedOnly && request.AsOf is null)
        {
            wordings = await receipts.CountingAsync(wordings, context.CancellationToken);
        }

        if (wordings.Count == 0)
        {
            return;
        }

        var few = await FewAsync(municipality, request.AsOf is null, moment, context.CancellationToken);
        var scope = new ReceiptScope(municipality, moment.Position);
        await foreach (var rows in receipts.AllAsync(scope, new ReceiptRows(wordings, day, countedOnly, few), context.CancellationToken))
        {
            foreach (var part in rows.Chunk(RowsInAMessage))
            {
                var response = new StreamReceiptRowsResponse();
                response.Rows.AddRange(part);
                await responseStream.WriteAsync(response, context.CancellationToken);
            }
        }
    }

    /// <summary>The results and units of persons that no row tells the numbers of.</summary>
    private async Task<HashSet<string>> FewAsync(string municipality, bool isNow, Moment moment, CancellationToken cancellationToken)
    {
        var snapshot = await reader.ReadAsync(municipality, moment.Again, cancellationToken);
        if (isNow)
        {
            return (await totals.NowAsync(municipality, snapshot, cancellationToken)).Few;
        }

        using var turn = await expensive.TurnAsync(cancellationToken);
        return (await totals.ThenAsync(municipality, snapshot, cancellationToken)).Few;
    }

    private async Task<(string Municipality, IReadOnlyList<CountedWording> Wordings)> WordingsAsync(
        StreamReceiptRowsRequest request, Moment moment, DateOnly day, CancellationToken cancellationToken)
    {
        if (request.CommitmentId.Length > 0)
        {
            var (agreement, _) = await ReadAgreementOfAsync(request.CommitmentId, moment.Again, cancellationToken);
            return (agreement.MunicipalityCode, [FindPair(agreement, request.CommitmentId, day).Shown]);
        }

        var municipality = Municipalities.Find(request.MunicipalityCode)
            ?? throw DomainException.NotFound("MUNICIPALITY_NOT_FOUND", "There is no Swedish municipality with this code.");
        var agreements = await reader.AgreementsAsync(municipality.Code, moment.Again, cancellationToken);
        return (municipality.Code, [.. agreements.SelectMany(agreement => CountedWording.On(agreement, day)).Select(pair => pair.Shown)]);
    }
}
