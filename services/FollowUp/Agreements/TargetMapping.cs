using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Limits;
using Medborgarlofte.ServiceDefaults.Validation;
using Wire = Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Agreements;

/// <summary>Targets with their goals and counting rules, from the wire to their terms and back.</summary>
internal static class TargetMapping
{
    /// <summary>The stated id, else "a", "b" … by its place in the commitment.</summary>
    public static string IdOf(Wire.Target wire, int index) => wire.Id.Length > 0 ? wire.Id : $"{(char)('a' + index)}";

    public static TargetTerms ToTerms(Wire.Target wire, int index) => new()
    {
        Id = IdOf(wire, index),
        Occasions = wire.Occasions is { } o
            ? new OccasionsGoal(o.Comparison, o.Number, o.UpperNumber, o.Per, o.Seasons.ToSet(), o.EachArea)
            : null,
        Share = wire.Share is { } s ? new ShareGoal(s.Comparison, s.Percent, s.PartOutcome, s.WholeOutcome) : null,
        Coverage = wire.Coverage is { } c
            ? new CoverageGoal([.. c.Items.Select(item => new NamedCode(item.Code, item.Name))], Math.Max(1, c.Times), c.Per, c.RiskOccasions)
            : null,
        Milestone = wire.Milestone is { } m
            ? new MilestoneGoal(
                [.. m.Steps.Select(step => new MilestoneStepTerms(step.Code, WireValues.ToTerms(step.Name)))], WireValues.ToOptionalDay(m.DueDate))
            : null,
        OnRequest = wire.OnRequest is { } r ? new OnRequestGoal(r.Percent == 0 ? 100 : r.Percent) : null,
        Indicator = wire.Indicator is { } i
            ? new IndicatorGoal(
                WireValues.ToTerms(i.Name), i.Unit, i.Direction, i.HasBaseline ? WireNumber.ToDecimal(i.Baseline) : null,
                i.HasGoal ? WireNumber.ToDecimal(i.Goal) : null, i.DecidedBy)
            : null,
        Qualitative = wire.Qualitative is { } q ? new QualitativeGoal(q.DescribedInMonth) : null,
        Counting = ToTerms(wire.Counting ?? new Wire.CountingRule()),
        Within = wire.Within is null ? null : WireValues.ToSpan(wire.Within),
    };

    public static Wire.Target ToWire(TargetTerms terms)
    {
        var wire = new Wire.Target { Id = terms.Id, Counting = ToWire(terms.Counting), Within = WireValues.ToWire(terms.Within) };
        switch (terms)
        {
            case { Occasions: { } o }:
                wire.Occasions = new Wire.OccasionsTarget
                {
                    Comparison = o.Comparison,
                    Number = o.Number,
                    UpperNumber = o.UpperNumber,
                    Per = o.Per,
                    Seasons = { o.Seasons },
                    EachArea = o.EachArea,
                };
                break;
            case { Share: { } s }:
                wire.Share = new Wire.ShareTarget
                {
                    Comparison = s.Comparison, Percent = s.Percent, PartOutcome = s.PartOutcome, WholeOutcome = s.WholeOutcome,
                };
                break;
            case { Coverage: { } c }:
                wire.Coverage = new Wire.CoverageTarget
                {
                    Items = { c.Items.Select(item => new Wire.CoverageItem { Code = item.Code, Name = item.Name }) },
                    Times = c.Times,
                    Per = c.Per,
                    RiskOccasions = c.RiskOccasions,
                };
                break;
            case { Milestone: { } m }:
                wire.Milestone = new Wire.MilestoneTarget
                {
                    Steps = { m.Steps.Select(step => new Wire.MilestoneStep { Code = step.Code, Name = WireValues.ToWire(step.Name) }) },
                    DueDate = WireFormat.Day(m.DueDate),
                };
                break;
            case { OnRequest: { } r }:
                wire.OnRequest = new Wire.OnRequestTarget { Percent = r.Percent };
                break;
            case { Indicator: { } i }:
                wire.Indicator = ToWire(i);
                break;
            case { Qualitative: { } q }:
                wire.Qualitative = new Wire.QualitativeTarget { DescribedInMonth = q.DescribedInMonth };
                break;
        }

        return wire;
    }

    private static Wire.IndicatorTarget ToWire(IndicatorGoal goal)
    {
        var wire = new Wire.IndicatorTarget
        {
            Name = WireValues.ToWire(goal.Name), Unit = goal.Unit, Direction = goal.Direction, DecidedBy = goal.DecidedBy,
        };
        if (goal.Baseline is { } baseline)
        {
            wire.Baseline = (double)baseline;
        }

        if (goal.Goal is { } value)
        {
            wire.Goal = (double)value;
        }

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
        Audiences = [.. wire.Audiences.Distinct()],
        AnyFocuses = [.. wire.AnyFocuses.Distinct()],
        Alternatives = [.. wire.Alternatives.Select(ToTerms)],
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
        Audiences = { terms.Audiences },
        AnyFocuses = { terms.AnyFocuses },
        Alternatives = { terms.Alternatives.Select(ToWire) },
    };
}
