using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>A record against each target of a commitment, to the wire.</summary>
internal static class ReceiptMapping
{
    public static IEnumerable<ReceiptRow> Rows(CountedWording wording, ReportedRecord record, DateTimeOffset recordedAt) =>
        wording.Commitment.Targets.Select(target => Row(wording, target, record, recordedAt));

    private static ReceiptRow Row(CountedWording wording, TargetTerms target, ReportedRecord record, DateTimeOffset recordedAt)
    {
        var match = Counting.Match(wording.Agreement, wording.Commitment, target, record);
        var row = new ReceiptRow
        {
            TargetId = target.Id,
            Source = record.Source,
            RecordId = record.RecordId,
            Version = record.Version,
            Party = record.Party,
            Kind = record.Kind,
            Area = record.Area,
            Date = WireFormat.Day(record.Date),
            EndDate = WireFormat.Day(record.EndDate),
            Quantity = record.Quantity,
            Counted = match.Tallies.Sum(tally => tally.Amount.Amount),
            Precision = record.Precision,
            Example = record.Example,
            RecordedAt = recordedAt.ToTimestamp(),
        };
        row.Focuses.AddRange(record.Focuses);
        row.Items.AddRange(Items(record));
        if (!match.Counts)
        {
            row.Excluded = Code(match.Exclusion);
            row.Explanation = FollowUpMapping.ToWire(ExclusionText.For(match.Exclusion, target, wording.Agreement, record));
        }

        return row;
    }

    private static IEnumerable<string> Items(ReportedRecord record) => record.CoveredItems
        .Concat(record.RiskOccasions.Select(occasion => $"{occasion.Occasion}:{occasion.Year}"))
        .Concat(record.MilestoneStep.Length > 0 ? [record.MilestoneStep] : []);

    /// <summary>StepNotReached becomes STEP_NOT_REACHED.</summary>
    private static string Code(Exclusion exclusion) => string.Concat(exclusion.ToString()
        .Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}"));
}
