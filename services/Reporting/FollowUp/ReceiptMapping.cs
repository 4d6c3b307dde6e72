using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
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
    public const string NotYet = "NOT_YET";
    public const string Declaration = "DECLARATION";
    public const string Statement = "STATEMENT";

    // StepNotReached is STEP_NOT_REACHED.
    private static readonly Dictionary<Exclusion, string> Codes = System.Enum.GetValues<Exclusion>().ToDictionary(exclusion => exclusion, exclusion =>
        string.Concat(exclusion.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}")));

    /// <summary>Every reason that a row may state.</summary>
    public static IReadOnlyList<string> AllCodes { get; } =
        [.. Codes.Where(code => code.Key != Exclusion.None).Select(code => code.Value), NotYet, Declaration, Statement];

    // In the order of the checks, so that a later one is nearer to counting.
    private static readonly Dictionary<string, int> Order = AllCodes.Index().ToDictionary(code => code.Item, code => code.Index);

    /// <summary>Why a record counts for none of several targets: what stands in its way at the one that it came closest to. Empty when it counts for one.</summary>
    public static string Nearest(IEnumerable<string> reasons) => reasons.MaxBy(reason => reason.Length == 0 ? int.MaxValue : Order[reason])!;

    /// <summary>As the public sees them: without the numbers that tell of few persons.</summary>
    /// <param name="wording">The commitment.</param>
    /// <param name="record">The record.</param>
    /// <param name="recordedAt">When it was recorded.</param>
    /// <param name="day">The judged day.</param>
    /// <param name="few">By <see cref="Suppression.FewIn"/> of every record of the municipality.</param>
    public static IEnumerable<ReceiptRow> PublicRows(
        CountedWording wording, ReportedRecord record, DateTimeOffset recordedAt, DateOnly day, HashSet<string> few) =>
        Rows(wording, record, recordedAt, day).Zip(wording.Commitment.Targets, (row, target) => Suppression.Apply(row, target, few));

    /// <summary>As they are: for those who may read the record itself.</summary>
    /// <param name="wording">The commitment.</param>
    /// <param name="record">The record.</param>
    /// <param name="recordedAt">When it was recorded.</param>
    /// <param name="day">The judged day: what counts on a later one does not count yet.</param>
    public static IEnumerable<ReceiptRow> Rows(CountedWording wording, ReportedRecord record, DateTimeOffset recordedAt, DateOnly day) =>
        wording.Commitment.Targets.Select(target => Row(wording, target, record, recordedAt, day));

    /// <summary>The reason why a record does not count for a target; empty when it counts.</summary>
    public static string Reason(CountedWording wording, TargetTerms target, ReportedRecord record, DateOnly day)
    {
        if (wording.IsOfOtherKind(record))
        {
            return Code(Counting.OfOtherKind(wording.Agreement, wording.Commitment, target, record));
        }

        var match = Counting.Match(wording.Agreement, wording.Commitment, target, record);
        return !match.Counts ? Code(match.Exclusion)
            : match.Tallies is [var first, ..] && first.Key.Date > day ? NotYet
            : record.Type == RecordType.Narrative ? Statement
            : "";
    }

    /// <summary>The reason of a manifest: evidence, and no record.</summary>
    public static string Reason(ManifestRecorded manifest) => manifest.Withdrawn ? Code(Exclusion.Withdrawn) : Declaration;

    private static ReceiptRow Row(CountedWording wording, TargetTerms target, ReportedRecord record, DateTimeOffset recordedAt, DateOnly day)
    {
        var match = Counting.Match(wording.Agreement, wording.Commitment, target, record);
        var days = match is { Counts: true, Tallies: [var first, ..] } ? new DateSpan(first.Key.Date, first.Key.EndDate) : DaysOf(record);
        var isToCome = match.Counts && days.Start > day;
        var sum = isToCome ? default : match.Tallies.Aggregate(default(TallyAmount), (total, tally) => total + tally.Amount);
        var row = new ReceiptRow
        {
            TargetId = target.Id,
            RecordType = RecordTypeNames.Of(record.Type),
            Source = record.Source,
            RecordId = record.RecordId,
            Version = record.Version,
            Party = record.Party,
            Kind = record.Kind,
            Area = record.Area,
            Date = WireFormat.Day(days.Start),
            EndDate = days.End == days.Start ? "" : WireFormat.Day(days.End),
            Quantity = record.Quantity,
            Counted = sum.Amount,
            Whole = sum.Whole,
            Precision = match.Counts && !isToCome && !record.DayUnknown ? PrecisionOf(sum) : record.Precision,
            Example = record.Example,
            RecordedAt = recordedAt.ToTimestamp(),
        };
        if (record.Value is { } value)
        {
            row.Value = (double)value;
        }

        row.Focuses.AddRange(record.Focuses);
        row.Items.AddRange(Items(record));
        ReceiptFacts.AddTo(row, record);
        if (!match.Counts)
        {
            row.Excluded = Code(match.Exclusion);
            row.Explanation = FollowUpMapping.ToWire(ExclusionText.For(match.Exclusion, target, wording.Agreement, record));
        }
        else if (isToCome)
        {
            row.Excluded = NotYet;
            row.Explanation = FollowUpMapping.ToWire(ExclusionText.NotYet(days.Start));
        }
        else if (record.Type == RecordType.Narrative)
        {
            row.Excluded = Statement;
            row.Explanation = FollowUpMapping.ToWire(ExclusionText.Statement);
        }

        return row;
    }

    /// <summary>A manifest as a row: evidence, and no record.</summary>
    public static ReceiptRow Row(StoredType type, ManifestRecorded manifest, DateTimeOffset recordedAt)
    {
        var row = new ReceiptRow
        {
            RecordType = "manifest",
            Source = manifest.Source,
            RecordId = manifest.RecordId,
            Version = manifest.Version,
            Party = HeldTallies.PartyOf(type),
            Date = WireFormat.Day(manifest.StartDate),
            EndDate = manifest.EndDate == manifest.StartDate ? "" : WireFormat.Day(manifest.EndDate),
            Quantity = manifest.RecordCount,
            Checksum = manifest.Checksum,
            Counted = 0,
            Whole = 0,
            Asked = 0,
            Precision = Precision.Exact,
            Example = manifest.Example,
            Withdrawn = manifest.Withdrawn,
            RecordedAt = recordedAt.ToTimestamp(),
            Excluded = Reason(manifest),
            Explanation = FollowUpMapping.ToWire(manifest.Withdrawn ? ExclusionText.Withdrawn : ExclusionText.Declaration),
        };
        row.DeclaredKinds.AddRange(manifest.Kinds);
        row.DeclaredAreas.AddRange(manifest.Areas);
        row.Focuses.AddRange(manifest.Focuses);
        return row;
    }

    private static DateSpan DaysOf(ReportedRecord record) => new(record.Date, record.EndDate ?? record.Date);

    private static Precision PrecisionOf(TallyAmount sum) =>
        sum.LowerBounds > 0 ? Precision.AtLeast : sum.Approximate > 0 ? Precision.Approximate : Precision.Exact;

    private static IEnumerable<string> Items(ReportedRecord record) => record.CoveredItems
        .Concat(record.RiskOccasions.Select(occasion => $"{occasion.Occasion}:{occasion.Year}"))
        .Concat(record.MilestoneStep.Length > 0 ? [record.MilestoneStep] : []);

    private static string Code(Exclusion exclusion) => Codes[exclusion];
}
