using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Json;

/// <summary>The refusal of a body with bad fields.</summary>
internal static class BadFields
{
    /// <summary>VALIDATION_FAILED, naming as many as an answer names.</summary>
    /// <param name="fields">At least one.</param>
    /// <param name="hidden">How many more there are.</param>
    public static DomainException Refuse(IReadOnlyList<FieldViolation> fields, int hidden = 0) => DomainException.BadFields(fields, hidden: hidden);
}
