using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Medborgarlofte.Standalone.Tests.Push;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Feeds;

/// <summary>Corrections and changes, from the push to the reader who begins again.</summary>
public sealed class FeedTests(FeedTests.Host host) : IClassFixture<FeedTests.Host>, IAsyncLifetime
{
    private const string Api = "/medborgarlofte/v1";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public async Task InitializeAsync()
    {
        var token = host.Token("feed-police", "police", "police.report");
        await host.SignVetlandaAsync();
        await PushAsync(token, """{"recordId":"f-1","municipalityCode":"0685","kind":"trafikkontroll","focuses":["trafikbeteende"],"date":"2020-05-01"}""");
        await PushAsync(token, """{"recordId":"f-2","municipalityCode":"0685","kind":"fotpatrull","date":"2019-05-01"}""");
        await PushAsync(token, """{"recordId":"f-1","municipalityCode":"0685","kind":"trafikkontroll","date":"2020-05-01"}""");
        await Eventually.Get(ChangesAsync, changes => changes.Any(change => Type(change) == "medborgarlofte.correction.recorded.v1"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Changes_FromTheFirst_AreCloudEventsThatCanBeReadAgain()
    {
        var all = await ChangesAsync();
        Assert.Equal(
            ["agreement.signed", "correction.recorded", "follow-up.changed"],
            all.Select(Type).Select(type => type!["medborgarlofte.".Length..^".v1".Length]).Distinct().Order());
        Assert.All(all, change => Assert.Equal("1.0", change.GetProperty("specversion").GetString()));
        Assert.Equal(all.Count, all.Select(Id).Distinct().Count());
        Assert.DoesNotContain(all, change => change.GetProperty("subject").GetString() == "police-activity/feed-police/f-2");

        var correction = all.Single(change => Type(change) == "medborgarlofte.correction.recorded.v1");
        Assert.Equal("police-activity/feed-police/f-1", correction.GetProperty("subject").GetString());
        var count = correction.GetProperty("data").GetProperty("counts").EnumerateArray().Single();
        Assert.Equal(("vetlanda-2020-2021~2", 1, 0),
            (count.GetProperty("commitmentId").GetString(), count.GetProperty("before").GetInt32(), count.GetProperty("after").GetInt32()));

        List<string?> oneByOne = [];
        for (var page = $"{Api}/changes?limit=1&municipality-code=0685"; ;)
        {
            var response = await host.Http.GetAsync(page);
            Assert.Equal("application/cloudevents-batch+json", response.Content.Headers.ContentType?.ToString());
            var changes = (await response.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().ToList();
            if (changes.Count == 0)
            {
                break;
            }

            oneByOne.AddRange(changes.Select(Id));
            page = response.Headers.GetValues("Link").Single().Split('<', '>')[1];
        }

        Assert.Equal(all.Select(Id), oneByOne);
        var after = await ChangesAsync($"&after={all[0].GetProperty("position").GetString()}");
        Assert.Equal(all.Skip(1).Select(Id), after.Select(Id));
    }

    [Fact]
    public async Task Corrections_AsJsonAndAtom_TellTheSame()
    {
        var json = await host.Http.GetFromJsonAsync<JsonElement>($"{Api}/corrections?agreement-id=vetlanda-2020-2021");
        var corrections = json.GetProperty("corrections").EnumerateArray().ToList();
        Assert.Equal(["f-1"], corrections.Select(correction => correction.GetProperty("recordId").GetString()).Distinct());
        Assert.Empty((await host.Http.GetFromJsonAsync<JsonElement>($"{Api}/corrections?after={json.GetProperty("position").GetString()}"))
            .GetProperty("corrections").EnumerateArray());
        Assert.Empty((await host.Http.GetFromJsonAsync<JsonElement>($"{Api}/corrections?municipality-code=0686"))
            .GetProperty("corrections").EnumerateArray());

        var response = await host.Http.GetAsync($"{Api}/corrections.atom?municipality-code=0685");
        Assert.Equal("application/atom+xml; charset=utf-8", response.Content.Headers.ContentType?.ToString());
        var feed = XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!;
        Assert.Equal("Rättelser i medborgarlöften: Vetlanda", feed.Element(Atom + "title")?.Value);
        Assert.Equal(corrections.Select(correction => $"urn:medborgarlofte:correction:{Id(correction)}").Reverse(),
            feed.Elements(Atom + "entry").Select(entry => entry.Element(Atom + "id")!.Value));
        Assert.All(feed.Descendants(Atom + "link"), link =>
            Assert.StartsWith(host.RestAddress.ToString(), link.Attribute("href")!.Value, StringComparison.Ordinal));
        Assert.NotNull(feed.Element(Atom + "updated"));

        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Api}/corrections.atom?municipality-code=0685");
        again.Headers.IfNoneMatch.Add(response.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await host.Http.SendAsync(again)).StatusCode);
    }

    [Theory]
    [InlineData("/changes?after=x", "after")]
    [InlineData("/changes?municipality-code=9999", "municipality-code")]
    [InlineData("/changes?limit=201", "limit")]
    [InlineData("/corrections?after=1.2", "after")]
    [InlineData("/corrections.atom?after=1.2.3", "after")]
    public async Task Feeds_BadParameter_400NamesIt(string path, string field)
    {
        var response = await host.Http.GetAsync(Api + path);
        Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal([field], problem.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("field").GetString()));
    }

    private static string? Type(JsonElement change) => change.GetProperty("type").GetString();

    private static string? Id(JsonElement item) => item.GetProperty("id").GetString();

    private async Task<List<JsonElement>> ChangesAsync() => await ChangesAsync("");

    private async Task<List<JsonElement>> ChangesAsync(string query) => [.. (await host.Http.GetFromJsonAsync<JsonElement>(
        $"{Api}/changes?limit=200&municipality-code=0685{query}")).EnumerateArray()];

    private Task<List<PushedLine>> PushAsync(string token, string record) =>
        host.PushAsync("/police-activities", token, Encoding.UTF8.GetBytes(record), "application/x-ndjson");

    /// <summary>A host in which it is 1 March 2021.</summary>
    public sealed class Host : StandaloneFixture
    {
        protected override TimeProvider Time { get; } = new ShiftedTime(new DateTimeOffset(2021, 3, 1, 12, 0, 0, TimeSpan.Zero));
    }
}
