using System.Text.Json;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>The numbers of one target, to the wire.</summary>
internal static class TargetFollowUpMapping
{
    public static TargetFollowUp ToWire(TargetVerdict verdict)
    {
        var wire = new TargetFollowUp
        {
            Id = verdict.Target.Id,
            Kind = TargetKinds.Of(verdict.Target).Name,
            Comparison = verdict.Comparison == Comparison.Unspecified ? "" : Name(verdict.Comparison),
            Per = Name(verdict.Per),
            Approximate = verdict.Approximate,
            LowerBound = verdict.LowerBound,
            Change = verdict.Change,
            Every = TargetKinds.Of(verdict.Target).WindowsOf(verdict.Target).Every,
            UpperIsCeiling = verdict.UpperIsCeiling,
            EachArea = verdict.EachArea,
            Outcome = verdict.Outcome,
            Pace = verdict.Pace,
        };
        if (verdict.Required is { } required)
        {
            wire.Required = (double)required;
        }

        if (verdict.RequiredUpper is { } upper)
        {
            wire.RequiredUpper = (double)upper;
        }

        if (verdict.Hiding != Hiding.None)
        {
            wire.Suppressed = true;
        }
        else if (verdict.Count is { } count)
        {
            wire.Count = (double)count;
        }

        if (verdict.Hiding == Hiding.FewerThanFive)
        {
            wire.FewerThan = Suppression.FewerThan;
        }

        if (verdict.Windows is { } windows)
        {
            wire.Windows = new WindowCounts
            {
                Met = windows.Met, Missed = windows.Missed, Open = windows.Open, NotReported = windows.NotReported, Cut = windows.Cut,
                MissedIsLowerBound = windows.MissedIsLowerBound,
            };
        }

        wire.Details.AddRange(verdict.Details.Select(detail => ToWire(detail, TargetKinds.Of(verdict.Target).IsRatio)));
        return wire;
    }

    /// <summary>An enum value as the API writes it.</summary>
    public static string Name<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static TargetDetail ToWire(WindowVerdict window, bool isRatio)
    {
        var wire = new TargetDetail
        {
            Label = window.Label,
            Name = FollowUpMapping.ToWire(window.Name ?? LabelText.Window(window.Label)),
            Period = FollowUpMapping.ToWire(window.Days),
            State = Name(window.State),
            Suppressed = window.Hiding != Hiding.None,
        };
        if (window.Hiding == Hiding.None && (isRatio ? window.Percent : window.Count) is { } count)
        {
            wire.Count = (double)count;
        }
        else if (window.Hiding == Hiding.FewerThanFive)
        {
            wire.FewerThan = Suppression.FewerThan;
        }

        return wire;
    }
}
