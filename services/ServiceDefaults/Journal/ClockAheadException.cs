using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.ServiceDefaults.Journal;

/// <summary>UNAVAILABLE (CLOCK_AHEAD): another replica may take what this one must not stamp.</summary>
/// <param name="fault">By how much, and of which clock.</param>
public sealed class ClockAheadException(string fault) : DomainException(StatusCode.Unavailable, Ahead, fault)
{
    /// <summary>Reason of the refusal.</summary>
    public const string Ahead = "CLOCK_AHEAD";
}
