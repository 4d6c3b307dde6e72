using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Medborgarlofte.Gateway.Backends;

/// <summary>
/// Which calls are sent again when a service does not answer: reads, and what answers UNCHANGED the second time. Not streams, whose
/// records the sender repeats, and not withdrawals, whose etag has changed if the first try went through.
/// </summary>
internal static class CallRetries
{
    private static readonly string[] Repeatable = ["Get", "List", "Report", "Draft", "Sign", "Revise"];

    public static ServiceConfig For(Backend backend)
    {
        var method = new MethodConfig
        {
            RetryPolicy = new RetryPolicy
            {
                MaxAttempts = 4,
                InitialBackoff = TimeSpan.FromMilliseconds(50),
                MaxBackoff = TimeSpan.FromSeconds(1),
                BackoffMultiplier = 3,
                RetryableStatusCodes = { StatusCode.Unavailable },
            },
        };
        foreach (var rpc in backend.Services.SelectMany(service => service.Methods).Where(IsRepeatable))
        {
            method.Names.Add(new MethodName { Service = rpc.Service.FullName, Method = rpc.Name });
        }

        return new ServiceConfig { MethodConfigs = { method } };
    }

    internal static bool IsRepeatable(MethodDescriptor rpc) => !rpc.IsClientStreaming
        && Array.Exists(Repeatable, verb => rpc.Name.StartsWith(verb, StringComparison.Ordinal));
}
