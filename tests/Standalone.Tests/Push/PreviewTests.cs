using System.Text;
using System.Text.Json;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>validate-only: what a push would change, with nothing stored.</summary>
public sealed class PreviewTests(PreviewTests.Host host) : IClassFixture<PreviewTests.Host>
{
    private const string Address = "vetlanda-2020-2021~2";

    [Fact]
    public async Task Post_ValidateOnly_TellsCountAndSentenceBeforeAndAfter()
    {
        var token = host.Token("test-police", "police", "police.report");
        await host.SignVetlandaAsync();
        await host.PushAsync("/police-activities", token, Lines(1, 12), "application/x-ndjson");
        await host.EventuallyAsync("2", commitment => commitment.Count() == 12);

        var answers = await host.PushAsync("/police-activities?validate-only=true", token, Lines(11, 16), "application/x-ndjson");
        Assert.Equal(["unchanged", "unchanged", "created", "created", "created", "created"], answers.Select(answer => answer.Outcome));
        Assert.Empty(Effects(answers[0].Json));
        Assert.Equal(["12 → 13 av 15", "13 → 14 av 15", "14 → 15 av 15", "15 → 16 av 15"],
            answers.Skip(2).Select(answer => Effect(answer.Json).GetProperty("change").GetProperty("sv").GetString()));
        var last = Effect(answers[4].Json);
        Assert.Equal("14 → 15 of 15", last.GetProperty("change").GetProperty("en").GetString());
        Assert.Equal(("inProgress", "fulfilled"), (last.GetProperty("outcomeBefore").GetString(), last.GetProperty("outcomeAfter").GetString()));
        Assert.Contains("14", last.GetProperty("sentenceBefore").GetProperty("sv").GetString(), StringComparison.Ordinal);
        Assert.Contains("15", last.GetProperty("sentenceAfter").GetProperty("en").GetString(), StringComparison.Ordinal);
        Assert.Empty(answers[4].Json.GetProperty("unreachable").EnumerateArray());

        var single = await host.PushAsync("/police-activities?validate-only=true", token, Lines(13, 13), "application/json");
        Assert.Equal("12 → 13 av 15", Effect(single[0].Json).GetProperty("change").GetProperty("sv").GetString());

        // Nothing of it was stored, and a correction takes the place of what is.
        Assert.Equal(12, await host.StoredAsync("/police-activities?source=test-police"));
        var csv = Encoding.UTF8.GetBytes("id;kommunkod;slag;inriktning;datum\ntk-1;0685;trafikkontroll;;2020-02-15\n");
        var corrected = Assert.Single(await host.PushAsync("/police-activities?validate-only=true", token, csv, "text/csv"));
        Assert.Equal("corrected", corrected.Outcome);
        Assert.Equal("12 → 11 av 15", Effect(corrected.Json).GetProperty("change").GetProperty("sv").GetString());
    }

    [Fact]
    public async Task Post_AreaOrThirdPartyThatNoPledgeNames_IsStoredAndWarnedOf()
    {
        var token = host.Token("warned-police", "police", "police.report");
        await host.SignVetlandaAsync();
        var body = """{"recordId":"v-1","municipalityCode":"0685","kind":"trafikkontroll","date":"2020-02-15","area":"storskogen","thirdParties":["okand"]}""";
        var preview = await Eventually.Get(
            async () => (await host.PushAsync("/police-activities?validate-only=true", token, Encoding.UTF8.GetBytes(body), "application/json"))[0].Json,
            answer => answer.GetProperty("warnings").GetArrayLength() > 0);
        Assert.Equal([("area", "UNKNOWN_AREA"), ("thirdParties[0]", "UNKNOWN_THIRD_PARTY")], preview.GetProperty("warnings").EnumerateArray()
            .Select(warning => (warning.GetProperty("field").GetString(), warning.GetProperty("code").GetString())));

        var csv = "id;kommunkod;slag;datum;område\nv-2;0685;trafikkontroll;2020-02-16;storskogen\nv-3;0685;trafikkontroll;2020-02-17;\n";
        foreach (var atomic in (bool[])[false, true])
        {
            var file = await host.AnswerAsync($"/police-activities?atomic={(atomic ? "true" : "false")}", token, Encoding.UTF8.GetBytes(csv), "text/csv");
            Assert.Equal(["UNKNOWN_AREA"], file.Notes);
            Assert.Equal([1, 0], file.Lines.Select(line => line.Json.GetProperty("result").GetProperty("warnings").GetArrayLength()));
        }
    }

    private static byte[] Lines(int first, int last) => Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(first, last - first + 1).Select(i =>
        $$"""{"recordId":"tk-{{i}}","municipalityCode":"0685","kind":"trafikkontroll","focuses":["trafikbeteende"],"date":"2020-{{1 + (i % 12):00}}-15"}""")));

    private static JsonElement.ArrayEnumerator Effects(JsonElement answer) => answer.GetProperty("effects").EnumerateArray();

    private static JsonElement Effect(JsonElement answer) =>
        Effects(answer).Single(effect => effect.GetProperty("commitmentId").GetString() == Address);

    /// <summary>A host in which it is 1 March 2021.</summary>
    public sealed class Host : StandaloneFixture
    {
        protected override TimeProvider Time { get; } = new ShiftedTime(new DateTimeOffset(2021, 3, 1, 12, 0, 0, TimeSpan.Zero));
    }
}
