using Google.Protobuf.Collections;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Journal.Records;
using Medborgarlofte.Municipal.Data;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Municipal.Measures;

/// <summary>Something the municipality does, as far as it has come.</summary>
internal sealed class MeasureType : PushedRecordType<Measure, MeasureRecorded>
{
    public override string Field => "measure";

    public override string Scope => Scopes.MunicipalReport;

    public override Party Party => Party.Municipality;

    protected override void Check(Measure wire, DateOnly today, Violations violations)
    {
        violations.Text(wire.Title, "title", 120, required: true);
        var last = CheckSteps(wire.Steps, today, violations);
        violations.OptionalDayDone(wire.EndDate, "endDate", last, today);
        violations.Quantity(wire.HasQuantity ? wire.Quantity : 1);
        violations.Unit(wire.Unit);
        violations.Precision(wire.Precision);
        violations.Outcomes(wire.Outcomes, wire.MunicipalityCode);
        violations.RecordIds(wire.Includes, "includes");
    }

    public override void LogReported(ILogger logger, string source, PushOutcome outcome) => logger.MeasureReported(source, outcome);

    /// <summary>Checks the steps, which may be sent in any order; the day of the last one that is reached.</summary>
    private static DateOnly CheckSteps(RepeatedField<ReachedStep> wire, DateOnly today, Violations violations)
    {
        violations.Require(wire.Count > 0, "steps", "Required: at least one step.");
        var steps = new List<(MeasureStep Step, DateOnly Date, string Field)>(wire.Count);
        for (var i = 0; i < wire.Count; i++)
        {
            var (step, field) = (wire[i], $"steps[{i}]");
            violations.Require(step.Step != MeasureStep.Unspecified && Enum.IsDefined(step.Step), $"{field}.step",
                "Required: planned, presented, decided or carried out.");
            violations.Require(wire.Take(i).All(other => other.Step != step.Step), $"{field}.step", "Each step once.");
            steps.Add((step.Step, violations.DayDone(step.Date, $"{field}.date", today), field));
            violations.OptionalSlug(step.Body, $"{field}.body");
            violations.Require(step.Body.Length == 0 || step.Step is MeasureStep.Presented or MeasureStep.Decided, $"{field}.body",
                "Only for presented and decided.");
        }

        steps = [.. steps.OrderBy(step => step.Step)];
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
        {
            // A day that could not be read is the default, and is named already.
            violations.Require(after.Date == default || after.Date >= before.Date, $"{after.Field}.date", "Not before the date of the step before.");
        }

        return steps.Count == 0 ? default : steps[^1].Date;
    }
}

/// <summary>The RPCs of municipal measures.</summary>
internal sealed class MeasuresService(PushedRecords<MunicipalDbContext, Measure, MeasureRecorded> records) : Wire.MeasuresService.MeasuresServiceBase
{
    public override async Task<ReportMeasureResponse> ReportMeasure(ReportMeasureRequest request, ServerCallContext context) =>
        new() { Result = await records.ReportAsync(request, context) };

    public override Task ReportMeasures(
        IAsyncStreamReader<ReportMeasuresRequest> requestStream, IServerStreamWriter<ReportMeasuresResponse> responseStream, ServerCallContext context) =>
        records.ReportAsync(requestStream, responseStream, context);

    public override async Task<WithdrawMeasureResponse> WithdrawMeasure(WithdrawMeasureRequest request, ServerCallContext context) =>
        new() { Result = await records.WithdrawAsync(request, context) };

    public override async Task<GetMeasureResponse> GetMeasure(GetMeasureRequest request, ServerCallContext context) =>
        new() { Measure = await records.GetAsync(request, context) };

    public override async Task<ListMeasuresResponse> ListMeasures(ListMeasuresRequest request, ServerCallContext context)
    {
        var page = await records.ListAsync(request, context);
        return page.On(new ListMeasuresResponse { Measures = { page.Records } });
    }

    public override async Task<ListMeasureVersionsResponse> ListMeasureVersions(ListMeasureVersionsRequest request, ServerCallContext context) =>
        new() { Versions = { await records.ListVersionsAsync(request, context) } };
}
