using Grpc.Core;
using Medborgarlofte.Contracts.Events;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Journal;
using Medborgarlofte.ServiceDefaults.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Microsoft.EntityFrameworkCore;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.SituationPictures;

/// <summary>The RPCs of situation pictures.</summary>
internal sealed class SituationPicturesService(
    IDbContextFactory<FollowUpDbContext> contexts, RecordWriter<FollowUpDbContext, SituationPicture> writer,
    ILogger<SituationPicturesService> logger)
    : Wire.SituationPicturesService.SituationPicturesServiceBase
{
    public override async Task<ReportSituationPictureResponse> ReportSituationPicture(
        ReportSituationPictureRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var wire = request.Picture ?? new Wire.SituationPicture();
        var picture = SituationPictureMapping.Read(wire, request.Reason, caller);
        var result = await writer.ReportAsync(
            caller, new Push<SituationPicture>(picture, request.Reason), request.ValidateOnly, context.CancellationToken);
        logger.SituationPictureReported(caller.Source, result.Outcome);
        return new ReportSituationPictureResponse { Result = result };
    }

    public override async Task<WithdrawSituationPictureResponse> WithdrawSituationPicture(
        WithdrawSituationPictureRequest request, ServerCallContext context)
    {
        var caller = Manager(context);
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);

        var result = await writer.WithdrawAsync(caller, request.RecordId, request.Reason, request.Etag, context.CancellationToken);
        logger.SituationPictureReported(caller.Source, result.Outcome);
        return new WithdrawSituationPictureResponse { Result = result };
    }

    public override async Task<ListSituationPicturesResponse> ListSituationPictures(
        ListSituationPicturesRequest request, ServerCallContext context)
    {
        var caller = Caller.From(context).RequireRead();
        var violations = new Violations("");
        violations.Municipality(request.MunicipalityCode);
        var page = PageRequest.Read(request.PageSize, request.PageToken, violations);
        violations.ThrowIfAny();
        caller.RequireMunicipality(request.MunicipalityCode);

        await using var database = await contexts.CreateDbContextAsync(context.CancellationToken);
        var pictures = request.AsOf is not null
            ? await database.HeldPageAsync<SituationPictureRecorded, Wire.SituationPicture>(
                JournalTypes.SituationPicture, request.AsOf.ToInstant(), JournalHistory.Municipality, request.MunicipalityCode, page, SituationPictureMapping.ToWire,
                context.CancellationToken)
            : (await database.SituationPictures.AsNoTracking()
                .Where(p => p.MunicipalityCode == request.MunicipalityCode)
                .OrderBy(p => p.Source).ThenBy(p => p.RecordId)
                .Skip(page.Offset).Take(page.Size + 1).ToListAsync(context.CancellationToken)).ConvertAll(SituationPictureMapping.ToWire);

        var response = new ListSituationPicturesResponse { NextPageToken = page.NextToken(pictures.Count) };
        response.Pictures.AddRange(pictures.Take(page.Size));
        return response;
    }

    private static Caller Manager(ServerCallContext context) => Caller.From(context).RequireScope(Scopes.FollowUpManage);
}
