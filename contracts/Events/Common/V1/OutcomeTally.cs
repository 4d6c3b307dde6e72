using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>A named count among the results of an activity.</summary>
/// <param name="Code">Code of the outcome code list.</param>
/// <param name="Count">Zero or more.</param>
/// <param name="Precision">How exact the count is.</param>
public sealed record OutcomeTally(string Code, long Count, Precision Precision = Precision.Exact)
{
    /// <summary>The counts of a message, in the order of their codes.</summary>
    public static IReadOnlyList<OutcomeTally> Of(IEnumerable<OutcomeCount> wire) =>
        [.. wire.OrderBy(outcome => outcome.Code, StringComparer.Ordinal)
            .Select(outcome => new OutcomeTally(outcome.Code, outcome.Count, outcome.Precision.OrExact()))];

    /// <summary>The count in a message; the precision is left out when it is exact, as most senders write it.</summary>
    public OutcomeCount ToWire() => new() { Code = Code, Count = Count, Precision = Precision == Precision.Exact ? Precision.Unspecified : Precision };
}

/// <summary>How exact a number is that does not say so.</summary>
public static class PrecisionExtensions
{
    /// <summary>The stated precision; exact where none is stated.</summary>
    public static Precision OrExact(this Precision stated) => stated == Precision.Unspecified ? Precision.Exact : stated;
}
