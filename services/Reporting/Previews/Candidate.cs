using Google.Protobuf.Collections;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.Previews;

/// <summary>
/// A record that is not stored, in the shape that counting works on. Its own service has checked it; here only what counting could not
/// do without is looked at again.
/// </summary>
internal static class Candidate
{
    /// <summary>Newer than every stored version: it takes the place of the stored one.</summary>
    private const long FirstVersion = 1L << 40;

    /// <param name="request">The record.</param>
    /// <param name="index">Its place in the stream.</param>
    /// <param name="now">The instant that is judged at.</param>
    public static RecordChange Read(PreviewRecordsRequest request, long index, DateTimeOffset now)
    {
        var violations = new Violations("");
        var record = request.RecordCase switch
        {
            PreviewRecordsRequest.RecordOneofCase.PoliceActivity => Translation.ToRecord(Read(request.PoliceActivity, violations)),
            PreviewRecordsRequest.RecordOneofCase.Measure => Read(request.Measure, violations) is { } measure ? Translation.ToRecord(measure) : null,
            PreviewRecordsRequest.RecordOneofCase.Campaign => Translation.ToRecord(Read(request.Campaign, violations)),
            _ => null,
        };
        violations.Require(record is not null, "record", "Required: a police activity, a measure with a step, or a campaign.");
        violations.ThrowIfAny();
        return new RecordChange(index, now, (StoredType)record!.Type, record with { Version = FirstVersion + index });
    }

    private static PoliceActivityRecorded Read(PoliceActivity wire, Violations violations) => new()
    {
        Source = wire.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = wire.MunicipalityCode,
        Area = wire.Area,
        Kind = wire.Kind,
        Focuses = wire.Focuses,
        Date = violations.Day(wire.Date, "policeActivity.date"),
        EndDate = violations.OptionalDay(wire.EndDate, "policeActivity.endDate"),
        Quantity = wire.HasQuantity ? wire.Quantity : 1,
        Unit = Unit(wire.Unit),
        Precision = Stated(wire.Precision),
        Outcomes = Outcomes(wire.Outcomes),
        JointWith = wire.JointWith,
        ThirdParties = wire.ThirdParties,
        CoveredItems = wire.CoveredItems,
        Includes = wire.Includes,
        DuplicateOf = wire.DuplicateOf,
        Example = wire.Example,
    };

    private static MeasureRecorded? Read(Measure wire, Violations violations) => wire.Steps.Count == 0 ? null : new()
    {
        Source = wire.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = wire.MunicipalityCode,
        Area = wire.Area,
        Kind = wire.Kind,
        Focuses = wire.Focuses,
        Title = wire.Title,
        Steps = [.. wire.Steps.Select(step => new StepReached(step.Step, violations.Day(step.Date, "measure.steps.date"), step.Body))
            .OrderBy(step => step.Step)],
        EndDate = violations.OptionalDay(wire.EndDate, "measure.endDate"),
        Quantity = wire.HasQuantity ? wire.Quantity : 1,
        Unit = Unit(wire.Unit),
        Precision = Stated(wire.Precision),
        Outcomes = Outcomes(wire.Outcomes),
        JointWith = wire.JointWith,
        ThirdParties = wire.ThirdParties,
        CoveredItems = wire.CoveredItems,
        Includes = wire.Includes,
        DuplicateOf = wire.DuplicateOf,
        Example = wire.Example,
    };

    private static CampaignRecorded Read(Campaign wire, Violations violations) => new()
    {
        Source = wire.Source,
        RecordId = wire.RecordId,
        Version = 0,
        MunicipalityCode = wire.MunicipalityCode,
        Area = wire.Area,
        Kind = wire.Kind,
        Focuses = wire.Focuses,
        Title = wire.Title,
        StartDate = violations.Day(wire.StartDate, "campaign.startDate"),
        EndDate = violations.OptionalDay(wire.EndDate, "campaign.endDate"),
        RiskOccasions = [.. wire.RiskOccasions.Select(occasion => new OccasionYear(occasion.Occasion, occasion.Year))],
        Audiences = wire.Audiences,
        JointWith = wire.JointWith,
        ThirdParties = wire.ThirdParties,
        CoveredItems = wire.CoveredItems,
        DuplicateOf = wire.DuplicateOf,
        Example = wire.Example,
    };

    private static string Unit(string stated) => stated.Length == 0 ? CountUnits.Occasion : stated;

    private static Precision Stated(Precision precision) => precision == Precision.Unspecified ? Precision.Exact : precision;

    private static List<OutcomeTally> Outcomes(RepeatedField<OutcomeCount> wire) =>
        [.. wire.Select(outcome => new OutcomeTally(outcome.Code, outcome.Count, Stated(outcome.Precision)))];
}
