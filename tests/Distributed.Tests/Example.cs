using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Standalone;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>The agreement that Standalone brings with it.</summary>
internal static class Example
{
    public static Agreement Agreement()
    {
        using var stream = typeof(StandaloneHost).Assembly.GetManifestResourceStream("agreement.json")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return ProtoJson.Read<Agreement>(bytes.ToArray());
    }
}
