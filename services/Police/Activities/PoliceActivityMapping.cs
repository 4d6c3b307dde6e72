using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Police.Activities;

/// <summary>From the wire to the entity, with every check, and from the event back to the wire.</summary>
internal static class PoliceActivityMapping
{
    /// <summary>INVALID_ARGUMENT naming every bad field, or PERMISSION_DENIED; otherwise the sealed record.</summary>
    public static PoliceActivity Read(Wire.PoliceActivity? wire, string reason, Caller caller)
    {
        var violations = new Violations("activity");
        wire ??= new Wire.PoliceActivity();
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Municipality(wire.MunicipalityCode);
        violations.Kind(wire.Kind, wire.MunicipalityCode);
        violations.OptionalSlug(wire.Area, "area");
        violations.Codes(wire.Focuses, "focuses", code => Focuses.Find(code) is not null, "focus", CodeNames.Focus);
        var date = violations.DayDone(wire.Date, "date", caller.Today);
        var endDate = violations.OptionalDayDone(wire.EndDate, "endDate", date, caller.Today);
        var quantity = wire.HasQuantity ? wire.Quantity : 1;
        violations.Quantity(quantity);
        violations.Unit(wire.Unit);
        violations.Precision(wire.Precision);
        violations.Outcomes(wire.Outcomes);
        violations.Parties(wire.JointWith, "jointWith");
        violations.Slugs(wire.ThirdParties, "thirdParties");
        violations.Slugs(wire.CoveredItems, "coveredItems");
        violations.RecordIds(wire.Includes, "includes");
        violations.RecordReference(wire.DuplicateOf, "duplicateOf");
        violations.Reason(reason);
        violations.ThrowIfAny();
        caller.RequireMunicipality(wire.MunicipalityCode);

        var activity = new PoliceActivity
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = wire.MunicipalityCode,
            Area = wire.Area,
            Kind = wire.Kind,
            Focuses = wire.Focuses.ToSet(),
            Date = date,
            EndDate = endDate == date ? null : endDate,
            Quantity = quantity,
            Unit = wire.Unit.Length == 0 ? CountUnits.Occasion : wire.Unit,
            Precision = ExactUnlessStated(wire.Precision),
            Outcomes = [.. wire.Outcomes.OrderBy(outcome => outcome.Code, StringComparer.Ordinal)
                .Select(outcome => new OutcomeTally(outcome.Code, outcome.Count, ExactUnlessStated(outcome.Precision)))],
            JointWith = wire.JointWith.ToSet(),
            ThirdParties = wire.ThirdParties.ToSet(),
            CoveredItems = wire.CoveredItems.ToSet(),
            Includes = wire.Includes.ToSet(),
            DuplicateOf = wire.DuplicateOf,
            Example = wire.Example,
        };
        activity.SealContent();
        return activity;
    }

    /// <summary>A version, as told.</summary>
    public static Wire.PoliceActivity ToWire(PoliceActivityRecorded recorded, RecordState state)
    {
        var wire = new Wire.PoliceActivity
        {
            Source = recorded.Source,
            RecordId = recorded.RecordId,
            SourceVersion = recorded.SourceVersion,
            MunicipalityCode = recorded.MunicipalityCode,
            Area = recorded.Area,
            Kind = recorded.Kind,
            Date = WireFormat.Day(recorded.Date),
            EndDate = WireFormat.Day(recorded.EndDate),
            Quantity = recorded.Quantity,
            Unit = recorded.Unit,
            Precision = recorded.Precision,
            DuplicateOf = recorded.DuplicateOf,
            Example = recorded.Example,
            State = state,
        };
        wire.Focuses.AddRange(recorded.Focuses);
        wire.Outcomes.AddRange(recorded.Outcomes.Select(ToWire));
        wire.JointWith.AddRange(recorded.JointWith);
        wire.ThirdParties.AddRange(recorded.ThirdParties);
        wire.CoveredItems.AddRange(recorded.CoveredItems);
        wire.Includes.AddRange(recorded.Includes);
        return wire;
    }

    // Left out when exact, as most senders write it.
    private static OutcomeCount ToWire(OutcomeTally outcome) => new()
    {
        Code = outcome.Code,
        Count = outcome.Count,
        Precision = outcome.Precision == Precision.Exact ? Precision.Unspecified : outcome.Precision,
    };

    private static Precision ExactUnlessStated(Precision stated) => stated == Precision.Unspecified ? Precision.Exact : stated;
}
