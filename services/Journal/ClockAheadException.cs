using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Journal;

/// <summary>UNAVAILABLE (CLOCK_AHEAD): this replica's clock runs ahead, so it must not stamp entries. Another replica may.</summary>
/// <param name="fault">By how much, and ahead of which clock.</param>
public sealed class ClockAheadException(string fault) : DomainException(StatusCode.Unavailable, Ahead, fault)
{
    /// <summary>Reason of the refusal.</summary>
    public const string Ahead = "CLOCK_AHEAD";
}
