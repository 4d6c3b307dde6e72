using Google.Protobuf.Collections;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.Municipal.V1;

namespace Medborgarlofte.Municipal.Measures;

/// <summary>From the wire to the entity, with every check, and from the event back to the wire.</summary>
internal static class MeasureMapping
{
    /// <summary>INVALID_ARGUMENT naming every bad field, or PERMISSION_DENIED; otherwise the sealed record.</summary>
    public static Measure Read(Wire.Measure? wire, string reason, Caller caller)
    {
        var violations = new Violations("measure");
        wire ??= new Wire.Measure();
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
        violations.Municipality(wire.MunicipalityCode);
        violations.Kind(wire.Kind, wire.MunicipalityCode);
        violations.OptionalSlug(wire.Area, "area");
        violations.Codes(wire.Focuses, "focuses", code => Focuses.Find(code) is not null, "focus", CodeNames.Focus);
        violations.Text(wire.Title, "title", 120, required: true);
        var steps = Steps(wire.Steps, caller.Today, violations);
        var date = steps.Count == 0 ? default : steps[^1].Date;
        var endDate = violations.OptionalDayDone(wire.EndDate, "endDate", date, caller.Today);
        var quantity = wire.HasQuantity ? wire.Quantity : 1;
        violations.Quantity(quantity);
        violations.Unit(wire.Unit);
        violations.Require(Enum.IsDefined(wire.Precision), "precision", "Must be exact, at least or approximate, or left out.");
        violations.Outcomes(wire.Outcomes);
        violations.Parties(wire.JointWith, "jointWith");
        violations.Slugs(wire.ThirdParties, "thirdParties");
        violations.Slugs(wire.CoveredItems, "coveredItems");
        violations.RecordIds(wire.Includes, "includes");
        violations.RecordReference(wire.DuplicateOf, "duplicateOf");
        violations.Reason(reason);
        violations.ThrowIfAny();
        caller.RequireMunicipality(wire.MunicipalityCode);

        var measure = new Measure
        {
            Source = caller.RequireSource(wire.Source),
            RecordId = wire.RecordId,
            SourceVersion = wire.SourceVersion,
            MunicipalityCode = wire.MunicipalityCode,
            Area = wire.Area,
            Kind = wire.Kind,
            Focuses = wire.Focuses.ToSet(),
            Title = wire.Title,
            Steps = steps,
            Date = date,
            EndDate = endDate == date ? null : endDate,
            Quantity = quantity,
            Unit = wire.Unit.Length == 0 ? CountUnits.Occasion : wire.Unit,
            Precision = ExactUnlessStated(wire.Precision),
            Outcomes =
            [
                .. wire.Outcomes.Select(outcome => new OutcomeTally(outcome.Code, outcome.Count, ExactUnlessStated(outcome.Precision)))
                    .OrderBy(outcome => outcome.Code, StringComparer.Ordinal),
            ],
            JointWith = wire.JointWith.ToSet(),
            ThirdParties = wire.ThirdParties.ToSet(),
            CoveredItems = wire.CoveredItems.ToSet(),
            Includes = wire.Includes.ToSet(),
            DuplicateOf = wire.DuplicateOf,
            Example = wire.Example,
        };
        measure.SealContent();
        return measure;
    }

    /// <summary>A version, as told.</summary>
    public static Wire.Measure ToWire(MeasureRecorded recorded, RecordState state)
    {
        var wire = new Wire.Measure
        {
            Source = recorded.Source,
            RecordId = recorded.RecordId,
            SourceVersion = recorded.SourceVersion,
            MunicipalityCode = recorded.MunicipalityCode,
            Area = recorded.Area,
            Kind = recorded.Kind,
            Title = recorded.Title,
            EndDate = WireFormat.Day(recorded.EndDate),
            Quantity = recorded.Quantity,
            Unit = recorded.Unit,
            Precision = recorded.Precision,
            DuplicateOf = recorded.DuplicateOf,
            Example = recorded.Example,
            State = state,
        };
        wire.Focuses.AddRange(recorded.Focuses);
        wire.Steps.AddRange(recorded.Steps.Select(step =>
            new ReachedStep { Step = step.Step, Date = WireFormat.Day(step.Date), Body = step.Body }));
        wire.Outcomes.AddRange(recorded.Outcomes.Select(ToWire));
        wire.JointWith.AddRange(recorded.JointWith);
        wire.ThirdParties.AddRange(recorded.ThirdParties);
        wire.CoveredItems.AddRange(recorded.CoveredItems);
        wire.Includes.AddRange(recorded.Includes);
        return wire;
    }

    /// <summary>The steps in their own order, whatever order they were sent in.</summary>
    private static List<StepReached> Steps(RepeatedField<ReachedStep> wire, DateOnly today, Violations violations)
    {
        violations.Require(wire.Count > 0, "steps", "Required: at least one step.");
        var steps = new List<(StepReached Reached, string Field)>(wire.Count);
        for (var i = 0; i < wire.Count; i++)
        {
            var (step, field) = (wire[i], $"steps[{i}]");
            violations.Require(step.Step != MeasureStep.Unspecified && Enum.IsDefined(step.Step), $"{field}.step",
                "Required: planned, presented, decided or carried out.");
            violations.Require(wire.Take(i).All(other => other.Step != step.Step), $"{field}.step", "Each step once.");
            steps.Add((new StepReached(step.Step, violations.DayDone(step.Date, $"{field}.date", today), step.Body), field));
            violations.OptionalSlug(step.Body, $"{field}.body");
            violations.Require(step.Body.Length == 0 || step.Step is MeasureStep.Presented or MeasureStep.Decided, $"{field}.body",
                "Only for presented and decided.");
        }

        steps = [.. steps.OrderBy(step => step.Reached.Step)];
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
        {
            // A day that could not be read is the default, and is named already.
            violations.Require(after.Reached.Date == default || after.Reached.Date >= before.Reached.Date, $"{after.Field}.date",
                "Not before the date of the step before.");
        }

        return [.. steps.Select(step => step.Reached)];
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
