using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>What a push may not do: say that something was done on a day to come, or store where something is stored already.</summary>
public sealed class PushConditionTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Api = "/medborgarlofte/v1";

    private readonly string police = host.Token("when-police", "police", "police.report");
    private readonly string municipal = host.Token("when-kommun", "municipality", "municipal.report");
    private readonly string coordinator = host.Token("when-kommun", "municipality", "followup.manage");

    [Theory]
    [InlineData("/police-activities", """{"recordId":"d","municipalityCode":"0685","kind":"trafikkontroll","date":"DAY"}""", "date")]
    [InlineData("/police-activities", """{"recordId":"d","municipalityCode":"0685","kind":"trafikkontroll","date":"2021-05-01","endDate":"DAY"}""", "endDate")]
    [InlineData("/measures", """{"recordId":"d","municipalityCode":"0685","kind":"plan","title":"Plan","steps":[{"step":"carriedOut","date":"DAY"}]}""", "steps[0].date")]
    [InlineData("/measures", """{"recordId":"d","municipalityCode":"0685","kind":"plan","title":"Plan","steps":[{"step":"planned","date":"DAY"}]}""", "steps[0].date")]
    [InlineData("/campaigns", """{"recordId":"d","municipalityCode":"0685","kind":"kampanj","title":"Kampanj","startDate":"DAY"}""", "startDate")]
    [InlineData("/situation-pictures", """{"recordId":"d","municipalityCode":"0685","date":"DAY"}""", "date")]
    public async Task Post_DayToCome_IsRefused(string path, string record, string field)
    {
        var token = path switch { "/police-activities" => police, "/situation-pictures" => coordinator, _ => municipal };
        foreach (var day in new[] { "2099-05-01", Day(2) })
        {
            var response = await SendAsync(HttpMethod.Post, path, token, record.Replace("DAY", day, StringComparison.Ordinal));
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
            var error = problem.GetProperty("errors").EnumerateArray().Single(error => error.GetProperty("field").GetString() == field);
            Assert.Contains("to come", error.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_TodayInSweden_IsTaken()
    {
        var body = $$"""{"recordId":"today","municipalityCode":"0685","kind":"trafikkontroll","date":"{{Day(0)}}"}""";
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Post, "/police-activities", police, body)).StatusCode);
        body = $$"""{"recordId":"running","municipalityCode":"0685","kind":"kampanj","title":"Kampanj","startDate":"{{Day(0)}}","endDate":"{{Day(30)}}"}""";
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Post, "/campaigns", municipal, body)).StatusCode);
    }

    [Theory]
    [InlineData("/police-activities/when-police", """{"municipalityCode":"0685","kind":"trafikkontroll","date":"2021-05-01","quantity":N}""")]
    [InlineData("/measures/when-kommun", """{"municipalityCode":"0685","kind":"plan","title":"Plan","steps":[{"step":"carriedOut","date":"2021-05-01"}],"quantity":N}""")]
    [InlineData("/campaigns/when-kommun", """{"municipalityCode":"0685","kind":"kampanj","title":"Kampanj N","startDate":"2021-05-01"}""")]
    public async Task Put_IfNoneMatchAny_OnlyCreates(string path, string record)
    {
        var token = path.StartsWith("/police", StringComparison.Ordinal) ? police : municipal;
        Assert.Equal(HttpStatusCode.Created, (await PutAsync(1, "*")).StatusCode);
        foreach (var quantity in new[] { 1, 2 })
        {
            var refused = await PutAsync(quantity, "*");
            Assert.Equal(HttpStatusCode.PreconditionFailed, refused.StatusCode);
            Assert.Equal("ETAG_MISMATCH", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("reason").GetString());
        }

        Assert.Equal(1, (await host.GetJsonAsync($"{path}/only-new", token)).GetProperty("state").GetProperty("version").GetInt32());
        Assert.Equal(HttpStatusCode.BadRequest, (await PutAsync(2, "\"abc\"")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await PutAsync(2, null)).StatusCode);

        Task<HttpResponseMessage> PutAsync(int quantity, string? ifNoneMatch) => SendAsync(
            HttpMethod.Put, $"{path}/only-new", token, record.Replace("N}", $"{quantity}}}", StringComparison.Ordinal).Replace("j N", $"j {quantity}", StringComparison.Ordinal), ifNoneMatch);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData(" \r\n")]
    [InlineData("{}")]
    public async Task Delete_EmptyOrNullBody_Withdraws(string body)
    {
        var id = $"gone-{body.Length}";
        await SendAsync(HttpMethod.Put, $"/police-activities/when-police/{id}", police, """{"municipalityCode":"0685","kind":"trafikkontroll","date":"2021-05-01"}""");
        var response = await SendAsync(HttpMethod.Delete, $"/police-activities/when-police/{id}?reason=Fel%20kommun", police, body);
        Assert.Equal("withdrawn", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("outcome").GetString());
    }

    private static string Day(int later) => SwedishTime.DayOf(DateTimeOffset.UtcNow).AddDays(later).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string token, string body, string? ifNoneMatch = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var request = StandaloneFixture.Request(method, Api + path, token, content);
        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }

        return await host.Http.SendAsync(request);
    }
}
