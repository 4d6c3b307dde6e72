using System.Net;
using System.Text;
using Grpc.Core;
using MassTransit;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Journal.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Standalone.Tests.Push;
using Medborgarlofte.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Standalone.Tests.Verification;

/// <summary>
/// Random restores of random services to random earlier states, and messages that are forged, stale or out of order, between pushes: every
/// divergence is announced while it lasts, and at the end the read store is what the journals make and each record that is left counts once.
/// </summary>
public sealed class RandomRestoreTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Api = "/medborgarlofte/v1";
    private const string Agreement = "vetlanda-2020-2021";
    private const int ShortSteps = 8;

    private static readonly string[] Services = ["police", "municipal", "followup"];
    private static readonly TimeSpan? Long = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_FULL") == "1" ? TimeSpan.FromMinutes(10) : null;

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-random-").FullName;
    private readonly string copies = Directory.CreateTempSubdirectory("medborgarlofte-copies-").FullName;
    private readonly List<Copy> made = [];
    private readonly int seed = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_SEED") is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : Environment.TickCount;
    private Host host = null!;
    private int pushed;
    private int held;

    public async Task InitializeAsync()
    {
        await StartAsync();
        await host.SignVetlandaAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(data, recursive: true);
        Directory.Delete(copies, recursive: true);
    }

    [Fact]
    public async Task Run_RandomRestoresAndMessages_IsWhatTheJournalsMakeInTheEnd()
    {
        output.WriteLine($"MEDBORGARLOFTE_TEST_SEED={seed}");
        var random = new Random(seed);
        var until = Long is { } time ? DateTimeOffset.UtcNow + time : (DateTimeOffset?)null;
        await PushAsync("police", 5);
        await CopyAsync("police");
        for (var step = 0; until is { } end ? DateTimeOffset.UtcNow < end : step < ShortSteps; step++)
        {
            // A restore in the short form, whatever the numbers are.
            var kind = step == ShortSteps - 2 ? 4 : random.Next(5);
            var service = Services[random.Next(Services.Length)];
            output.WriteLine($"step {step}: {kind} {service}");
            await (kind switch
            {
                0 => PushAsync(service, random.Next(1, 20)),
                1 => CopyAsync(service),
                2 => ForgeAsync(random),
                3 => RepeatAsync(random, service),
                _ => RestoreAsync(made[random.Next(made.Count)]),
            });
        }

        await PushAsync("police", 3);
        await AppliedAsync();
        Assert.Equal(held, await CountedAsync());
        await StopAsync();
        using var told = new StringWriter();
        Assert.True(await Standalone.Verification.RunAsync(Command.Parse(["verify", "--data", data]), told) == 0, told.ToString());
        await StartAsync();
    }

    private async Task PushAsync(string service, int count)
    {
        var from = pushed;
        pushed += count;
        var numbers = Enumerable.Range(from, count).ToList();
        if (service == "followup")
        {
            var narrative = $$"""
                {"recordId":"n-{{from}}","commitmentId":"2","party":"municipality","period":{"startDate":"2020-01-01","endDate":"2020-06-30"},"text":"Redogörelse {{from}}"}
                """;
            using var request = StandaloneFixture.Request(
                HttpMethod.Post, $"{Api}/agreements/{Agreement}/narratives", host.Token("writer", "municipality", Scopes.FollowUpManage),
                new StringContent(narrative, Encoding.UTF8, "application/json"));
            using var answer = await host.Http.SendAsync(request);
            Assert.True(answer.StatusCode == HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
            return;
        }

        var lines = numbers.Select(number => service == "police"
            ? $$"""{"recordId":"r-{{number}}","municipalityCode":"0685","kind":"trafikkontroll","focuses":["trafikbeteende"],"date":"2020-05-{{1 + (number % 28):00}}"}"""
            : $$"""{"recordId":"r-{{number}}","municipalityCode":"0685","kind":"kampanj","title":"Kampanj {{number}}","startDate":"2020-05-{{1 + (number % 28):00}}"}""");
        var (path, token) = service == "police"
            ? ("/police-activities", host.Token("random-police", "police", Scopes.PoliceReport))
            : ("/campaigns", host.Token("random-municipal", "municipality", Scopes.MunicipalReport));
        var answers = await host.PushAsync(path, token, Encoding.UTF8.GetBytes(string.Join('\n', lines)), "application/x-ndjson");
        Assert.All(answers, answer => Assert.Equal("created", answer.Outcome));
        held += service == "police" ? count : 0;
    }

    private async Task CopyAsync(string service)
    {
        await StopAsync();
        var file = Path.Combine(copies, $"{made.Count}.db");
        File.Copy(Path.Combine(data, $"{service}.db"), file);
        made.Add(new Copy(service, file, held));
        await StartAsync();
    }

    /// <summary>An earlier copy in the place of a database; when Reporting had come further, that is announced until the command is run.</summary>
    private async Task RestoreAsync(Copy copy)
    {
        await AppliedAsync();
        var applied = (await MarkAsync(copy.Service)).Sequence;
        await StopAsync();
        File.Copy(copy.File, Path.Combine(data, $"{copy.Service}.db"), overwrite: true);
        held = copy.Service == "police" ? copy.Held : held;
        await StartAsync();
        var end = (await StatusAsync(copy.Service)).Sequence;
        if (end < applied)
        {
            host.ExpectError("stands still");
            await Eventually.Get(() => MarkAsync(copy.Service), mark => mark.ParkedReason.Contains("the journal ends at entry", StringComparison.Ordinal));
            await Eventually.Get(
                async () => await (await host.Http.GetAsync("/health/ready")).Content.ReadAsStringAsync(),
                text => text.Contains($"{copy.Service} stands still", StringComparison.Ordinal));
        }

        await StopAsync();
        Assert.Equal(0, await QuietHost.AcceptJournalAsync(Command.Parse(["accept-journal", copy.Service, "--data", data])));
        await StartAsync();
    }

    /// <summary>Messages that follow from the journal's true end, or from nothing.</summary>
    private async Task ForgeAsync(Random random)
    {
        var (end, entries) = (await StatusAsync("police"), await EntriesAsync("police"));
        if (entries.Count == 0)
        {
            return;
        }

        host.ExpectError("does not hold them");
        var like = entries[^1];
        var items = Enumerable.Range(0, 10).Select(number =>
            new JournalItem(like.Type, $"police-activity/forger/f-{number}", "forger/system", DateTimeOffset.UtcNow, like.Payload, [])).ToList();
        await host.Services.GetRequiredService<IBus>().Publish(new JournalBatch("police", end.Sequence + random.Next(1, 100), end.Hash.ToByteArray(), items));
    }

    /// <summary>A true batch again, from anywhere in the journal.</summary>
    private async Task RepeatAsync(Random random, string service)
    {
        var entries = await EntriesAsync(service);
        if (entries.Count == 0)
        {
            return;
        }

        var (first, count) = (random.Next(entries.Count), random.Next(1, 5));
        var run = entries.Skip(first).Take(count).ToList();
        await host.Services.GetRequiredService<IBus>().Publish(new JournalBatch(
            service, run[0].Sequence, first == 0 ? [] : entries[first - 1].Hash.ToByteArray(),
            [
                .. run.Select(entry => new JournalItem(entry.Type, entry.Subject, entry.Actor, entry.RecordedAt.ToDateTimeOffset(), entry.Payload,
                    [.. entry.Texts.Select(text => new JournalItemText(text.Hash.ToByteArray(), text.Salt.ToByteArray(), text.Text))])),
            ]));
    }

    private async Task AppliedAsync()
    {
        foreach (var service in Services)
        {
            var end = (await StatusAsync(service)).Sequence;
            await Eventually.Get(() => MarkAsync(service), mark => mark.Sequence == end);
        }
    }

    private async Task<double> CountedAsync()
    {
        var answer = await new ReportingClient(host.Grpc).GetMunicipalityFollowUpAsync(new GetMunicipalityFollowUpRequest { MunicipalityCode = "0685" });
        return answer.FollowUp.Agreements.SelectMany(agreement => agreement.Promises).SelectMany(promise => promise.Commitments)
            .Single(commitment => commitment.Id == $"{Agreement}~2").Targets[0].Count;
    }

    private async Task<JournalWatermark> MarkAsync(string journal) =>
        (await new ReportingClient(host.Grpc).GetReportingStatusAsync(new GetReportingStatusRequest())).Watermarks.Single(mark => mark.Journal == journal);

    private async Task<GetJournalStatusResponse> StatusAsync(string journal) =>
        await new JournalService.JournalServiceClient(host.Grpc).GetJournalStatusAsync(new GetJournalStatusRequest { Journal = journal }, Internal());

    private async Task<List<JournalEntry>> EntriesAsync(string journal)
    {
        using var call = new JournalService.JournalServiceClient(host.Grpc).ReadJournal(new ReadJournalRequest { Journal = journal }, Internal());
        return await call.ResponseStream.ReadAllAsync().SelectMany(page => page.Entries).ToListAsync();
    }

    private Metadata Internal() => host.Headers("test", "", Scopes.ReportsInternal);

    private Task StartAsync()
    {
        host = new Host(data);
        return host.InitializeAsync();
    }

    private async Task StopAsync()
    {
        await host.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private sealed record Copy(string Service, string File, int Held);

    private sealed class Host(string data) : StandaloneFixture(data, ownsData: false);
}
