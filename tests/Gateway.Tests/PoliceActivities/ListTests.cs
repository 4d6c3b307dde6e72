using System.Net;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Gateway.Tests.Hosting;

namespace Medborgarlofte.Gateway.Tests.PoliceActivities;

public sealed class ListTests(GatewayHost host) : GatewayTests(host), IClassFixture<GatewayHost>
{
    [Fact]
    public async Task Get_Filters_ReachTheService()
    {
        Rpcs.On<ListPoliceActivitiesRequest>(_ => new ListPoliceActivitiesResponse
        {
            Activities = { new PoliceActivity { RecordId = "tk-1" }, new PoliceActivity { RecordId = "tk-2" } },
            NextPageToken = "60",
        });
        var json = await JsonAsync(await GetAsync("/police-activities?kind=trafikkontroll&limit=20&offset=40", PoliceToken));
        Assert.Equal(2, json.GetProperty("policeActivities").GetArrayLength());
        Assert.Equal($"{Api}/police-activities?kind=trafikkontroll&limit=20&offset=60", json.GetProperty("nextPage").GetString());
        Assert.Equal(new ListPoliceActivitiesRequest { Kind = "trafikkontroll", PageSize = 20, PageToken = "40" }, Rpcs.Last<ListPoliceActivitiesRequest>());
    }

    [Fact]
    public async Task Get_NoToken_401()
    {
        var response = await GetAsync("/police-activities");
        await ProblemAsync(response, HttpStatusCode.Unauthorized, "TOKEN_MISSING_OR_INVALID");
        Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
    }
}
