using Grpc.Core;
using Xunit;

namespace Medborgarlofte.Testing;

/// <summary>A refused call.</summary>
/// <param name="Status">Its gRPC status.</param>
/// <param name="Reason">The reason of its ErrorInfo.</param>
/// <param name="Fields">The fields that its BadRequest names.</param>
public sealed record Refusal(StatusCode Status, string Reason, IReadOnlyList<string> Fields)
{
    /// <summary>What it says.</summary>
    public string Message { get; init; } = "";

    /// <summary>Runs a call that must be refused.</summary>
    public static async Task<Refusal> OfAsync(Func<Task> call)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(call);
        var status = exception.GetRpcStatus()!;
        return new Refusal(exception.StatusCode, status.GetDetail<Google.Rpc.ErrorInfo>()!.Reason,
            [.. status.GetDetail<Google.Rpc.BadRequest>()?.FieldViolations.Select(field => field.Field) ?? []])
        {
            Message = exception.Status.Detail,
        };
    }

    /// <summary>The one field that a refused call names.</summary>
    public static async Task<string> FieldAsync(Func<Task> call)
    {
        var refusal = await OfAsync(call);
        Assert.Equal(StatusCode.InvalidArgument, refusal.Status);
        return Assert.Single(refusal.Fields);
    }
}
