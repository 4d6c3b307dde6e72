using Google.Protobuf;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Gateway.Imports;

/// <summary>One record that is to be withdrawn.</summary>
/// <param name="Source">Its source; empty for the token's.</param>
/// <param name="RecordId">Its id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Etag">The version that must be stored; empty for any.</param>
internal sealed record WithdrawnLine(string Source, string RecordId, string Reason, string Etag)
{
    /// <summary>From a request of any type of record; a line without a reason has the one for all of them. INVALID_ARGUMENT for what is no id.</summary>
    public static WithdrawnLine Of(IMessage request, string reason)
    {
        var own = Text("reason");
        var violations = new Violations("");
        violations.RecordId(Text("record_id"));
        violations.ThrowIfAny();
        return new WithdrawnLine(Text("source"), Text("record_id"), own.Length > 0 ? own : reason, Text("etag"));

        string Text(string field) => (string)request.Descriptor.FindFieldByName(field).Accessor.GetValue(request);
    }
}
