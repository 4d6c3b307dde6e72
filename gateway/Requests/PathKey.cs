using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>What stands in the path may be left out of the body, and must not contradict it.</summary>
internal sealed class PathKey
{
    private readonly List<FieldViolation> violations = [];

    /// <summary>The value of the path.</summary>
    public string Same(string inPath, string inBody, string field)
    {
        if (inBody.Length > 0 && inBody != inPath)
        {
            violations.Add(new FieldViolation(field, "Differs from the address; it may be left out."));
        }

        return inPath;
    }

    /// <summary>INVALID_ARGUMENT with every field that contradicts the path.</summary>
    public void ThrowIfDifferent()
    {
        if (violations.Count > 0)
        {
            throw new DomainException(StatusCode.InvalidArgument, "VALIDATION_FAILED", "The body contradicts the address.") { Fields = violations };
        }
    }
}
