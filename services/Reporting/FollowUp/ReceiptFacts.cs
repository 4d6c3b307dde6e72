using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>What the counting rules look at in a record, so that a receipt can be counted anew by anyone.</summary>
internal static class ReceiptFacts
{
    public static void AddTo(ReceiptRow row, ReportedRecord record)
    {
        row.Unit = record.Unit;
        row.DuplicateOf = record.DuplicateOf;
        row.Withdrawn = record.Withdrawn;
        row.AgreementId = record.AgreementId;
        row.CommitmentId = record.CommitmentId;
        row.ObservedTargetId = record.TargetId;
        row.Asked = record.Asked;
        row.Statement = record.Statement;
        row.Change = record.Change;
        row.DayUnknown = record.DayUnknown;
        row.Outcomes.AddRange(record.Outcomes.Select(tally =>
            new OutcomeCount { Code = tally.Code, Count = tally.Count, Precision = tally.Precision }));
        row.JointWith.AddRange(record.JointWith);
        row.ThirdParties.AddRange(record.ThirdParties);
        row.Audiences.AddRange(record.Audiences);
        row.Steps.AddRange(record.Steps.Select(reached =>
            new ReachedStep { Step = reached.Step, Date = WireFormat.Day(reached.Date), Body = reached.Body }));
        row.Includes.AddRange(record.Includes);
        row.Text = record.Text;
    }
}
