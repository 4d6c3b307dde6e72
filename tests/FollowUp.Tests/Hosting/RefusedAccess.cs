using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.FollowUp.Tests.Hosting;

/// <summary>What every report refuses.</summary>
internal static class RefusedAccess
{
    /// <summary>Reports with tokens that lack something, and asserts the reason of each refusal.</summary>
    /// <param name="host">The host.</param>
    /// <param name="scope">The scope that is needed.</param>
    /// <param name="party">The party that would be let in.</param>
    /// <param name="report">Reports a valid record as the headers' caller.</param>
    public static async Task AssertAsync(FollowUpHost host, string scope, string party, Func<Metadata, Task> report)
    {
        Assert.Equal((StatusCode.Unauthenticated, "TOKEN_MISSING_OR_INVALID"), await RefusedAsync([]));
        Assert.Equal((StatusCode.PermissionDenied, "SCOPE_MISSING"), await RefusedAsync(host.Headers("x", party, Scopes.PoliceReport)));
        Assert.Equal((StatusCode.PermissionDenied, "MUNICIPALITY_NOT_ALLOWED"), await RefusedAsync(host.Headers("x", party, scope, "0686")));
        Assert.Equal((StatusCode.PermissionDenied, "SOURCE_MISMATCH"), await RefusedAsync(host.Headers("", party, scope)));

        async Task<(StatusCode, string)> RefusedAsync(Metadata headers)
        {
            var refusal = await Refusal.OfAsync(() => report(headers));
            return (refusal.Status, refusal.Reason);
        }
    }

    /// <summary>Reports about an agreement that nobody has signed and about one that does not exist.</summary>
    /// <param name="report">Reports an otherwise valid record about the agreement with the id.</param>
    public static async Task AssertAgreementAsync(Func<string, Task> report)
    {
        var unknown = await Refusal.OfAsync(() => report("no-such-agreement"));
        Assert.Equal((StatusCode.NotFound, "AGREEMENT_NOT_FOUND"), (unknown.Status, unknown.Reason));
        var unsigned = await Refusal.OfAsync(() => report(FollowUpHost.DraftAgreement));
        Assert.Equal((StatusCode.FailedPrecondition, "AGREEMENT_NOT_SIGNED"), (unsigned.Status, unsigned.Reason));
    }
}
