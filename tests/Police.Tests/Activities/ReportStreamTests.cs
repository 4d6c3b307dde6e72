using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Police.Tests.Activities;

public sealed class ReportStreamTests(StandaloneFixture host) : IClassFixture<StandaloneFixture>
{
    [Fact]
    public async Task Report_StreamWithBadRecords_AnswersEachInOrderAndStoresTheGoodOnes()
    {
        var activities = Enumerable.Range(0, 1500).Select(_ => ActivityClient.New()).ToList();
        activities[3].Kind = "okänd";
        activities[700].MunicipalityCode = "0686";
        activities[1499].Date = "";

        var answers = await PushAsync(activities);

        Assert.Equal(Enumerable.Range(0, 1500).Select(i => (long)i), answers.Select(answer => answer.Index));
        Assert.Equal(activities.Select(activity => activity.RecordId), answers.Select(answer => answer.RecordId));
        Assert.Equal(1497, answers.Count(answer => answer.Result?.Outcome == PushOutcome.Created));
        Assert.Equal(["activity.kind"], answers[3].Error.Fields.Select(field => field.Field));
        Assert.Equal("MUNICIPALITY_NOT_ALLOWED", answers[700].Error.Reason);
        Assert.Equal(["activity.date"], answers[1499].Error.Fields.Select(field => field.Field));

        var again = await PushAsync(activities);
        Assert.Equal(1497, again.Count(answer => answer.Result?.Outcome == PushOutcome.Unchanged));
    }

    [Fact]
    public async Task Report_SameRecordTwiceInOneStream_IsStoredOnce()
    {
        var activity = ActivityClient.New();
        var corrected = activity.Clone();
        corrected.Quantity = 2;
        var answers = await PushAsync([activity, activity, corrected]);
        Assert.Equal(
            [PushOutcome.Created, PushOutcome.Unchanged, PushOutcome.Corrected], answers.Select(answer => answer.Result.Outcome));
        Assert.Equal(2, (await host.GetAsync(activity.RecordId)).State.Version);
    }

    [Fact]
    public async Task Report_ManyCallersAtOnce_EachGetsItsOwnAnswer()
    {
        var activities = Enumerable.Range(0, 200).Select(_ => ActivityClient.New()).ToList();
        activities[50].MunicipalityCode = "0000";
        var calls = activities.Select(activity => host.Activities().ReportPoliceActivityAsync(
            new ReportPoliceActivityRequest { Activity = activity }, host.Police()).ResponseAsync).ToList();
        for (var i = 0; i < calls.Count; i++)
        {
            if (i == 50)
            {
                await Assert.ThrowsAsync<RpcException>(() => calls[50]);
                continue;
            }

            Assert.Equal((activities[i].RecordId, PushOutcome.Created), ((await calls[i]).Result.RecordId, (await calls[i]).Result.Outcome));
        }
    }

    private async Task<List<ReportPoliceActivitiesResponse>> PushAsync(IEnumerable<PoliceActivity> activities)
    {
        using var call = host.Activities().ReportPoliceActivities(host.Police());
        var reading = call.ResponseStream.ReadAllAsync().ToListAsync();
        foreach (var activity in activities)
        {
            await call.RequestStream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = activity });
        }

        await call.RequestStream.CompleteAsync();
        return await reading;
    }
}
