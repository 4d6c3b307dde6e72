using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts.Targets;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>How counted numbers grew, to the wire.</summary>
internal static class CourseMapping
{
    /// <summary>Of every commitment in the order of the follow-up.</summary>
    public static IEnumerable<TargetCourse> Of(AgreementRecorded agreement, Snapshot snapshot) =>
        CountedWording.On(agreement, snapshot.Day).SelectMany(pair => Of(pair.Shown, snapshot));

    /// <summary>Of one commitment.</summary>
    public static IEnumerable<TargetCourse> Of(CountedWording wording, Snapshot snapshot)
    {
        var verdict = snapshot.Judge(wording);
        if (verdict.IsNotComputed)
        {
            yield break;
        }

        foreach (var target in verdict.Targets)
        {
            var wire = new TargetCourse
            {
                CommitmentId = FollowUpMapping.Address(wording),
                TargetId = target.Target.Id,
                Days = FollowUpMapping.ToWire(target.Span),
            };
            wire.Points.AddRange(Suppression.Progress(target, TargetKinds.Of(target.Target).Progress(target, snapshot.Tallies[wording.Address], snapshot.Day))
                .Select(point => new CoursePoint { Date = WireFormat.Day(point.Day), Total = point.Total }));
            yield return wire;
        }
    }
}
