using System.Net;
using System.Text.Json;
using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.Codes;

[Collection(GatewayCollection.Name)]
public sealed class CodeEndpointTests(GatewayHost host) : GatewayTests(host)
{
    [Fact]
    public async Task List_EveryOneOfTheIndex_HasItsCodesInBothLanguagesAsJsonAndCsv()
    {
        var lists = (await JsonAsync(await GetAsync("/codes"))).GetProperty("lists").EnumerateArray().ToList();
        Assert.Equal(
            ["kinds", "focuses", "units", "outcomes", "audiences", "channels", "risk-occasions", "municipalities", "areas", "third-parties"],
            lists.Select(list => list.GetProperty("list").GetString()));
        foreach (var address in lists.Select(list => list.GetProperty("address").GetString()![Api.Length..]).Where(address => address is not CodeAddresses.Areas and not CodeAddresses.ThirdParties))
        {
            var codes = (await JsonAsync(await GetAsync(address))).GetProperty("codes").EnumerateArray().ToList();
            Assert.NotEmpty(codes);
            Assert.All(codes, code => Assert.All((string[])["code", "sv", "en"], name => Assert.NotEmpty(code.GetProperty(name).GetString()!)));

            var rows = (await (await GetAsync($"{address}.csv")).Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
            Assert.StartsWith("code,sv,en", rows[0], StringComparison.Ordinal);
            Assert.Equal(codes.Select(code => code.GetProperty("code").GetString()), rows.Skip(1).Select(row => row.Split(',')[0]));
        }
    }

    [Fact]
    public async Task Get_Again_NotModified()
    {
        foreach (var address in (string[])["/codes", "/codes/units", "/codes/units.csv", "/codes/units.csv?separator=semicolon"])
        {
            var first = await GetAsync(address);
            Assert.Equal("public, max-age=86400", first.Headers.CacheControl?.ToString());
            var again = await SendAsync(HttpMethod.Get, address, header: ("If-None-Match", first.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        }
    }

    [Fact]
    public async Task Get_AcceptsCsv_IsCsv() =>
        Assert.Equal("text/csv", (await SendAsync(HttpMethod.Get, "/codes/focuses", header: ("Accept", "text/csv"))).Content.Headers.ContentType?.MediaType);

    [Fact]
    public async Task Get_OfMunicipality_HasWhatItsSignedAgreementsDeclare()
    {
        Rpcs.On<ListAgreementsRequest>(request =>
        {
            Assert.Equal("0685", request.MunicipalityCode);
            return new ListAgreementsResponse { Agreements = { Agreement("later", "2022-01-01", "Nya centrum"), Agreement("earlier", "2020-01-01", "Gamla centrum"), Draft() } };
        });

        var area = Assert.Single((await JsonAsync(await GetAsync("/codes/areas?municipality-code=0685"))).GetProperty("codes").EnumerateArray());
        Assert.Equal("""{"code":"centrum","sv":"Nya centrum","en":"Nya centrum","agreements":["earlier","later"]}""", area.GetRawText());

        var kinds = await JsonAsync(await GetAsync("/codes/kinds?municipality-code=0685"));
        Assert.Equal(ActivityKinds.All.Count + 1, kinds.GetProperty("total").GetInt32());
        Assert.Equal("0685.nattvandring", kinds.GetProperty("codes").EnumerateArray().Last().GetProperty("code").GetString());

        var occasions = (await JsonAsync(await GetAsync("/codes/risk-occasions?municipality-code=0685"))).GetProperty("codes").EnumerateArray().ToList();
        var set = Assert.Single(occasions, occasion => occasion.TryGetProperty("dates", out _));
        Assert.Equal("lovvecka-sport", set.GetProperty("code").GetString());
        Assert.Equal("sportlovet", set.GetProperty("sv").GetString());
    }

    [Fact]
    public async Task Get_WhatIsNotThere_IsRefused()
    {
        await ProblemAsync(await GetAsync("/codes/finns-inte"), HttpStatusCode.NotFound, "CODE_LIST_NOT_FOUND");
        await ProblemAsync(await GetAsync("/codes/finns-inte.csv"), HttpStatusCode.NotFound, "CODE_LIST_NOT_FOUND");
        Assert.Equal(["municipality-code"], Fields(await ProblemAsync(await GetAsync("/codes/areas"), HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
        await ProblemAsync(await GetAsync("/codes/areas?municipality-code=0000"), HttpStatusCode.NotFound, "MUNICIPALITY_NOT_FOUND");
        Assert.Equal(["municipality-code"], Fields(await ProblemAsync(await GetAsync("/codes/units?municipality-code=0685"), HttpStatusCode.BadRequest, "VALIDATION_FAILED")));
    }

    [Fact]
    public async Task Errors_ThatNameACodeList_LinkToIt()
    {
        var response = await SendAsync(HttpMethod.Post, "/police-activities", PoliceToken, "id;kommun;slag;datum\nx;Nowhere;trafikkontroll;2021-05-01\n", "text/csv");
        var problem = await ProblemAsync(response, HttpStatusCode.BadRequest, "NOTHING_TAKEN");
        Assert.Equal($"{Api}/codes/municipalities", Assert.Single(problem.GetProperty("errors").EnumerateArray()).GetProperty("codes").GetString());
    }

    [Fact]
    public async Task Description_FieldsOfCodes_LinkToTheirLists()
    {
        var document = JsonDocument.Parse(await (await GetAsync("/openapi.json")).Content.ReadAsStringAsync()).RootElement;
        var fields = document.GetProperty("components").GetProperty("schemas").GetProperty("PoliceActivityRequest").GetProperty("properties");
        foreach (var (field, list) in ((string, string)[])[("kind", "kinds"), ("focuses", "focuses"), ("unit", "units"), ("municipalityCode", "municipalities"), ("area", "areas"), ("thirdParties", "third-parties")])
        {
            Assert.Equal($"{Api}/codes/{list}", fields.GetProperty(field).GetProperty("externalDocs").GetProperty("url").GetString());
        }
    }

    private static Agreement Agreement(string id, string from, string area) => new()
    {
        Id = id, MunicipalityCode = "0685", State = AgreementState.Signed, Period = new Period { StartDate = from },
        Areas = { new Area { Code = "centrum", Name = area } },
        OwnKinds = { new OwnKind { Code = "0685.nattvandring", Singular = new LocalizedText { Sv = "nattvandring" }, Plural = new LocalizedText { Sv = "nattvandringar" } } },
        OwnOccasions = { new OwnOccasion { Occasion = "lovvecka-sport", Dates = { "2021-02-15" } } },
    };

    private static Agreement Draft() => new() { Id = "draft", MunicipalityCode = "0685", State = AgreementState.Draft, Areas = { new Area { Code = "hemlig", Name = "Hemlig" } } };
}
