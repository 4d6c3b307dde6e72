using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Police.Tests.Activities;

public sealed class ListTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task List_InPages_ReturnsEachOnceInOrder()
    {
        for (var day = 28; day > 0; day--)
        {
            var activity = ActivityClient.New();
            activity.Kind = "fotpatrull";
            activity.Date = $"2020-02-{day:00}";
            await host.ReportAsync(activity);
        }

        var dates = new List<string>();
        var token = "";
        do
        {
            var page = await ListAsync(new ListPoliceActivitiesRequest { Kind = "fotpatrull", PageSize = 10, PageToken = token });
            dates.AddRange(page.Activities.Select(activity => activity.Date));
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        Assert.Equal(Enumerable.Range(1, 28).Select(day => $"2020-02-{day:00}"), dates);
        var filtered = await ListAsync(new ListPoliceActivitiesRequest { Kind = "fotpatrull", FromDate = "2020-02-10", ToDate = "2020-02-11" });
        Assert.Equal(2, filtered.Activities.Count);
    }

    [Fact]
    public async Task List_BadFilters_NamesEach()
    {
        var refusal = await Refusal.OfAsync(() =>
            ListAsync(new ListPoliceActivitiesRequest { FromDate = "x", PageSize = 201, PageToken = "x" }));
        Assert.Equal(["fromDate", "pageSize", "pageToken"], refusal.Fields);
    }

    private async Task<ListPoliceActivitiesResponse> ListAsync(ListPoliceActivitiesRequest request) =>
        await host.Activities().ListPoliceActivitiesAsync(request, host.Police());
}
