using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Contracts.Events.Municipal.V1;

/// <summary>A version of a measure, whole. Shapes and units are those of <c>medborgarlofte.municipal.v1.Measure</c>.</summary>
public sealed record MeasureRecorded : PushedRecorded, IPushedRecorded<MeasureRecorded, Measure>
{
    public MeasureRecorded()
    {
    }

    [SetsRequiredMembers]
    private MeasureRecorded(Measure wire) : base(wire)
    {
        Title = wire.Title;
        Steps = [.. wire.Steps.OrderBy(step => step.Step).Select(step => new StepReached(step.Step, WireDays.ToDay(step.Date), step.Body))];
        EndDate = WireDays.ToLastDay(wire.EndDate, DoneOn());
        Quantity = wire.HasQuantity ? wire.Quantity : 1;
        Unit = wire.Unit.Length == 0 ? CountUnits.Occasion : wire.Unit;
        Precision = wire.Precision.OrExact();
        Outcomes = OutcomeTally.Of(wire.Outcomes);
        Includes = wire.Includes.ToSet();
    }

    public static string EntryType => JournalTypes.Measure;

    public static string SubjectKind => "measure";

    [FreeText]
    public required string Title { get; init; }

    /// <summary>The steps reached, at least one, in the order in which a measure reaches them.</summary>
    public required IReadOnlyList<StepReached> Steps { get; init; }
    public DateOnly? EndDate { get; init; }
    public required long Quantity { get; init; }
    public required string Unit { get; init; }
    public Precision Precision { get; init; }
    public IReadOnlyList<OutcomeTally> Outcomes { get; init; } = [];
    [JsonPropertyOrder(BeforeTail)]
    public IReadOnlyList<string> Includes { get; init; } = [];

    public static MeasureRecorded FromWire(Measure wire) => new(wire);

    public override DateOnly DoneOn() => Steps.Max(step => step.Date);

    public Measure ToWire() => FillIn(new Measure
    {
        Title = Title,
        Steps = { Steps.Select(step => new ReachedStep { Step = step.Step, Date = WireDays.ToWire(step.Date), Body = step.Body }) },
        EndDate = WireDays.ToWire(EndDate),
        Quantity = Quantity,
        Unit = Unit,
        Precision = Precision,
        Outcomes = { Outcomes.Select(outcome => outcome.ToWire()) },
        Includes = { Includes },
    });
}

/// <summary>The day on which a measure reached a step.</summary>
/// <param name="Step">The step.</param>
/// <param name="Date">Calendar day, Europe/Stockholm.</param>
/// <param name="Body">Code of the body it was presented to or decided by; empty for the other steps.</param>
public sealed record StepReached(MeasureStep Step, DateOnly Date, string Body);
