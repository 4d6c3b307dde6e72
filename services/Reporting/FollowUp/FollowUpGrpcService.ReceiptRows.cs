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
        var asOf = request.AsOf?.ToInstant();
        var day = Snapshot.DayOf(asOf ?? time.GetUtcNow());
        var countedOnly = request.CountedOnly || request.CommitmentId.Length == 0;
        var (municipality, wordings) = await WordingsAsync(request, asOf, day, context.CancellationToken);
        if (countedOnly && asOf is null)
        {
            wordings = await receipts.CountingAsync(wordings, context.CancellationToken);
        }

        if (wordings.Count == 0 || await receipts.FixedScopeAsync(municipality, asOf, context.CancellationToken) is not { } scope)
        {
            return;
        }

        var few = await FewAsync(municipality, asOf, context.CancellationToken);
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
    private async Task<HashSet<string>> FewAsync(string municipality, DateTimeOffset? asOf, CancellationToken cancellationToken)
    {
        var snapshot = await reader.ReadAsync(municipality, asOf, cancellationToken);
        if (asOf is not { } then)
        {
            return (await totals.NowAsync(municipality, snapshot, cancellationToken)).Few;
        }

        using var turn = await expensive.TurnAsync(cancellationToken);
        return (await totals.ThenAsync(municipality, then, snapshot, cancellationToken)).Few;
    }

    private async Task<(string Municipality, IReadOnlyList<CountedWording> Wordings)> WordingsAsync(
        StreamReceiptRowsRequest request, DateTimeOffset? asOf, DateOnly day, CancellationToken cancellationToken)
    {
        if (request.CommitmentId.Length > 0)
        {
            var agreement = await FindAgreementOfAsync(request.CommitmentId, asOf, cancellationToken);
            return (agreement.MunicipalityCode, [FindPair(agreement, request.CommitmentId, day).Shown]);
        }

        var municipality = Municipalities.Find(request.MunicipalityCode)
            ?? throw DomainException.NotFound("MUNICIPALITY_NOT_FOUND", "There is no Swedish municipality with this code.");
        var agreements = await reader.AgreementsAsync(municipality.Code, asOf, cancellationToken);
        return (municipality.Code, [.. agreements.SelectMany(agreement => CountedWording.On(agreement, day)).Select(pair => pair.Shown)]);
    }
}
