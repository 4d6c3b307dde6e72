using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>Refusals as our services tell them.</summary>
internal static class Refusal
{
    /// <summary>UNAVAILABLE that says when to come back, and that the call must not be sent again at once.</summary>
    public static RpcException Busy()
    {
        var status = new Google.Rpc.Status { Code = (int)StatusCode.Unavailable, Message = "Busy." };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = "medborgarlofte", Reason = "READS_BUSY" }));
        status.Details.Add(Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(TimeSpan.FromSeconds(7)) }));
        var refusal = status.ToRpcException();
        refusal.Trailers.Add("grpc-retry-pushback-ms", "-1");
        return refusal;
    }

    public static RpcException Of(StatusCode code, string reason, params string[] fields)
    {
        var status = new Google.Rpc.Status { Code = (int)code, Message = "Refused by the test." };
        status.Details.Add(Any.Pack(new ErrorInfo { Domain = "medborgarlofte", Reason = reason }));
        if (fields.Length > 0)
        {
            var badRequest = new BadRequest();
            badRequest.FieldViolations.AddRange(fields.Select(field =>
                new BadRequest.Types.FieldViolation { Field = field, Description = "Wrong." }));
            status.Details.Add(Any.Pack(badRequest));
        }

        return status.ToRpcException();
    }
}
