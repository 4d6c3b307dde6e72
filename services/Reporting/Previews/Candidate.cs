using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Intake;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Errors;
using Medborgarlofte.ServiceDefaults.Validation;
using Record = Medborgarlofte.Contracts.Reporting.V1.PreviewRecordsRequest.RecordOneofCase;

namespace Medborgarlofte.Reporting.Previews;

/// <summary>
/// A record that is not stored, in the shape that counting works on: by the event that its service would record, and as intake reads that event. Its
/// own service has checked it. Here only the days are looked at again, without which there is no event.
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
        var record = ToRecord(request);
        return new RecordChange(index, now, (StoredType)record.Type, record with { Version = FirstVersion + index });
    }

    private static ReportedRecord ToRecord(PreviewRecordsRequest request)
    {
        switch (request.RecordCase)
        {
            case Record.PoliceActivity:
                CheckDays(request.PoliceActivity);
                return Translation.ToRecord(PoliceActivityRecorded.FromWire(request.PoliceActivity));
            case Record.Measure when request.Measure.Steps.Count > 0:
                CheckDays(request.Measure);
                return Translation.ToRecord(MeasureRecorded.FromWire(request.Measure));
            case Record.Campaign:
                CheckDays(request.Campaign);
                return Translation.ToRecord(CampaignRecorded.FromWire(request.Campaign));
            default:
                throw DomainException.BadFields([new FieldViolation("record", "Required: a police activity, a measure with a step, or a campaign.")]);
        }
    }

    private static void CheckDays(PoliceActivity wire)
    {
        var violations = new Violations("");
        violations.Day(wire.Date, "policeActivity.date");
        violations.OptionalDay(wire.EndDate, "policeActivity.endDate");
        violations.ThrowIfAny();
    }

    private static void CheckDays(Measure wire)
    {
        var violations = new Violations("");
        foreach (var step in wire.Steps)
        {
            violations.Day(step.Date, "measure.steps.date");
        }

        violations.OptionalDay(wire.EndDate, "measure.endDate");
        violations.ThrowIfAny();
    }

    private static void CheckDays(Campaign wire)
    {
        var violations = new Violations("");
        violations.Day(wire.StartDate, "campaign.startDate");
        violations.OptionalDay(wire.EndDate, "campaign.endDate");
        violations.ThrowIfAny();
    }
}
