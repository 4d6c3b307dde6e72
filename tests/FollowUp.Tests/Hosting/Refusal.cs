using Grpc.Core;

namespace Medborgarlofte.FollowUp.Tests.Hosting;

/// <summary>A refused call.</summary>
internal sealed record Refusal(StatusCode Status, string Reason, IReadOnlyList<string> Fields)
{
    /// <summary>Runs a call that must be refused.</summary>
    public static async Task<Refusal> OfAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);
        var status = exception.GetRpcStatus()!;
        return new Refusal(exception.StatusCode, status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason,
            [.. status.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations.Select(field => field.Field) ?? []]);
    }

    /// <summary>The one field that a refused call names.</summary>
    public static async Task<string> FieldAsync(Func<Task> call)
    {
        var refusal = await OfAsync(call);
        Assert.Equal(StatusCode.InvalidArgument, refusal.Status);
        return Assert.Single(refusal.Fields);
    }
}
