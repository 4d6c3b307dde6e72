using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Observed values and goals are decimals: what goes in comes out digit for digit, and a value just short of its goal never reaches it.</summary>
public sealed class DecimalValueTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Api = "/medborgarlofte/v1";
    private const string Municipality = "1281";

    // Each is a goal; one commitment gets the value itself and another the value one millionth below it, where that has fifteen digits too.
    private static readonly string[] Values =
    [
        "66.96", "0.3", "0.7", "1.1", "0.000001", "-0.000001", "0.123456", "8.999999", "999999999.999999", "-999999999.999999", "123456789012.345",
        "1000000000000", "-1000000000000", "0", "67",
    ];

    private string Manager => host.Token("coordinator-municipality", "municipality", Scopes.FollowUpManage, Municipality);

    [Fact]
    public Task Rest_ValuesOfSixDecimalsAndAtTheLimits_ComeOutAsTheyWentIn() => CheckAsync("decimaler-rest", async (agreement, commitment, value) =>
    {
        var (status, text) = await PostAsync($"/agreements/{agreement}/observations", $$"""{"recordId":"{{agreement}}~{{commitment}}","commitmentId":"{{commitment}}","date":"2021-03-01","value":{{value}}}""");
        Assert.True(status is HttpStatusCode.OK or HttpStatusCode.Created, text);
    });

    [Fact]
    public Task Grpc_ValuesOfSixDecimalsAndAtTheLimits_ComeOutAsTheyWentIn() => CheckAsync("decimaler-grpc", async (agreement, commitment, value) =>
        await new IndicatorObservationsService.IndicatorObservationsServiceClient(host.Grpc).ReportIndicatorObservationAsync(
            new ReportIndicatorObservationRequest
            {
                Observation = new IndicatorObservation
                {
                    RecordId = $"{agreement}~{commitment}", AgreementId = agreement, CommitmentId = commitment, Date = "2021-03-01",
                    // What a program that adds up has in its hands.
                    Value = value == "0.3" ? 0.1 + 0.2 : value == "1.1" ? 1.1000000000000001 : double.Parse(value, CultureInfo.InvariantCulture),
                },
            }, host.Coordinator(municipality: Municipality)));

    [Fact]
    public async Task Report_MoreDigitsThanAreKept_IsRefused()
    {
        await SignAsync("siffror-rest", [("1", "67", "66")]);
        foreach (var value in new[] { "999999999999.999999", "1000000000.123456", "123456789.12345649", "1000000000000.1", "0.1234567" })
        {
            var (status, text) = await PostAsync("/agreements/siffror-rest/observations", $$"""{"recordId":"v","commitmentId":"1","date":"2021-03-01","value":{{value}}}""");

            Assert.True(status == HttpStatusCode.BadRequest, $"{value}: {status} {text}");
            Assert.Contains("\"value\"", text, StringComparison.Ordinal);
        }
    }

    private async Task CheckAsync(string agreement, Func<string, string, string, Task> report)
    {
        var commitments = Commitments();
        await SignAsync(agreement, commitments);
        foreach (var (id, _, value) in commitments)
        {
            await report(agreement, id, value);
        }

        // The last one has arrived when every one has.
        var last = commitments[^1].Id;
        await Eventually.Get(() => TextAsync($"{Api}/commitments/{agreement}~{last}/receipt"), text => text.Contains("\"count\":", StringComparison.Ordinal));
        var table = await TextAsync("/datasets/commitments.csv");
        foreach (var (id, goal, value) in commitments)
        {
            await IsExactAsync($"{agreement}~{id}", goal, value, table);
        }
    }

    private async Task IsExactAsync(string commitment, string goal, string value, string table)
    {
        using var receipt = JsonDocument.Parse(await TextAsync($"{Api}/commitments/{commitment}/receipt?counted=true"));
        var judged = receipt.RootElement.GetProperty("commitment");
        var target = judged.GetProperty("targets").EnumerateArray().Single();
        Assert.Equal((goal, value), (target.GetProperty("required").GetRawText(), target.GetProperty("count").GetRawText()));
        Assert.Equal(value, receipt.RootElement.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("recordId").GetString() == commitment).GetProperty("value").GetRawText());
        Assert.Equal(goal == value ? "fulfilled" : "notFulfilled", judged.GetProperty("outcome").GetString());

        var lines = (await TextAsync($"{Api}/commitments/{commitment}/receipt.csv")).Split("\r\n");
        var row = Assert.Single(lines, line => line.Contains($",{commitment},", StringComparison.Ordinal));
        Assert.Equal(value, row.Split(',')[Array.IndexOf(lines[0].Split(','), "value")]);
        Assert.Contains($",{goal},", Assert.Single(table.Split("\r\n"), line => line.Split(',').Contains(commitment)), StringComparison.Ordinal);

        var page = WebUtility.HtmlDecode(await TextAsync($"/ataganden/{commitment}"));
        Assert.Contains(Swedish(value), page, StringComparison.Ordinal);
        Assert.Contains(Swedish(goal), page, StringComparison.Ordinal);
        var observed = await TextAsync($"{Api}/agreements/{commitment.Split('~')[0]}/observations?limit=200", Manager);
        Assert.Contains($"\"value\":{value},", observed, StringComparison.Ordinal);
    }

    /// <summary>"1 234,5", as the pages write it.</summary>
    private static string Swedish(string value) =>
        decimal.Parse(value, CultureInfo.InvariantCulture).ToString("#,##0.######", CultureInfo.InvariantCulture).Replace(',', '\u00a0').Replace('.', ',');

    private static List<(string Id, string Goal, string Value)> Commitments()
    {
        var all = Values.Select(value => (value, value)).Concat(
            from value in Values
            let below = (decimal.Parse(value, CultureInfo.InvariantCulture) - 0.000001m).ToString("0.######", CultureInfo.InvariantCulture)
            where below.Count(char.IsDigit) <= 15
            select (value, below));
        return [.. all.Select((pair, index) => ($"{index + 1}", pair.Item1, pair.Item2))];
    }

    private async Task SignAsync(string agreement, List<(string Id, string Goal, string Value)> commitments)
    {
        var wire = new JsonObject
        {
            ["id"] = agreement,
            ["municipalityCode"] = Municipality,
            ["title"] = "Medborgarlöfte",
            ["period"] = new JsonObject { ["startDate"] = "2021-01-01", ["endDate"] = "2021-12-31" },
            ["promises"] = new JsonArray(new JsonObject { ["id"] = "1", ["text"] = "Att öka tryggheten." }),
            ["commitments"] = new JsonArray([.. commitments.Select(commitment => JsonNode.Parse($$"""
                {"id":"{{commitment.Id}}","text":"Tryggheten ska öka.","promises":["1"],"responsible":["municipality"],"targets":[
                  {"id":"a","indicator":{"name":{"sv":"trygghet","en":"safety"},"unit":"procent","direction":"higher","baseline":{{commitment.Value}},"goal":{{commitment.Goal}} } } ] }
                """))]),
        };
        if (agreement.EndsWith("rest", StringComparison.Ordinal))
        {
            await host.SignAsync(wire, "2021-01-01", Municipality);
            return;
        }

        var agreements = new AgreementsService.AgreementsServiceClient(host.Grpc);
        await agreements.DraftAgreementAsync(new DraftAgreementRequest { Agreement = Agreement(agreement, commitments) }, host.Coordinator(municipality: Municipality));
        foreach (var party in (ReadOnlySpan<Party>)[Party.Municipality, Party.Police])
        {
            agreements.SignAgreement(
                new SignAgreementRequest { AgreementId = agreement, Signature = new Signature { Party = party, Role = "ordförande", SignedOn = "2021-01-01" } },
                host.Coordinator(party.ToString().ToLowerInvariant(), Municipality));
        }
    }

    private static Agreement Agreement(string id, List<(string Id, string Goal, string Value)> commitments) => new()
    {
        Id = id, MunicipalityCode = Municipality, Title = "Medborgarlöfte", Period = new Period { StartDate = "2021-01-01", EndDate = "2021-12-31" },
        Promises = { new Promise { Id = "1", Text = "Att öka tryggheten." } },
        Commitments =
        {
            commitments.Select(commitment => new Commitment
            {
                Id = commitment.Id, Text = "Tryggheten ska öka.", Promises = { "1" }, Responsible = { Party.Municipality },
                Targets =
                {
                    new Target
                    {
                        Id = "a",
                        Indicator = new IndicatorTarget
                        {
                            Name = new LocalizedText { Sv = "trygghet", En = "safety" }, Unit = "procent", Direction = Direction.Higher,
                            Goal = double.Parse(commitment.Goal, CultureInfo.InvariantCulture),
                        },
                    },
                },
            }),
        },
    };

    private async Task<(HttpStatusCode Status, string Text)> PostAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Post, Api + path, Manager, content));
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<string> TextAsync(string address, string? token = null)
    {
        using var answer = await host.Http.SendAsync(StandaloneFixture.Request(HttpMethod.Get, address, token));
        return await answer.Content.ReadAsStringAsync();
    }
}
