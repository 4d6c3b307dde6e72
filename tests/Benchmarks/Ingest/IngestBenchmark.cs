using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Grpc.Core;
using Medborgarlofte.Benchmarks.Hosts;
using Medborgarlofte.Contracts.Police.V1;
using Medborgarlofte.ServiceDefaults.Access;

namespace Medborgarlofte.Benchmarks.Ingest;

/// <summary>Durable ingest through the gateway against bare inserts of the same rows into the same database.</summary>
internal static class IngestBenchmark
{
    private const string Unit = "records/s";
    private const double Budget = 0.5;

    public static async Task<IReadOnlyList<Figure>> RunAsync(Options options, SharedHosts hosts)
    {
        var figures = new List<Figure>();
        await foreach (var host in hosts.AllAsync())
        {
            figures.AddRange(await RunAsync(options, host));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<Figure>> RunAsync(Options options, IBenchmarkHost host)
    {
        const string source = "bench-ingest";
        var headers = await host.HeadersAsync(source, "police", Scopes.PoliceReport);
        var stream = new PushStream(host, headers);
        await stream.PushAsync("warm", Enumerable.Range(0, options.WarmUp));
        await host.AppliedAsync(stream.Sequence);
        await using var full = await BareTables.CreateAsync(host, options.Records, full: true);
        await using var empty = await BareTables.CreateAsync(host, options.Records, full: false);
        var (intoFull, intoEmpty) = (await BareInserts.FastestAsync(full), await BareInserts.FastestAsync(empty));

        List<double> streamed = [], uncounted = [], insertedFull = [], insertedEmpty = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            // The references have the machine for themselves, as Reporting has caught up.
            await host.AppliedAsync(stream.Sequence);
            insertedFull.Add(options.Records / (await intoFull.RunAsync()).TotalSeconds);
            insertedEmpty.Add(options.Records / (await intoEmpty.RunAsync()).TotalSeconds);
            streamed.Add(options.Records / (await stream.PushAsync($"s{round}", Enumerable.Range(0, options.Records))).TotalSeconds);
            if (host is ApartHost apart)
            {
                // What counting takes of the same processors: its messages wait in RabbitMQ meanwhile.
                await host.AppliedAsync(stream.Sequence);
                apart.Cluster.First.Reporting.Process.Pause();
                try
                {
                    uncounted.Add(options.Records / (await stream.PushAsync($"p{round}", Enumerable.Range(0, options.Records))).TotalSeconds);
                }
                finally
                {
                    apart.Cluster.First.Reporting.Process.Resume();
                }
            }
        }

        var figures = new List<Figure>
        {
            new("ingest", $"gRPC stream, {host.Name}", Unit, streamed)
            {
                ReferenceName = $"bare inserts of the same rows among as many, {intoFull.RowsPerStatement} a statement", Reference = insertedFull, Budget = Budget,
            },
            new("ingest", $"gRPC stream among {options.WarmUp} records and more, {host.Name}", Unit, streamed)
            {
                ReferenceName = $"bare inserts of the same rows into empty tables, {intoEmpty.RowsPerStatement} a statement", Reference = insertedEmpty,
            },
        };
        if (uncounted.Count > 0)
        {
            figures.Add(new("ingest", $"gRPC stream while Reporting stands still, {host.Name}", Unit, uncounted)
            {
                ReferenceName = "bare inserts of the same rows among as many", Reference = insertedFull,
            });
        }

        foreach (var together in (int[])[1, 16, 64])
        {
            figures.Add(new Figure("ingest", $"unary, {together} at a time, {host.Name}", Unit, await RoundsAsync(
                options.Rounds, options.UnaryRecords, round => UnaryAsync(host, headers, $"u{together}-{round}", options.UnaryRecords, together))));
        }

        var token = headers.GetValue("authorization")!["Bearer ".Length..];
        figures.Add(new Figure("ingest", $"NDJSON, {host.Name}", Unit, await RoundsAsync(
            options.Rounds, options.Records, round => BulkAsync(host, token, "application/x-ndjson", "",
                number => Records.Json($"n{round}-{number}", number), options.Records))));
        figures.Add(new Figure("ingest", $"CSV, {host.Name}", Unit, await RoundsAsync(
            options.Rounds, options.Records, round => BulkAsync(host, token, "text/csv", "recordId;municipalityCode;kind;focuses;date\n",
                number => Records.Csv($"c{round}-{number}", number), options.Records))));
        return figures;
    }

    private static async Task<List<double>> RoundsAsync(int rounds, int records, Func<int, Task<TimeSpan>> run)
    {
        var values = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            values.Add(records / (await run(round)).TotalSeconds);
        }

        return values;
    }

    private static async Task<TimeSpan> UnaryAsync(IBenchmarkHost host, Metadata headers, string prefix, int records, int together)
    {
        var client = new PoliceActivitiesService.PoliceActivitiesServiceClient(host.Channel);
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForAsync(0, records, new ParallelOptions { MaxDegreeOfParallelism = together }, async (number, cancellationToken) =>
            await client.ReportPoliceActivityAsync(
                new ReportPoliceActivityRequest { Activity = Records.Activity($"{prefix}-{number}", number) }, headers, cancellationToken: cancellationToken));
        return Stopwatch.GetElapsedTime(began);
    }

    private static async Task<TimeSpan> BulkAsync(
        IBenchmarkHost host, string token, string mediaType, string head, Func<int, string> line, int records)
    {
        var body = new StringBuilder(head);
        for (var number = 0; number < records; number++)
        {
            body.Append(line(number)).Append('\n');
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/medborgarlofte/v1/police-activities")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body.ToString())),
        };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var began = Stopwatch.GetTimestamp();
        using var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode && !text.Contains("\"problem\"", StringComparison.Ordinal)
            ? Stopwatch.GetElapsedTime(began)
            : throw new InvalidOperationException($"{(int)answer.StatusCode} {text[..Math.Min(text.Length, 500)]}");
    }
}
