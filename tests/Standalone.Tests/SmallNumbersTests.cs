using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Few persons in every public form: the sentence, JSON, CSV, the feeds and the pages.</summary>
public sealed partial class SmallNumbersTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Api = "/medborgarlofte/v1";
    private const string Municipality = "1280";
    private const string Agreement = "personer";
    private const string Commitment = $"{Agreement}~1";

    [Fact]
    public async Task FewPersons_AloneAndBesideMany_StandInNoPublicForm()
    {
        await AloneAsync();
        await BesideManyAsync();
    }

    /// <summary>Eleven in one area and thirteen in the municipality would say that two were arrested elsewhere.</summary>
    [Fact]
    public async Task PersonsOfOneAreaBesideTheWhole_DoNotTellOfFewElsewhere()
    {
        const string beside = "bredvid";
        await SignAsync(beside, "1281", [], ["norr"]);
        await PushAsync("norr", 11, "1281", "norr");
        await PushAsync("soder", 2, "1281", "soder");

        var whole = await Eventually.Get(() => TargetAsync($"{beside}~1"), found => found.TryGetProperty("count", out var count) && count.GetInt32() == 13);
        Assert.False(whole.GetProperty("suppressed").GetBoolean());
        var north = await TargetAsync($"{beside}~2");
        Assert.True(north.GetProperty("suppressed").GetBoolean());
        Assert.False(north.TryGetProperty("count", out _) || north.TryGetProperty("fewerThan", out _));
        foreach (var address in new[]
        {
            $"{Api}/municipalities/1281/follow-up", $"{Api}/agreements/{beside}/follow-up", $"{Api}/commitments/{beside}~2/receipt", $"{Api}/commitments/{beside}~2/receipt.csv",
            "/datasets/commitments.csv", "/kommuner/1281", $"/ataganden/{beside}~2", $"/avtal/{beside}", $"/en/commitments/{beside}~2", $"{Api}/changes?municipality-code=1281",
        })
        {
            Assert.DoesNotMatch("""(?:elva|eleven)\b|[>:;,=]"?11\b(?!:)|\b11 (?:av|of|gripna|people)""", await TextAsync(address));
        }
    }

    private async Task AloneAsync()
    {
        await SignAsync();
        await PushAsync("ett", 1);
        var target = await Eventually.Get(() => TargetAsync(), found => found.TryGetProperty("suppressed", out var suppressed) && suppressed.GetBoolean());
        Assert.Equal(5, target.GetProperty("fewerThan").GetInt32());
        Assert.False(target.TryGetProperty("count", out _));
        Assert.DoesNotContain("rescue", await TextAsync($"{Api}/municipalities/{Municipality}/follow-up"), StringComparison.Ordinal);

        // Corrected, it is still few: what it was and is stands in the feeds.
        await PushAsync("ett", 2);
        await Eventually.Get(() => TextAsync($"{Api}/corrections?municipality-code={Municipality}"), text => text.Contains("\"ett\"", StringComparison.Ordinal));
        foreach (var (address, said) in new[]
        {
            ($"{Api}/municipalities/{Municipality}/follow-up", "färre än fem"),
            ($"{Api}/agreements/{Agreement}/follow-up", "fewer than five"),
            ($"{Api}/commitments/{Commitment}/receipt", "\"fewerThan\":5"),
            ($"{Api}/commitments/{Commitment}/receipt.csv", "counted<5"),
            ("/datasets/commitments.csv", "färre än fem"),
            ("/datasets/counted-records.csv", "counted<5"),
            ("/datasets/corrections.csv", $"{Commitment}: <5 → <5"),
            ($"{Api}/corrections?municipality-code={Municipality}", "\"afterFewerThan\":5"),
            ($"{Api}/corrections.atom?municipality-code={Municipality}", "&lt;5"),
            ($"{Api}/changes?municipality-code={Municipality}", "\"afterFewerThan\":5"),
            ($"/kommuner/{Municipality}", "färre än 5"),
            ($"/ataganden/{Commitment}", "färre än 5"),
            ($"/en/commitments/{Commitment}", "fewer than 5"),
            ($"/avtal/{Agreement}", "färre än"),
        })
        {
            var text = await TextAsync(address);
            Assert.True(text.Contains(said, StringComparison.Ordinal), $"{address} does not say {said}: {text}");

            // How many rows a receipt has is no number of persons.
            var persons = Regex.Replace(text, "\"totals\":\\{[^}]*", "");
            Assert.Empty(Telling().Matches(persons).Select(match => $"{address}: {match.Value}"));
        }
    }

    private async Task BesideManyAsync()
    {
        await PushAsync("manga", 11);
        var target = await Eventually.Get(() => TargetAsync(), found => found.TryGetProperty("count", out _));
        Assert.Equal(13, target.GetProperty("count").GetInt32());
        var receipt = JsonDocument.Parse(await TextAsync($"{Api}/commitments/{Commitment}/receipt")).RootElement;
        Assert.All(receipt.GetProperty("rows").EnumerateArray(), row => Assert.False(row.TryGetProperty("counted", out _)));
        Assert.Equal(13, Assert.Single(receipt.GetProperty("courses").EnumerateArray().Single().GetProperty("points").EnumerateArray()).GetProperty("total").GetInt32());
        foreach (var address in new[] { $"{Api}/commitments/{Commitment}/receipt.csv", "/datasets/counted-records.csv", $"{Api}/changes?municipality-code={Municipality}" })
        {
            // Instants have elevens of their own.
            Assert.DoesNotMatch(@"[=:;,]""?11\b", Regex.Replace(await TextAsync(address), @"\d\dT[\d:.]+Z", ""));
        }

        // The source itself reads what it sent.
        using var own = StandaloneFixture.Request(HttpMethod.Get, $"{Api}/police-activities/polisen/ett", Token);
        Assert.Contains("\"count\":2", await (await host.Http.SendAsync(own)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>A number of persons as JSON, CSV, a table or a feed would say it.</summary>
    [GeneratedRegex("""gripen-person=\d|"code":"gripen-person"|"(?:count|counted|before|after|total)":[1-4]\b(?!\d)|data-field="count">[1-4]<|Räknat</td><td>[1-4]<|räknas [1-4]\b|<td>[1-4]</td></tr>""")]
    private static partial Regex Telling();

    private string Token => TokenOf(Municipality);

    private string TokenOf(string municipality) => host.Token("polisen", "police", Scopes.PoliceReport, municipality);

    /// <param name="agreement">Its id.</param>
    /// <param name="municipality">Its municipality.</param>
    /// <param name="areas">For each commitment, what it counts; none for the whole municipality.</param>
    private async Task SignAsync(string agreement = Agreement, string municipality = Municipality, params string[][] areas)
    {
        var agreements = new AgreementsService.AgreementsServiceClient(host.Grpc);
        var coordinator = host.Coordinator(municipality: municipality);
        await agreements.DraftAgreementAsync(new DraftAgreementRequest
        {
            Agreement = new Agreement
            {
                Id = agreement, MunicipalityCode = municipality, Title = "Medborgarlöfte",
                Period = new Period { StartDate = "2021-01-01", EndDate = "2099-12-31" },
                Areas = { areas.SelectMany(codes => codes).Select(code => new Area { Code = code, Name = code }) },
                Promises = { new Promise { Id = "1", Text = "Att öka tryggheten." } },
                Commitments =
                {
                    (areas.Length == 0 ? [[]] : areas).Select((codes, index) => new Commitment
                    {
                        Id = $"{index + 1}", Text = "Gripa minst tjugo personer.", Promises = { "1" }, Responsible = { Party.Police, Party.Municipality },
                        Targets =
                        {
                            new Target
                            {
                                Id = "a", Occasions = new OccasionsTarget { Comparison = Comparison.AtLeast, Number = 20, Per = Per.Period },
                                Counting = new CountingRule { Outcome = "gripen-person", Areas = { codes } },
                            },
                        },
                    }),
                },
            },
        }, coordinator);
        foreach (var party in (ReadOnlySpan<Party>)[Party.Municipality, Party.Police])
        {
            agreements.SignAgreement(
                new SignAgreementRequest { AgreementId = agreement, Signature = new Signature { Party = party, Role = "ordförande", SignedOn = "2021-01-01" } },
                host.Coordinator(party.ToString().ToLowerInvariant(), municipality));
        }
    }

    private async Task PushAsync(string id, int persons, string municipality = Municipality, string area = "")
    {
        using var request = StandaloneFixture.Request(HttpMethod.Post, $"{Api}/police-activities?reason=Fel", TokenOf(municipality), JsonContent.Create(new
        {
            recordId = id,
            municipalityCode = municipality,
            area,
            kind = "ingripande",
            date = "2021-05-01",
            outcomes = new[] { new { code = "gripen-person", count = persons } },
        }));
        using var answer = await host.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The commitment's target; an empty one while Reporting has not read the agreement yet.</summary>
    private async Task<JsonElement> TargetAsync(string commitment = Commitment)
    {
        using var answer = await host.Http.GetAsync(new Uri($"{Api}/commitments/{commitment}/receipt", UriKind.Relative));
        return answer.IsSuccessStatusCode
            ? JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("commitment").GetProperty("targets").EnumerateArray().Single()
            : JsonDocument.Parse("{}").RootElement;
    }

    private async Task<string> TextAsync(string address)
    {
        using var answer = await host.Http.GetAsync(new Uri(address, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {text}");
        return text;
    }
}
