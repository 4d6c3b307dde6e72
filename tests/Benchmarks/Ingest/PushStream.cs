using System.Diagnostics;
using Grpc.Core;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.Contracts.Police.V1;

namespace Medborgarlofte.Benchmarks.Ingest;

/// <summary>A police system's stream: every record is acknowledged after its commit.</summary>
internal sealed class PushStream(IBenchmarkHost host, Metadata headers)
{
    /// <summary>The newest acknowledged record's sequence in its journal.</summary>
    public long Sequence { get; private set; }

    /// <summary>Pushes records and waits for the last acknowledgement; how long it took.</summary>
    /// <param name="prefix">Of the record ids.</param>
    /// <param name="numbers">Of the records.</param>
    /// <param name="municipality">Of a record, by its number; Vetlanda when null.</param>
    public async Task<TimeSpan> PushAsync(string prefix, IEnumerable<int> numbers, Func<int, string>? municipality = null)
    {
        var began = Stopwatch.GetTimestamp();
        using var call = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Channel).ReportPoliceActivities(headers);
        var writing = WriteAsync(call.RequestStream, prefix, numbers, municipality ?? (_ => Records.Vetlanda));
        await foreach (var answer in call.ResponseStream.ReadAllAsync())
        {
            if (answer.Error is { } error)
            {
                throw new InvalidOperationException($"{answer.RecordId}: {error}");
            }

            Sequence = Math.Max(Sequence, answer.Result.State.Sequence);
        }

        await writing;
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task WriteAsync(
        IClientStreamWriter<ReportPoliceActivitiesRequest> stream, string prefix, IEnumerable<int> numbers, Func<int, string> municipality)
    {
        // A sender that has many: the library need not send each by itself.
        stream.WriteOptions = new WriteOptions(WriteFlags.BufferHint);
        foreach (var number in numbers)
        {
            await stream.WriteAsync(new ReportPoliceActivitiesRequest { Activity = Records.Activity($"{prefix}-{number}", number, municipality(number)) });
        }

        await stream.CompleteAsync();
    }
}
