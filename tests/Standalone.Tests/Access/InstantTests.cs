using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Seconds and nanoseconds that are no instant.</summary>
public sealed class InstantTests(AccessHost host) : IClassFixture<AccessHost>
{
    [Theory]
    [InlineData(1_600_000_000, -1)]
    [InlineData(1_600_000_000, int.MaxValue)]
    [InlineData(long.MaxValue, 0)]
    [InlineData(0, 0)]
    public async Task AsOf_ThatIsNoInstant_IsNamedByEveryRead(long seconds, int nanos)
    {
        var reads = GrpcCall.Methods.Where(method => AsOf(method) is not null).ToList();
        Assert.True(reads.Count > 15, $"Only {reads.Count} reads take an instant.");
        foreach (var method in reads)
        {
            var request = GrpcCall.Of(method, AccessHost.Read);
            AsOf(method)!.Accessor.SetValue(request, new Timestamp { Seconds = seconds, Nanos = nanos });
            var home = Home.Of(method.FullName);
            var failure = await GrpcCall.FailureAsync(host, method, request, host.Token(Samples.Source, home.Party, home.Scope));
            Assert.True(failure?.StatusCode == StatusCode.InvalidArgument, $"{method.FullName}: {failure}");
            Assert.Equal("asOf", Assert.Single(failure.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>()!.FieldViolations).Field);
        }
    }

    private static FieldDescriptor? AsOf(MethodDescriptor method) => method.InputType.FindFieldByName("as_of");
}
