using System.Net;
using System.Net.Http.Json;
using System.Text;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>Files that are read by their sender's own names of columns and codes.</summary>
public sealed class MappingTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    private const string Api = "/medborgarlofte/v1";
    private const string File = "Ärendenr;Ort;Utfört;Insatstyp;Tema;Handläggare\nm-1;Vetlanda;2021-05-01;TK 01;NYK|hastighet;Bo\nm-2;0685;2021-05-02;fotpatrull;;Bo";

    private static readonly string[] Ignored = ["Handläggare"];

    private readonly string token = host.Token("mapping-police", "police", "police.report");

    [Fact]
    public async Task Put_ThenFileByIt_IsTakenByItsOwnNames()
    {
        Assert.Equal(HttpStatusCode.OK, await PutAsync("export", new
        {
            columns = new[] { Column("Ärendenr", "recordId"), Column("Ort", "municipalityCode"), Column("Utfört", "date"), Column("Insatstyp", "kind"), Column("Tema", "focuses") },
            codes = new[] { new { field = "kind", value = "TK 01", code = "trafikkontroll" }, new { field = "focuses", value = "NYK", code = "nykterhet" } },
            ignoredColumns = Ignored,
        }));
        var answer = await host.AnswerAsync("/police-activities?mapping=export", token, Encoding.UTF8.GetBytes(File), "text/csv");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal((2, 2), (answer.Total("records"), answer.Total("created")));
        var stored = await host.GetJsonAsync("/police-activities/mapping-police/m-1", token);
        Assert.Equal("trafikkontroll", stored.GetProperty("kind").GetString());
        Assert.Equal(["hastighet", "nykterhet"], stored.GetProperty("focuses").EnumerateArray().Select(focus => focus.GetString()));
        Assert.Contains("export", (await host.GetJsonAsync("/mappings", token)).GetProperty("mappings").EnumerateArray().Select(mapping => mapping.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Mapping_ThatIsNotThereOrDoesNotFit_IsRefused()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await host.AnswerAsync("/police-activities?mapping=none", token, Encoding.UTF8.GetBytes(File), "text/csv")).Status);
        Assert.Equal(HttpStatusCode.OK, await PutAsync("wrong", new { columns = new[] { Column("Ärendenr", "caseNumber") } }));
        var answer = await host.AnswerAsync("/police-activities?mapping=wrong", token, Encoding.UTF8.GetBytes(File), "text/csv");
        Assert.Equal((HttpStatusCode.BadRequest, "mapping"), (answer.Status, answer.Problem.GetProperty("errors")[0].GetProperty("field").GetString()));
        Assert.Equal(HttpStatusCode.BadRequest, await PutAsync("personal", new { columns = new[] { Column("121212-1212", "recordId") } }));
        using var other = StandaloneFixture.Request(HttpMethod.Get, $"{Api}/mappings/wrong", host.Token("another-police", "police", "police.report"));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Http.SendAsync(other)).StatusCode);
    }

    private static object Column(string column, string field) => new { column, field };

    private async Task<HttpStatusCode> PutAsync(string name, object mapping)
    {
        using var request = StandaloneFixture.Request(HttpMethod.Put, $"{Api}/mappings/{name}", token, JsonContent.Create(mapping));
        return (await host.Http.SendAsync(request)).StatusCode;
    }
}
