using Grpc.Core;

namespace Medborgarlofte.ServiceDefaults.Errors;

/// <summary>What a sender is told whose records a stopping service does not take.</summary>
internal static class ServiceStopping
{
    /// <summary>UNAVAILABLE (SERVICE_STOPPING).</summary>
    public static DomainException Refusal() => new(StatusCode.Unavailable, "SERVICE_STOPPING", "The service is stopping; send the same again.");
}
