using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net.Http.Json;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>What a push leaves behind for those who watch: one trace, metrics, and nothing secret in either.</summary>
public sealed class TelemetryTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Path = "/medborgarlofte/v1/police-activities";

    [Fact]
    public async Task Push_Traced_IsOneTraceFromTheGatewayToReporting()
    {
        var trace = ActivityTraceId.CreateRandom();
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Microsoft.AspNetCore" or "MassTransit" or "Npgsql"
                || source.Name.StartsWith("Medborgarlofte.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId == trace)
                {
                    spans.Enqueue(activity);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);

        var token = host.Token("test-police", "police", Scopes.PoliceReport);
        using var request = StandaloneFixture.Request(HttpMethod.Post, Path, token, JsonContent.Create(Activity("traced")));
        request.Headers.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        (await host.Http.SendAsync(request)).EnsureSuccessStatusCode();

        // A span is told when it ends: the publishing one may end after what was published has been applied. Two are of ASP.NET Core, the gateway's request and
        // the police service's call.
        string[] expected = ["Microsoft.AspNetCore", "Microsoft.AspNetCore", "Medborgarlofte.Journal", "MassTransit", "Medborgarlofte.Reporting"];
        await Eventually.Get(() => Task.FromResult(spans.ToArray()), ended => ended.Any(span => span.OperationName == "reporting apply")
            && expected.CountBy(source => source).All(source => ended.Count(span => span.Source.Name == source.Key) >= source.Value));
        var told = spans.SelectMany(span => span.TagObjects).Select(tag => $"{tag.Value}").ToList();
        Assert.DoesNotContain(told, value => value.Contains(token, StringComparison.Ordinal) || value.Contains("Data Source", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Push_Measured_CountsItByOutcomeAndFollowsItToTheReadStore()
    {
        var measured = new ConcurrentQueue<(string Name, string Tags)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name.StartsWith("Medborgarlofte.", StringComparison.Ordinal))
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, tags));
        listener.Start();

        var token = host.Token("test-police", "police", Scopes.PoliceReport);
        foreach (var activity in new[] { Activity("measured"), Activity("measured"), Activity("refused") with { Kind = "okand" } })
        {
            await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Post, Path, token, JsonContent.Create(activity)));
        }

        await Eventually.Get(
            () => Task.FromResult(measured.Select(m => m.Name).ToHashSet()), names => names.Contains("medborgarlofte.reporting.verdict_updates"));
        Assert.Contains(("medborgarlofte.pushes", "outcome=Created type=police.activity.v1"), measured);
        Assert.Contains(("medborgarlofte.pushes", "outcome=Unchanged type=police.activity.v1"), measured);
        Assert.Contains(("medborgarlofte.refusals", "reason=VALIDATION_FAILED"), measured);
        string[] journal =
        [
            "medborgarlofte.journal.position", "medborgarlofte.journal.published", "medborgarlofte.journal.publish_lag",
            "medborgarlofte.reporting.position", "medborgarlofte.reporting.applied", "medborgarlofte.reporting.apply_lag",
        ];
        Assert.All(journal, name => Assert.Contains((name, "journal=police"), measured));

        void Note(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) => measured.Enqueue(
            (instrument.Name, string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"))));
    }

    private static Pushed Activity(string recordId) => new(recordId, "0685", "trafikkontroll", ["trafikbeteende"], "2021-05-01");

    private sealed record Pushed(string RecordId, string MunicipalityCode, string Kind, string[] Focuses, string Date);
}
