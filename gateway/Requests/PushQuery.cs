namespace Medborgarlofte.Gateway.Requests;

/// <summary>What a push says beside its record.</summary>
/// <param name="ValidateOnly">Answer what would happen and store nothing.</param>
/// <param name="Reason">Why stored records are corrected; may be empty.</param>
/// <param name="Atomic">Of many records store all or none.</param>
internal sealed record PushQuery(bool ValidateOnly, string Reason, bool Atomic = false)
{
    public static PushQuery Read(HttpRequest request)
    {
        var query = new QueryReader(request);
        var push = new PushQuery(query.Flag("validate-only"), query.Text("reason"));
        query.ThrowIfBad();
        return push;
    }

    /// <summary>For many records at once.</summary>
    public static PushQuery ReadForStream(HttpRequest request)
    {
        var query = new QueryReader(request);
        var push = new PushQuery(query.Flag("validate-only"), query.Text("reason"), query.Flag("atomic"));
        query.ThrowIfBad();
        return push;
    }
}
