using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Targets;

/// <summary>Which records count, and what they add.</summary>
internal abstract partial class TargetKind
{
    /// <summary>The type of record that reports for this kind of target and for no other; null when activities and meetings do.</summary>
    public virtual RecordType? OwnRecord => null;

    /// <summary>True when activities, measures, campaigns and meetings count.</summary>
    public virtual bool CountsActivities(TargetTerms target) => false;

    /// <summary>What a record of <see cref="OwnRecord"/> adds once it names the target's commitment.</summary>
    public virtual Match CountOwn(AgreementRecorded agreement, TargetTerms target, ReportedRecord record) =>
        Contributions.Of(agreement, target, record, Counting.DaysOf(record, null));

    /// <summary>The number that a record holds for the target; null when it holds none.</summary>
    public virtual TallyAmount? Amount(TargetTerms target, ReportedRecord record) => target.Counting.Outcome.Length > 0
        ? RecordAmount.OfResult(record, target.Counting.Outcome)
        : RecordAmount.OfQuantity(record);

    /// <summary>Only the stated unit can be added up.</summary>
    public virtual bool IsInUnit(TargetTerms target, ReportedRecord record) =>
        target.Counting.Unit.Length == 0 || record.Unit == target.Counting.Unit;

    /// <summary>
    /// What of a stated set the record is of, and none when it is of none of it. Where the target states no set its kind, so that what was
    /// done can be told; one empty item where any kind counts.
    /// </summary>
    public virtual IReadOnlyList<string> Items(TargetTerms target, ReportedRecord record) =>
        [target.Counting.Kinds.Count > 0 ? record.Kind : ""];

    /// <summary>True when an item may be reported in the agreement's period.</summary>
    public virtual bool IsItemInPeriod(AgreementRecorded agreement, TargetTerms target, string item) => true;

    /// <summary>The window that the number holds for.</summary>
    public virtual Per PerOf(TargetTerms target) => Per.Period;

    /// <summary>All that is stated of its windows.</summary>
    public virtual WindowTerms WindowsOf(TargetTerms target) => new(PerOf(target), []);

    /// <summary>True when it is judged by calendar windows, so that a figure over several is known better by those inside it.</summary>
    public virtual bool HasWindows(TargetTerms target) => PerOf(target) != Per.Period;

    /// <summary>True when results count that are reported without their activity, which is no occasion of anything.</summary>
    public virtual bool CountsResults(TargetTerms target) => target.Counting.Outcome.Length > 0;
}
