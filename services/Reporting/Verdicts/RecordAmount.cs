using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>The numbers that a record states, as amounts that can be added.</summary>
internal static class RecordAmount
{
    public static TallyAmount OfQuantity(ReportedRecord record) => OfQuantity(record, record.Quantity, 0);

    // The precision is that of the quantity, so it follows only where the quantity counts.
    public static TallyAmount OfQuantity(ReportedRecord record, long amount, long whole) => new(
        Limited(amount), Limited(whole), 1,
        record.Precision == Precision.Approximate ? 1 : 0, record.Precision == Precision.AtLeast ? 1 : 0, 0);

    /// <summary>Null when the record does not state the result.</summary>
    public static TallyAmount? OfResult(ReportedRecord record, string outcome) =>
        Result(record, outcome) is { } result ? OfResult(result, 0) : null;

    /// <summary>A result with its own precision, and for a share that of the whole: the share is no more exact than either.</summary>
    public static TallyAmount OfResult(OutcomeTally part, long whole, Precision wholePrecision = Precision.Exact) => new(
        part.Count, whole, 1,
        part.Precision == Precision.Approximate || wholePrecision == Precision.Approximate ? 1 : 0,
        part.Precision == Precision.AtLeast || wholePrecision == Precision.AtLeast ? 1 : 0, 0);

    /// <summary>A source states each code once.</summary>
    public static OutcomeTally? Result(ReportedRecord record, string outcome) =>
        record.Outcomes.FirstOrDefault(tally => tally.Code == outcome) is { } tally ? tally with { Count = Limited(tally.Count) } : null;

    /// <summary>A number from before there were limits is kept where sums of it still fit, and is judged as none.</summary>
    public static long Limited(long number) => Math.Clamp(number, -TallyAmount.Largest, TallyAmount.Largest);
}
