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
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Standalone.Tests.Verification;

/// <summary>Reporting believes the journals as they are, and nothing else: no copy that was put back, and no message that somebody made.</summary>
public sealed class OtherJournalTests : IAsyncLifetime
{
    private const string Api = "/medborgarlofte/v1";
    private const string Agreement = "vetlanda-2020-2021";

    private readonly string data = Directory.CreateTempSubdirectory("medborgarlofte-other-").FullName;
    private Host host = null!;

    public async Task InitializeAsync()
    {
        await StartAsync();
        await host.SignVetlandaAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Journal_PutBackByHand_ParksAtOnceAndAfterTheCommandCountsWhatItHolds()
    {
        await PushAsync("kept", 20);
        await CountedAsync(20);
        await CopyAsync("police");
        await PushAsync("lost", 30);
        await CountedAsync(50);
        var told = await ChangesAsync("");
        await StopAsync();
        File.Move(Path.Combine(data, "police-copy"), Path.Combine(data, "police.db"), overwrite: true);

        // Shorter at first, and then another one from entry 21 on.
        await StartAsync();
        host.ExpectError("stands still");
        var parked = await ParkedAsync("police");
        Assert.Contains("the journal ends at entry 20 (", parked.ParkedReason, StringComparison.Ordinal);
        Assert.Contains("and 50 (", parked.ParkedReason, StringComparison.Ordinal);
        await Eventually.Get(ReadyAsync, text => text.Contains("police stands still at 50", StringComparison.Ordinal));
        await PushAsync("new", 40);
        await Eventually.Get(() => ParkedAsync("police"), mark => mark.ParkedReason.Contains("entry 50 (", StringComparison.Ordinal));
        await CountedAsync(50);

        await AcceptAsync("police");
        await VerifyAsync();
        await CountedAsync(60);
        await Eventually.Get(ReadyAsync, text => !text.Contains("stands still", StringComparison.Ordinal));

        // Whoever reads the changes is told, misses nothing and sees no id twice.
        var since = await ChangesAsync(told.Position);
        var restored = Assert.Single(since.Changes, change => change.Type == "journal.restored");
        Assert.Equal(("journal", "police"), (restored.RecordType, restored.RecordId));
        Assert.Equal([("entries", "50", "20"), ("lostRecords", "", "30")], restored.Correction.Changes.Select(change => (change.Field, change.Before, change.After)));
        Assert.Equal(Enumerable.Range(0, 40).Select(number => $"new-{number}"), since.Changes.Where(change => change.Type == "follow-up.changed").Select(change => change.RecordId));
        Assert.Empty(since.Changes.Select(change => change.Id).Intersect(told.Changes.Select(change => change.Id)));
        Assert.EndsWith($".{restored.Version}", since.Position, StringComparison.Ordinal);
        Assert.Empty((await ChangesAsync(since.Position)).Changes);

        foreach (var (path, title) in new[]
        {
            ($"{Api}/corrections.atom?municipality-code=0685", "Polisens rapporter är återställda från en kopia"),
            ("/kommuner/0685/feed.atom", "Polisens rapporter är återställda från en kopia"), ("/en/municipalities/0685/feed.atom", "The police’s reports were restored from a copy"),
        })
        {
            Assert.Contains(title, await host.Http.GetStringAsync(path), StringComparison.Ordinal);
            Assert.DoesNotContain(title, await host.Http.GetStringAsync(path.Replace("0685", "0686", StringComparison.Ordinal)), StringComparison.Ordinal);
        }

        var again = await host.Http.GetAsync($"{Api}/municipalities/0685/follow-up?as-of={told.Changes[^1].RecordedAt.ToDateTimeOffset():yyyy-MM-ddTHH:mm:ss.ffffffZ}&position={told.Position}");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Contains("JOURNAL_RESTORED", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FollowUpJournal_PutBackByHand_IsTakenBackWithItsAgreement()
    {
        await PushAsync("kept", 5);
        await CountedAsync(5);
        await CopyAsync("followup");
        await using (var stream = typeof(StandaloneHost).Assembly.GetManifestResourceStream("agreement.json")!)
        {
            var second = (await System.Text.Json.Nodes.JsonNode.ParseAsync(stream))!;
            second["id"] = "lost-agreement";
            await host.SignAsync(second, "2020-01-01", "0685");
        }

        await Eventually.Get(async () => (await host.Http.GetAsync($"{Api}/agreements/lost-agreement/follow-up")).StatusCode, status => status == HttpStatusCode.OK);
        await PutBackAsync("followup");
        await VerifyAsync();
        await CountedAsync(5);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.GetAsync($"{Api}/agreements/lost-agreement/follow-up")).StatusCode);
        Assert.Contains((await ChangesAsync("")).Changes, change => change is { Type: "journal.restored", RecordId: "followup" });
    }

    [Fact]
    public async Task Restoration_NotedInWhatTheFollowUpJournalLost_IsNotedAgain()
    {
        await PushAsync("kept", 20);
        await CountedAsync(20);
        await CopyAsync("followup");
        await CopyAsync("police");
        await PushAsync("lost", 30);
        await CountedAsync(50);
        var told = await ChangesAsync("");
        await PutBackAsync("police");
        await PushAsync("new", 5);
        await CountedAsync(25);
        await PutBackAsync("followup");
        await CountedAsync(25);

        var since = await ChangesAsync(told.Position);
        Assert.Equal(["followup", "police"], since.Changes.Where(change => change.Type == "journal.restored").Select(change => change.RecordId).Order(StringComparer.Ordinal));
        Assert.Equal(5, since.Changes.Count(change => change.RecordId.StartsWith("new-", StringComparison.Ordinal)));
        await VerifyAsync();
    }

    [Fact]
    public async Task Message_WithEntriesThatNoJournalHolds_IsRefusedAndTheRealOnesCount()
    {
        await PushAsync("real", 10);
        await CountedAsync(10);
        var journals = new JournalService.JournalServiceClient(host.Grpc);
        var headers = host.Headers("test", "", Scopes.ReportsInternal);
        var head = await journals.GetJournalStatusAsync(new GetJournalStatusRequest { Journal = "police" }, headers);
        var entry = (await journals.ReadJournal(new ReadJournalRequest { Journal = "police", After = head.Sequence - 1 }, headers).ResponseStream.ReadAllAsync().FirstAsync()).Entries[0];

        // It follows from the journal's true head, which is public, and is well-formed.
        var bus = host.Services.GetRequiredService<IBus>();
        await bus.Publish(Forged(head, entry, head.Sequence + 1, "police"));
        await bus.Publish(Forged(head, entry, head.Sequence + 1000, "police"));
        await bus.Publish(Forged(head, entry, 1, "another"));
        await bus.Publish(new JournalBatch("police", head.Sequence + 1, null!, null!));
        await bus.Publish(new JournalBatch(null!, 1, [], [new JournalItem("a", "b", "c", default, "{}", [])]));
        await bus.Publish(new JournalBatch("police", head.Sequence + 1, [], [null!, new JournalItem(null!, null!, null!, default, "{}", null!)]));
        host.ExpectError("does not hold them");
        await Eventually.Get(ReadyAsync, text => text.Contains("a message on the bus said of police what its journal does not hold", StringComparison.Ordinal));
        await CountedAsync(10);

        await PushAsync("more", 60);
        await CountedAsync(70);
    }

    private static JournalBatch Forged(GetJournalStatusResponse head, JournalEntry like, long first, string journal) => new(
        journal, first, head.Hash.ToByteArray(),
        [
            .. Enumerable.Range(0, 60).Select(number => new JournalItem(like.Type, $"police-activity/forger/f-{number}", "forger/system", DateTimeOffset.UtcNow,
                like.Payload.Replace("real-9", $"f-{number}", StringComparison.Ordinal), [])),
        ]);

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

    private async Task CopyAsync(string service)
    {
        await StopAsync();
        File.Copy(Path.Combine(data, $"{service}.db"), Path.Combine(data, $"{service}-copy"));
        await StartAsync();
    }

    /// <summary>The copy in the place of the database, and the command when Reporting has stood still.</summary>
    private async Task PutBackAsync(string service)
    {
        await StopAsync();
        File.Move(Path.Combine(data, $"{service}-copy"), Path.Combine(data, $"{service}.db"), overwrite: true);
        await StartAsync();
        host.ExpectError("stands still");
        await ParkedAsync(service);
        await AcceptAsync(service);
    }

    private async Task AcceptAsync(string service) =>
        Assert.Equal(0, await StoppedAsync(() => QuietHost.AcceptJournalAsync(Command.Parse(["accept-journal", service, "--data", data]))));

    private async Task VerifyAsync() => Assert.Equal(0, await StoppedAsync(() => Standalone.Verification.RunAsync(Command.Parse(["verify", "--data", data]))));

    private async Task<int> StoppedAsync(Func<Task<int>> work)
    {
        await StopAsync();
        var exitCode = await work();
        await StartAsync();
        return exitCode;
    }

    private async Task PushAsync(string prefix, int count) => await host.PushAsync(
        "/police-activities", host.Token("other-police", "police", Scopes.PoliceReport), Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, count).Select(number =>
            $$"""{"recordId":"{{prefix}}-{{number}}","municipalityCode":"0685","kind":"trafikkontroll","focuses":["trafikbeteende"],"date":"2020-05-{{1 + (number % 28):00}}"}"""))), "application/x-ndjson");

    private async Task CountedAsync(int count) => await Eventually.Get(async () =>
    {
        var answer = await new ReportingClient(host.Grpc).GetMunicipalityFollowUpAsync(new GetMunicipalityFollowUpRequest { MunicipalityCode = "0685" });
        return answer.FollowUp.Agreements.SelectMany(agreement => agreement.Promises).SelectMany(promise => promise.Commitments)
            .Where(commitment => commitment.Id == $"{Agreement}~2").Select(commitment => commitment.Targets[0].Count).SingleOrDefault(-1);
    }, counted => counted == count);

    private async Task<JournalWatermark> ParkedAsync(string journal) => await Eventually.Get(
        async () => (await new ReportingClient(host.Grpc).GetReportingStatusAsync(new GetReportingStatusRequest())).Watermarks.Single(mark => mark.Journal == journal),
        mark => mark.ParkedReason.Length > 0);

    private async Task<string> ReadyAsync() => await (await host.Http.GetAsync("/health/ready")).Content.ReadAsStringAsync();

    private async Task<ListChangesResponse> ChangesAsync(string after) =>
        await new ReportingClient(host.Grpc).ListChangesAsync(new ListChangesRequest { MunicipalityCode = "0685", After = after, PageSize = 200 });

    private sealed class Host(string data) : StandaloneFixture(data, ownsData: false);
}
