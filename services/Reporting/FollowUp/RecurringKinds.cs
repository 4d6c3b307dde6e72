using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>The kinds of work that a municipality has promised in more than one agreement.</summary>
internal static class RecurringKinds
{
    public static IEnumerable<RecurringKind> Of(IReadOnlyList<AgreementRecorded> agreements, DateOnly day) =>
        from promised in agreements.SelectMany(agreement => CountedWording.On(agreement, day)).SelectMany(Promised)
        group promised by promised.Kind into same
        where same.Select(promised => promised.Wording.Agreement.Id).Distinct().Count() > 1
        orderby same.Key
        select ToWire(same.Key, [.. same]);

    // A target of several kinds is not about one of them.
    private static IEnumerable<(string Kind, CountedWording Wording, string TargetId)> Promised(WordingPair pair) =>
        from target in pair.Shown.Commitment.Targets
        where TargetKinds.Of(target).CountsActivities(target)
        let kinds = target.Counting.Rules().SelectMany(rule => rule.Kinds).Distinct().ToList()
        where kinds.Count == 1
        select (kinds[0], pair.Shown, target.Id);

    private static RecurringKind ToWire(string code, List<(string Kind, CountedWording Wording, string TargetId)> promised)
    {
        var own = promised.SelectMany(one => one.Wording.Agreement.OwnKinds).FirstOrDefault(kind => kind.Code == code)?.Plural;
        var listed = ActivityKinds.Find(code);
        var wire = new RecurringKind { Kind = code, Name = FollowUpMapping.ToWire(own ?? new BothLanguages(listed?.SwedishPlural ?? code, listed?.EnglishPlural ?? code)) };
        wire.Targets.AddRange(promised.Select(one => new PromisedTarget
        {
            AgreementId = one.Wording.Agreement.Id, CommitmentId = FollowUpMapping.Address(one.Wording), TargetId = one.TargetId,
        }));
        return wire;
    }
}
