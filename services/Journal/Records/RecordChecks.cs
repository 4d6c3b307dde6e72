using Medborgarlofte.Contracts.Records;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Journal.Records;

/// <summary>Checks that are the same for every record of a source.</summary>
public static class RecordChecks
{
    /// <summary>Notes a bad id or version of the sender.</summary>
    public static void Identity(this Violations violations, IRecord wire)
    {
        violations.RecordId(wire.RecordId);
        violations.Require(wire.SourceVersion >= 0, "sourceVersion", "0 or more.");
    }

    /// <summary>INVALID_ARGUMENT naming every bad field of a withdrawal, PERMISSION_DENIED (SOURCE_MISMATCH).</summary>
    public static void Check(IWithdrawRequest request, Caller caller)
    {
        var violations = new Violations("");
        violations.RecordId(request.RecordId);
        violations.Reason(request.Reason, required: true);
        violations.ThrowIfAny();
        caller.RequireSource(request.Source);
    }
}
