using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Contracts.Events.Common.V1;

/// <summary>A named count among the results of an activity.</summary>
/// <param name="Code">Code of the outcome code list.</param>
/// <param name="Count">Zero or more.</param>
/// <param name="Precision">How exact the count is.</param>
public sealed record OutcomeTally(string Code, long Count, Precision Precision = Precision.Exact);
