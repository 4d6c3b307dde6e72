using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Share;

/// <summary>A share of one number in another. The next record may move it either way, so it is only decided when the period is over.</summary>
internal sealed class ShareKind : TargetKind
{
    public override string Name => "share";

    public override bool IsOf(TargetTerms target) => target.Share is not null;

    public override bool CountsActivities(TargetTerms target) => true;

    // A record that lists results and not the part found none of it; one that lists no results at all says nothing about the share.
    public override TallyAmount? Amount(TargetTerms target, ReportedRecord record)
    {
        ShareGoal goal = target.Share!;
        OutcomeTally part = RecordAmount.Result(record, goal.PartOutcome) ?? new OutcomeTally(goal.PartOutcome, 0);
        if (goal.WholeOutcome.Length > 0)
        {
            return RecordAmount.Result(record, goal.WholeOutcome) is { } whole ? RecordAmount.OfResult(part, whole.Count, whole.Precision) : null;
        }

        return record.Outcomes.Count > 0 ? RecordAmount.OfResult(part, RecordAmount.Limited(record.Quantity), record.Precision) : null;
    }

    // Numbers of several items together cannot be divided between them, so a record tells of one.
    public override IReadOnlyList<string> Items(TargetTerms target, ReportedRecord record) => target.Share!.Items is not { } items
        ? base.Items(target, record)
        : record.CoveredItems.Distinct().Where(code => items.Any(item => item.Code == code)).ToList() is [var one] ? [one] : [];

    public override BothLanguages OtherItem(TargetTerms target, ReportedRecord record) => new(
        "uppgiften gäller inte precis en av de delar som löftet räknar upp", "the record is not about exactly one of the items that the promise lists");

    public override TargetVerdict Judge(TargetCase target) => ShareJudging.Of(target, target.Target.Share!);

    public override void Say(JudgedTarget target, Passage passage) => ShareSentence.Say(target, target.Result.Target.Share!, passage);

    public override BothLanguages Heading(JudgedTarget target) =>
        OwnNames.Result(target.Result.Target.Share!.PartOutcome, target.Agreement) is { } part
            ? new($"andelen {part.Swedish}", $"the share of {part.English}")
            : base.Heading(target);

    public override bool CountsResults(TargetTerms target) => base.CountsResults(target) || target.Share!.WholeOutcome.Length > 0;

    public override IReadOnlyList<string> Results(TargetTerms target) =>
        [target.Counting.Outcome, target.Share!.PartOutcome, target.Share.WholeOutcome];

    public override bool IsRatio => true;

    public override bool AmountIsQuantity(TargetTerms target) => false;

    public override IReadOnlyList<string> PersonsCounted(TargetTerms target) => SmallNumbers.PersonsOf(target.Share!.PartOutcome, "");

    public override IReadOnlyList<string> PersonsOfWhole(TargetTerms target) =>
        [.. target.Counting.Rules().SelectMany(rule => SmallNumbers.PersonsOf(target.Share!.WholeOutcome, rule.Unit)).Distinct()];
}
