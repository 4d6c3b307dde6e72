using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.FollowUp.Agreements.Targets;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Targets with their goals and counting rules, from the wire to their terms and back.</summary>
internal static class TargetMapping
{
    /// <summary>The stated id, else "a", "b" … by its place in the commitment.</summary>
    public static string IdOf(Wire.Target wire, int index) => wire.Id.Length > 0 ? wire.Id : $"{(char)('a' + index)}";

    public static TargetTerms ToTerms(Wire.Target wire, int index)
    {
        var terms = new TargetTerms
        {
            Id = IdOf(wire, index),
            Counting = ToTerms(wire.Counting ?? new Wire.CountingRule()),
            Within = wire.Within is null ? null : WireValues.ToSpan(wire.Within),
        };
        return TargetKinds.Of(wire)?.Read(wire, terms) ?? terms;
    }

    public static Wire.Target ToWire(TargetTerms terms)
    {
        var wire = new Wire.Target { Id = terms.Id, Counting = ToWire(terms.Counting), Within = WireValues.ToWire(terms.Within) };
        TargetKinds.Of(terms)?.Write(terms, wire);
        return wire;
    }

    private static CountingTerms ToTerms(Wire.CountingRule wire) => new()
    {
        // Sentences name kinds and focuses in the order of the signed text.
        Kinds = [.. wire.Kinds.Distinct()],
        Focuses = [.. wire.Focuses.Distinct()],
        Areas = [.. wire.Areas.Distinct()],
        Parties = wire.Parties.ToSet(),
        JointOnly = wire.JointOnly,
        MeasureStep = wire.MeasureStep,
        Bodies = [.. wire.Bodies.Distinct()],
        Outcome = wire.Outcome,
        Unit = wire.Unit,
        ThirdParties = [.. wire.ThirdParties.Distinct()],
        AllThirdParties = wire.AllThirdParties,
        Audiences = [.. wire.Audiences.Distinct()],
        AnyFocuses = [.. wire.AnyFocuses.Distinct()],
        Alternatives = [.. wire.Alternatives.Select(ToTerms)],
        Weekdays = wire.Weekdays.ToSet(),
        Days = [.. wire.Days.Select(WireValues.ToSpan).Distinct().OrderBy(days => days.Start)],
        DaysPhrase = wire.DaysPhrase is null ? null : WireValues.ToTerms(wire.DaysPhrase),
    };

    private static Wire.CountingRule ToWire(CountingTerms terms) => new()
    {
        Kinds = { terms.Kinds },
        Focuses = { terms.Focuses },
        Areas = { terms.Areas },
        Parties = { terms.Parties },
        JointOnly = terms.JointOnly,
        MeasureStep = terms.MeasureStep,
        Bodies = { terms.Bodies },
        Outcome = terms.Outcome,
        Unit = terms.Unit,
        ThirdParties = { terms.ThirdParties },
        AllThirdParties = terms.AllThirdParties,
        Audiences = { terms.Audiences },
        AnyFocuses = { terms.AnyFocuses },
        Alternatives = { terms.Alternatives.Select(ToWire) },
        Weekdays = { terms.Weekdays },
        Days = { terms.Days.Select(days => WireValues.ToWire(days)!) },
        DaysPhrase = terms.DaysPhrase is null ? null : WireValues.ToWire(terms.DaysPhrase),
    };
}
