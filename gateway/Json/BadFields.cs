using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Json;

/// <summary>The refusal of a body with bad fields.</summary>
internal static class BadFields
{
    /// <summary>VALIDATION_FAILED, naming every one.</summary>
    public static DomainException Refuse(IReadOnlyList<FieldViolation> fields) => new(
        StatusCode.InvalidArgument, "VALIDATION_FAILED", fields.Count == 1 ? "One field is not valid." : $"{fields.Count} fields are not valid.")
    {
        Fields = fields,
    };
}
