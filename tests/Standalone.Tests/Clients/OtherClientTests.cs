using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Clients;

/// <summary>Clients in other languages push through the gateway, a process of its own before the services.</summary>
public sealed class OtherClientTests(OtherClientTests.BehindGateway host) : IClassFixture<OtherClientTests.BehindGateway>
{
    private static readonly string[] Expected =
    [
        "push other-1 PUSH_OUTCOME_CREATED", "push other-2 VALIDATION_FAILED activity.kind", "push other-3 PUSH_OUTCOME_CREATED",
        "refused 3 VALIDATION_FAILED activity.recordId", "deadline 4", "cancelled 1",
    ];

    [SkippableFact]
    public Task Python_ThroughTheGateway_SeesAnswersDetailsDeadlineAndCancellation() => AssertAsync(OtherClient.Python, "python");

    [SkippableFact]
    public Task Node_ThroughTheGateway_SeesAnswersDetailsDeadlineAndCancellation() => AssertAsync(OtherClient.Node, "node");

    private async Task AssertAsync(OtherClient client, string source)
    {
        Skip.If(client.Missing is not null, client.Missing);
        var seen = await client.RunAsync(host.Gateway.GrpcAddress, host.Token(source, "police", Scopes.PoliceReport));
        Assert.Equal(Expected, seen.Take(Expected.Length).Select(line => line.ToString()));
        AssertHealthAndReflection([.. seen.Skip(Expected.Length)], ofJournals: false);

        // What was acknowledged before the deadline and the cancellation is stored.
        var activities = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc);
        var stored = await activities.ListPoliceActivitiesAsync(new ListPoliceActivitiesRequest { Source = source }, host.Police());
        Assert.Equal(["other-1", "other-3", "other-cancelled", "other-deadline"], stored.Activities.Select(a => a.RecordId).Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Python_AtStandalone_SeesHealthAndEveryService()
    {
        Skip.If(OtherClient.Python.Missing is not null, OtherClient.Python.Missing);
        var seen = await OtherClient.Python.RunAsync(host.GrpcAddress, host.Token("direct", "police", Scopes.PoliceReport));
        AssertHealthAndReflection([.. seen.Skip(Expected.Length)], ofJournals: true);
    }

    private static void AssertHealthAndReflection(IReadOnlyList<Seen> seen, bool ofJournals)
    {
        const int Serving = 1;
        foreach (var line in seen)
        {
            if (line.Step == "health")
            {
                Assert.Equal(Serving, line.Code);
                continue;
            }

            Assert.Contains("grpc.health.v1.Health", line.Fields!);
            Assert.Equal(ofJournals, line.Fields!.Contains("medborgarlofte.journal.v1.JournalService"));

            // Journals and import runs are read through the gateway by REST; their RPCs are the services' own.
            Assert.Empty(Access.GrpcCall.Methods.Select(method => method.Service.FullName)
                .Where(service => ofJournals || !(service.Contains(".journal.", StringComparison.Ordinal) || service.Contains(".imports.", StringComparison.Ordinal)))
                .Except(line.Fields!));
        }
    }

    /// <summary>The services, and the gateway's own program before them.</summary>
    public sealed class BehindGateway : StandaloneFixture
    {
        internal GatewayProcess Gateway { get; private set; } = null!;

        /// <inheritdoc />
        public override async Task InitializeAsync()
        {
            await base.InitializeAsync();
            Gateway = new GatewayProcess(GrpcAddress, Path.Combine(Data, "signing-key.pem"));
            await Gateway.StartAsync();
        }

        /// <inheritdoc />
        public override async Task DisposeAsync()
        {
            Gateway.Dispose();
            await base.DisposeAsync();
        }
    }
}
