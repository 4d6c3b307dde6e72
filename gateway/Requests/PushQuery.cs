namespace Medborgarlofte.Gateway.Requests;

/// <summary>What a push says beside its record.</summary>
/// <param name="ValidateOnly">Answer what would happen and store nothing.</param>
/// <param name="Reason">Why stored records are corrected; may be empty.</param>
internal sealed record PushQuery(bool ValidateOnly, string Reason)
{
    public static PushQuery Read(HttpRequest request)
    {
        var query = new QueryReader(request);
        var push = new PushQuery(query.Flag("validate-only"), query.Text("reason"));
        query.ThrowIfBad();
        return push;
    }

    /// <summary>For streams: a stream has no preview.</summary>
    public static PushQuery ReadForStream(HttpRequest request)
    {
        var query = new QueryReader(request);
        var push = new PushQuery(query.Flag("validate-only"), query.Text("reason"));
        query.Require(!push.ValidateOnly, "validate-only", "Is for one record at a time, sent as application/json.");
        query.ThrowIfBad();
        return push;
    }
}
