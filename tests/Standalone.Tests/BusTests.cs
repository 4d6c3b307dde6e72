using Grpc.Core;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>From the journal to the verdict, on each transport: the in-memory one and a real RabbitMQ.</summary>
public abstract class BusTests
{
    private readonly StandaloneFixture host;

    /// <summary>On a started host.</summary>
    protected BusTests(StandaloneFixture host) => this.host = host;

    /// <summary>Why the transport cannot be tested; null when it can.</summary>
    protected virtual string? Missing => null;

    [SkippableFact]
    public async Task Reporting_PushAndCorrection_CountsEachOnce()
    {
        Skip.If(Missing is not null, Missing);
        await host.SignVetlandaAsync();
        await PushAsync(1, 100);
        await host.EventuallyAsync("2", commitment => commitment.Count() == 100);

        await PushAsync(1, 100);
        await PushAsync(101, 120);
        await host.EventuallyAsync("2", commitment => commitment.Count() == 120);

        var client = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc);
        await client.WithdrawPoliceActivityAsync(
            new WithdrawPoliceActivityRequest { RecordId = "b-7", Reason = "Fel kommun" }, host.Police("bus"));
        await host.EventuallyAsync("2", commitment => commitment.Count() == 119);
    }

    private async Task PushAsync(int from, int to)
    {
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Grpc).ReportPoliceActivities(host.Police("bus"));
        var reading = call.ResponseStream.ReadAllAsync().ToListAsync();
        for (var number = from; number <= to; number++)
        {
            await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest
            {
                Activity = new PoliceActivity
                {
                    RecordId = $"b-{number}", MunicipalityCode = "0685", Kind = "trafikkontroll", Focuses = { "trafikbeteende" }, Date = "2021-05-01",
                },
            });
        }

        await call.RequestStream.CompleteAsync();
        Assert.All(await reading, answer => Assert.NotNull(answer.Result));
    }
}

/// <inheritdoc />
public sealed class InMemoryBusTests(StandaloneFixture host) : BusTests(host), IClassFixture<StandaloneFixture>;

/// <inheritdoc />
public sealed class RabbitMqBusTests(RabbitMqBusTests.Host host) : BusTests(host), IClassFixture<RabbitMqBusTests.Host>
{
    /// <inheritdoc />
    protected override string? Missing => TestServers.RabbitMq is null ? "no RabbitMQ: set MEDBORGARLOFTE_TEST_RABBITMQ or run tests/run" : null;

    /// <summary>A host whose events travel over RabbitMQ. Without one it stays on the in-memory bus and its tests are skipped.</summary>
    public sealed class Host : StandaloneFixture
    {
        /// <inheritdoc />
        protected override IReadOnlyDictionary<string, string?> Configuration => TestServers.RabbitMq is { } address
            ? new Dictionary<string, string?> { ["Bus:Transport"] = "RabbitMq", ["Bus:RabbitMq"] = address }
            : new Dictionary<string, string?>();
    }
}
