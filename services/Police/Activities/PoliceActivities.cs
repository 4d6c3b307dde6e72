using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Police.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Police.Activities;

/// <summary>Something the police did on a day, or within a span of days where only a sum is known.</summary>
internal sealed class PoliceActivityType : PushedRecordType<PoliceActivity, PoliceActivityRecorded>
{
    public override string Field => "activity";

    public override string Scope => Scopes.PoliceReport;

    public override Party Party => Party.Police;

    protected override void Check(PoliceActivity wire, DateOnly today, Violations violations)
    {
        var date = violations.DayDone(wire.Date, "date", today);
        violations.OptionalDayDone(wire.EndDate, "endDate", date, today);
        violations.Quantity(wire.HasQuantity ? wire.Quantity : 1);
        violations.Unit(wire.Unit);
        violations.Precision(wire.Precision);
        violations.Outcomes(wire.Outcomes, wire.MunicipalityCode);
        violations.RecordIds(wire.Includes, "includes");
    }

    /// <summary>Results may be reported where nobody knows of which activity they are.</summary>
    protected override void CheckKind(PoliceActivity wire, Violations violations)
    {
        if (wire.Kind.Length > 0 || wire.Outcomes.Count == 0)
        {
            base.CheckKind(wire, violations);
        }
    }

    public override void LogReported(ILogger logger, string source, PushOutcome outcome) => logger.ActivityReported(source, outcome);
}

/// <summary>The RPCs of police activities.</summary>
internal sealed class PoliceActivitiesService(PushedRecords<PoliceDbContext, PoliceActivity, PoliceActivityRecorded> records)
    : Wire.PoliceActivitiesService.PoliceActivitiesServiceBase
{
    public override async Task<ReportPoliceActivityResponse> ReportPoliceActivity(ReportPoliceActivityRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override Task ReportPoliceActivities(
        IAsyncStreamReader<ReportPoliceActivitiesRequest> requestStream, IServerStreamWriter<ReportPoliceActivitiesResponse> responseStream, ServerCallContext context) =>
        records.ReportAsync(requestStream, responseStream, context);

    public override async Task<WithdrawPoliceActivityResponse> WithdrawPoliceActivity(WithdrawPoliceActivityRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<GetPoliceActivityResponse> GetPoliceActivity(GetPoliceActivityRequest request, ServerCallContext context) =>
        new() { Activity = await records.GetAsync(request, context) };

    public override async Task<ListPoliceActivitiesResponse> ListPoliceActivities(ListPoliceActivitiesRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListPoliceActivitiesResponse { Activities = { page.Records } });
    }

    public override async Task<ListPoliceActivityVersionsResponse> ListPoliceActivityVersions(ListPoliceActivityVersionsRequest request, ServerCallContext context) =>
        new() { Versions = { await records.ListVersionsAsync(request, context) } };
}
