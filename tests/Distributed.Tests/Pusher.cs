using System.Collections.Concurrent;
using System.Net.Sockets;
using Grpc.Core;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Clients;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>
/// A source system: it repeats what has not been acknowledged until everything is. It takes an answer that no repeating would mend for
/// a fault of the product.
/// </summary>
internal sealed class Pusher(Cell cell, TestIssuer issuer, string source)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, bool> acknowledged = new();
    private readonly ConcurrentQueue<string> faults = new();

    /// <summary>The same source, which knows nothing of what was acknowledged: it sends again.</summary>
    public Pusher Again() => new(cell, issuer, source);

    /// <summary>Name of the source.</summary>
    public string Source => source;

    /// <summary>How many records have been acknowledged.</summary>
    public int Acknowledged => acknowledged.Count;

    /// <summary>How often it had to try again.</summary>
    public int Retries { get; private set; }

    /// <summary>Every answer so far was a result, or one of UNAVAILABLE, DEADLINE_EXCEEDED and ABORTED.</summary>
    public void AssertNoFaults() => Assert.True(faults.IsEmpty, string.Join('\n', faults));

    /// <summary>Pushes police activities by the stream until each is acknowledged.</summary>
    public async Task PushActivitiesAsync(int from, int count)
    {
        var numbers = Enumerable.Range(from, count).ToList();
        var headers = Headers("police", Scopes.PoliceReport);
        while (numbers.RemoveAll(number => acknowledged.ContainsKey(Id(number))) >= 0 && numbers.Count > 0)
        {
            await TryAsync(() => StreamAsync(numbers, headers));
        }
    }

    /// <summary>Pushes one activity, once: whatever refuses it is thrown, and it is not counted.</summary>
    public async Task PushOnceAsync() => await new PoliceActivitiesService.PoliceActivitiesServiceClient(cell.Channel).ReportPoliceActivityAsync(
        new ReportPoliceActivityRequest { Activity = Activity(-1) }, Headers("police", Scopes.PoliceReport), ServiceChannel.Deadline(Patience));

    /// <summary>Pushes measures one by one until each is acknowledged.</summary>
    public Task PushMeasuresAsync(int from, int count)
    {
        var client = new MeasuresService.MeasuresServiceClient(cell.Channel);
        var headers = Headers("municipality", Scopes.MunicipalReport);
        return PushEachAsync("measure", from, count, async id => (await client.ReportMeasureAsync(
            new ReportMeasureRequest
            {
                Measure = new Measure
                {
                    RecordId = id, MunicipalityCode = "0685", Kind = "trafikframjande-atgard", Title = "Ny gångväg",
                    Steps = { new ReachedStep { Step = MeasureStep.Planned, Date = "2020-10-06" } },
                },
            },
            headers, ServiceChannel.Deadline(Patience))).Result);
    }

    /// <summary>Pushes coordination meetings one by one until each is acknowledged.</summary>
    public Task PushMeetingsAsync(int from, int count)
    {
        var client = new CoordinationMeetingsService.CoordinationMeetingsServiceClient(cell.Channel);
        var headers = Headers("municipality", Scopes.FollowUpManage);
        return PushEachAsync("meeting", from, count, async id => (await client.ReportCoordinationMeetingAsync(
            new ReportCoordinationMeetingRequest
            {
                Meeting = new CoordinationMeeting { RecordId = id, AgreementId = "vetlanda-2020-2021", Date = "2020-11-17" },
            },
            headers, ServiceChannel.Deadline(Patience))).Result);
    }

    private static string Id(int number) => $"r-{number}";

    private static PoliceActivity Activity(int number) => new()
    {
        RecordId = Id(number), MunicipalityCode = "0685", Kind = "trafikkontroll", Focuses = { "trafikbeteende" },
        Date = $"{2020 + (Math.Abs(number) % 2)}-{1 + (Math.Abs(number) % 12):00}-{1 + (Math.Abs(number) % 28):00}",
    };

    private async Task PushEachAsync(string kind, int from, int count, Func<string, Task<PushResult>> push)
    {
        foreach (var id in Enumerable.Range(from, count).Select(number => $"{kind}-{Id(number)}"))
        {
            while (!acknowledged.ContainsKey(id))
            {
                await TryAsync(async () => Note(id, (await push(id)).Outcome));
            }
        }
    }

    private async Task StreamAsync(IReadOnlyList<int> numbers, Metadata headers)
    {
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(cell.Channel)
            .ReportPoliceActivities(headers, ServiceChannel.Deadline(Patience));
        var writing = WriteAsync(call.RequestStream, numbers);
        try
        {
            await foreach (var answer in call.ResponseStream.ReadAllAsync())
            {
                if (answer.Error is { } error)
                {
                    faults.Enqueue($"{answer.RecordId}: {error}");
                    return;
                }

                Note(answer.RecordId, answer.Result.Outcome);
            }
        }
        finally
        {
            await writing;
        }
    }

    private static async Task WriteAsync(IClientStreamWriter<ReportPoliceActivitiesRequest> stream, IReadOnlyList<int> numbers)
    {
        try
        {
            foreach (var number in numbers)
            {
                await stream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = Activity(number) });
            }

            await stream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or IOException or OperationCanceledException)
        {
            // The same broken call, seen from the writing side; the reading side tells how it ended.
        }
    }

    private void Note(string id, PushOutcome outcome)
    {
        if (outcome is PushOutcome.Created or PushOutcome.Unchanged)
        {
            acknowledged[id] = true;
        }
        else
        {
            faults.Enqueue($"{id}: {outcome}");
        }
    }

    private async Task TryAsync(Func<Task> push)
    {
        try
        {
            await push();
        }
        catch (RpcException e)
        {
            Retries++;
            if (e.StatusCode is not (StatusCode.Unavailable or StatusCode.DeadlineExceeded or StatusCode.Aborted) && !ConnectionBroke(e))
            {
                faults.Enqueue(e.ToString());
            }

            Assert.True(faults.Count < 20, string.Join('\n', faults));
            await Task.Delay(Pause);
        }
    }

    /// <summary>
    /// The client library's own words for a gateway that was killed: nobody answered anything, the connection ended. A stream that the
    /// gateway reset is an answer.
    /// </summary>
    private static bool ConnectionBroke(RpcException e)
    {
        for (var cause = e.Status.DebugException; cause is not null; cause = cause.InnerException)
        {
            if (cause is HttpProtocolException)
            {
                return false;
            }

            if (cause is SocketException or HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded })
            {
                return true;
            }
        }

        return false;
    }

    private Metadata Headers(string party, string scope) =>
        new() { { "authorization", $"Bearer {issuer.Issue(source, party, scope, "0685")}" } };
}
