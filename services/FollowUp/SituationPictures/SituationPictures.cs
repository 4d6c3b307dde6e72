using Grpc.Core;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.FollowUp.Agreements;
using Medborgarlofte.FollowUp.Records;
using Medborgarlofte.ServiceDefaults.Validation;
using Agreement = Medborgarlofte.FollowUp.Agreements.Agreement;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.SituationPictures;

/// <summary>The problems that promises answer (lägesbild). It belongs to the municipality: agreements name it, not the other way round.</summary>
internal sealed class SituationPictureType : CoordinatorRecordType<Wire.SituationPicture, SituationPictureRecorded>
{
    private const int LongestTitle = 200;
    private const int LongestProblem = 500;
    private const int LongestSource = 200;

    public override string Field => "picture";

    public override void Check(Wire.SituationPicture wire, Agreement? agreement, DateOnly today, Violations violations)
    {
        violations.DayDone(wire.Date, "date", today);
        violations.Text(wire.Title, "title", LongestTitle, required: true);
        foreach (var (index, problem) in wire.Problems.Index())
        {
            var field = $"problems[{index}]";
            violations.Slug(problem.Id, $"{field}.id");
            violations.Text(problem.Text, $"{field}.text", LongestProblem, required: true);
            violations.Slugs(problem.Areas, $"{field}.areas");
        }

        violations.EachOnce(wire.Problems.Select(problem => problem.Id), index => $"problems[{index}].id");
        foreach (var (index, source) in wire.Sources.Index())
        {
            violations.Text(source, $"sources[{index}]", LongestSource, required: true);
        }
    }

    public override SituationPictureRecorded ToEvent(Wire.SituationPicture wire, RecordOwner owner) => new()
    {
        Source = owner.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = owner.MunicipalityCode,
        Date = WireValues.ToDay(wire.Date),
        Title = wire.Title,
        Problems = [.. wire.Problems.Select(problem => new ProblemTerms(problem.Id, problem.Text, problem.Areas.ToSet()))],
        Sources = [.. wire.Sources],
    };

    public override Wire.SituationPicture ToWire(SituationPictureRecorded recorded) => new()
    {
        Date = WireFormat.Day(recorded.Date),
        Title = recorded.Title,
        Problems = { recorded.Problems.Select(problem => new Wire.Problem { Id = problem.Id, Text = problem.Text, Areas = { problem.Areas } }) },
        Sources = { recorded.Sources },
    };
}

/// <summary>The RPCs of situation pictures.</summary>
internal sealed class SituationPicturesService(CoordinatorRecords<Wire.SituationPicture, SituationPictureRecorded> records) : Wire.SituationPicturesService.SituationPicturesServiceBase
{
    public override async Task<ReportSituationPictureResponse> ReportSituationPicture(ReportSituationPictureRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override async Task<WithdrawSituationPictureResponse> WithdrawSituationPicture(WithdrawSituationPictureRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<ListSituationPicturesResponse> ListSituationPictures(ListSituationPicturesRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListSituationPicturesResponse { Pictures = { page.Records } });
    }
}
