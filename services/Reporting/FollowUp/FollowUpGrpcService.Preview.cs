using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Previews;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

internal sealed partial class FollowUpGrpcService
{
    public override async Task<PreviewAgreementResponse> PreviewAgreement(PreviewAgreementRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        var day = violations.Day(request.Day, "day");
        violations.ThrowIfAny();
        await DraftAsync(caller, request.AgreementId, context.CancellationToken);
        return await expensive.AskAsync($"preview/{request}", token => PreviewAsync(request.AgreementId, day, token), context.CancellationToken);
    }

    public override async Task<PreviewMatchesResponse> PreviewMatches(PreviewMatchesRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var (now, agreement) = (time.GetUtcNow(), await DraftAsync(caller, request.AgreementId, context.CancellationToken));
        var record = Candidate.Read(request.Record ?? new PreviewRecordsRequest(), index: 0, now).Record;

        // On the day that it is about: a day to come is not why something does not count.
        var response = new PreviewMatchesResponse();
        response.Matches.AddRange(CountedWording.On(agreement, record.Date).Select(pair => Match(pair.Shown, record, now, record.EndDate ?? record.Date)));
        return response;
    }

    private async Task<PreviewAgreementResponse> PreviewAsync(string agreementId, DateOnly day, CancellationToken cancellationToken)
    {
        var (agreement, snapshot) = await reader.ReadDraftAsync(agreementId, day, cancellationToken) ?? throw NotArrived();
        var response = new PreviewAgreementResponse { Agreement = FollowUpMapping.ToWire(agreement, snapshot) };
        response.Courses.AddRange(CourseMapping.Of(agreement, snapshot));
        return response;
    }

    /// <summary>An agreement that the caller may read, taken for signed. That another municipality has a draft is told to nobody.</summary>
    private async Task<AgreementRecorded> DraftAsync(Caller caller, string agreementId, CancellationToken cancellationToken)
    {
        var agreement = await reader.FindDraftAsync(agreementId, cancellationToken) ?? throw NotArrived();
        if (agreement.State != AgreementState.Signed && !caller.Covers(agreement.MunicipalityCode))
        {
            throw NotArrived();
        }

        caller.RequireMunicipality(agreement.MunicipalityCode);
        return agreement with { State = AgreementState.Signed };
    }

    private static DomainException NotArrived() =>
        DomainException.NotFound("AGREEMENT_NOT_FOUND", "There is no agreement with this id, or it has not arrived yet.");

    public override async Task PreviewRecords(
        IAsyncStreamReader<PreviewRecordsRequest> requestStream, IServerStreamWriter<PreviewRecordsResponse> responseStream, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var preview = new RecordPreview(database, reader);
        long index = 0;
        await foreach (var request in requestStream.ReadAllAsync(context.CancellationToken))
        {
            var candidate = Candidate.Read(request, index++, time.GetUtcNow());
            caller.RequireMunicipality(candidate.Record.MunicipalityCode);
            var response = new PreviewRecordsResponse();
            response.Effects.AddRange(await preview.ApplyAsync(candidate, context.CancellationToken));
            await responseStream.WriteAsync(response, context.CancellationToken);
        }
    }
}
