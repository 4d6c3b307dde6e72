using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Contracts.Records;

namespace Medborgarlofte.Contracts.Events.Police.V1;

/// <summary>A version of a police activity, whole. Shapes and units are those of <c>medborgarlofte.police.v1.PoliceActivity</c>.</summary>
public sealed record PoliceActivityRecorded : PushedRecorded, IPushedRecorded<PoliceActivityRecorded, PoliceActivity>
{
    public PoliceActivityRecorded()
    {
    }

    [SetsRequiredMembers]
    private PoliceActivityRecorded(PoliceActivity wire) : base(wire)
    {
        Date = WireDays.ToDay(wire.Date);
        EndDate = WireDays.ToLastDay(wire.EndDate, Date);
        Quantity = wire.HasQuantity ? wire.Quantity : 1;
        Unit = wire.Unit.Length == 0 ? CountUnits.Occasion : wire.Unit;
        Precision = wire.Precision.OrExact();
        Outcomes = OutcomeTally.Of(wire.Outcomes);
        Includes = wire.Includes.ToSet();
    }

    public static string EntryType => JournalTypes.PoliceActivity;

    public static string SubjectKind => "police-activity";

    public required DateOnly Date { get; init; }
    public DateOnly? EndDate { get; init; }
    public required long Quantity { get; init; }
    public required string Unit { get; init; }
    public Precision Precision { get; init; }
    public IReadOnlyList<OutcomeTally> Outcomes { get; init; } = [];
    [JsonPropertyOrder(BeforeTail)]
    public IReadOnlyList<string> Includes { get; init; } = [];

    public static PoliceActivityRecorded FromWire(PoliceActivity wire) => new(wire);

    public override DateOnly DoneOn() => Date;

    public PoliceActivity ToWire() => FillIn(new PoliceActivity
    {
        Date = WireDays.ToWire(Date),
        EndDate = WireDays.ToWire(EndDate),
        Quantity = Quantity,
        Unit = Unit,
        Precision = Precision,
        Outcomes = { Outcomes.Select(outcome => outcome.ToWire()) },
        Includes = { Includes },
    });
}
