using System.Net;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Problems;

/// <summary>What becomes of a service's refusals and failures.</summary>
[Collection(GatewayCollection.Name)]
public sealed class BackendFailureTests(GatewayHost host) : GatewayTests(host)
{
    [Theory]
    [InlineData(StatusCode.InvalidArgument, HttpStatusCode.BadRequest)]
    [InlineData(StatusCode.Unauthenticated, HttpStatusCode.Unauthorized)]
    [InlineData(StatusCode.PermissionDenied, HttpStatusCode.Forbidden)]
    [InlineData(StatusCode.NotFound, HttpStatusCode.NotFound)]
    [InlineData(StatusCode.AlreadyExists, HttpStatusCode.Conflict)]
    [InlineData(StatusCode.FailedPrecondition, HttpStatusCode.Conflict)]
    [InlineData(StatusCode.Aborted, HttpStatusCode.PreconditionFailed)]
    [InlineData(StatusCode.ResourceExhausted, HttpStatusCode.TooManyRequests)]
    [InlineData(StatusCode.Unavailable, HttpStatusCode.ServiceUnavailable)]
    [InlineData(StatusCode.DeadlineExceeded, HttpStatusCode.GatewayTimeout)]
    public async Task Refusal_OfOurOwn_IsToldWithItsReason(StatusCode code, HttpStatusCode status)
    {
        Rpcs.On<GetAgreementRequest>(_ => throw Refusal.Of(code, "SOME_REASON", "agreementId"));
        var problem = await ProblemAsync(await GetAsync("/agreements/a"), status, "SOME_REASON");
        Assert.Equal("Refused by the test.", problem.GetProperty("detail").GetString());
        Assert.Equal(["agreement-id"], Fields(problem));
    }

    [Theory]
    [InlineData(StatusCode.InvalidArgument, HttpStatusCode.BadRequest, "BAD_REQUEST")]
    [InlineData(StatusCode.Unavailable, HttpStatusCode.ServiceUnavailable, "SERVICE_UNAVAILABLE")]
    [InlineData(StatusCode.Internal, HttpStatusCode.InternalServerError, "INTERNAL")]
    [InlineData(StatusCode.Unknown, HttpStatusCode.InternalServerError, "INTERNAL")]
    [InlineData(StatusCode.Unimplemented, HttpStatusCode.InternalServerError, "INTERNAL")]
    [InlineData(StatusCode.DataLoss, HttpStatusCode.InternalServerError, "INTERNAL")]
    public async Task Failure_OfUnknownOrigin_IsToldWithoutItsText(StatusCode code, HttpStatusCode status, string reason)
    {
        Rpcs.On<GetAgreementRequest>(_ => throw new RpcException(new Grpc.Core.Status(code, "secret-host:5432 did not answer")));
        var problem = await ProblemAsync(await GetAsync("/agreements/a"), status, reason);
        Assert.DoesNotContain("secret-host", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_Internal_KeepsItsTextToItself()
    {
        Rpcs.On<GetAgreementRequest>(_ => throw Refusal.Of(StatusCode.Internal, "INTERNAL"));
        var problem = await ProblemAsync(await GetAsync("/agreements/a"), HttpStatusCode.InternalServerError, "INTERNAL");
        Assert.NotEqual("Refused by the test.", problem.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task Unavailable_Answer_HasRetryAfter()
    {
        Rpcs.On<GetAgreementRequest>(_ => throw Refusal.Of(StatusCode.Unavailable, "DATABASE_UNAVAILABLE"));
        var response = await GetAsync("/agreements/a");
        await ProblemAsync(response, HttpStatusCode.ServiceUnavailable, "DATABASE_UNAVAILABLE");
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task TooManyRequests_WithRetryInfo_TellsItsDelay()
    {
        var status = new Google.Rpc.Status { Code = (int)StatusCode.ResourceExhausted, Message = "Slow down." };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = "medborgarlofte", Reason = "TOO_MANY" }));
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(1.5)) }));
        Rpcs.On<GetAgreementRequest>(_ => throw status.ToRpcException());
        var response = await GetAsync("/agreements/a");
        await ProblemAsync(response, HttpStatusCode.TooManyRequests, "TOO_MANY");
        Assert.Equal(TimeSpan.FromSeconds(2), response.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task Unauthenticated_Answer_NamesBearer()
    {
        Rpcs.On<GetAgreementRequest>(_ => throw Refusal.Of(StatusCode.Unauthenticated, "TOKEN_MISSING_OR_INVALID"));
        var response = await GetAsync("/agreements/a");
        await ProblemAsync(response, HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }

    [Fact]
    public async Task Unexpected_Answer_Is500AndLoggedOnce()
    {
        ExpectsErrors = true;
        // A record that the service must have set is missing.
        Rpcs.On<GetAgreementRequest>(_ => new GetAgreementResponse());
        await ProblemAsync(await GetAsync("/agreements/a"), HttpStatusCode.InternalServerError, "INTERNAL");
        Assert.Single(Host.TakeErrors());
    }
}
