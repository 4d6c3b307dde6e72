using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit.Abstractions;

namespace Medborgarlofte.Standalone.Tests.Size;

/// <summary>Fifty readers of earlier instants slow neither another municipality's page nor a push.</summary>
public abstract class ExpensiveReadersTests(LargeMunicipality host, ITestOutputHelper output)
{
    private const int Readers = 50;
    private const string Api = "/medborgarlofte/v1";

    private static readonly string[] Questions =
    [
        $"{Api}/municipalities/{LargeMunicipality.Code}/follow-up", $"{Api}/agreements/{LargeMunicipality.Agreement}/follow-up",
        $"{Api}/commitments/{LargeMunicipality.Commitment}/receipt", $"/kommuner/{LargeMunicipality.Code}", $"/ataganden/{LargeMunicipality.Commitment}",
    ];

    protected async Task SlowNeitherAnotherPageNorAPushAsync()
    {
        using var end = new CancellationTokenSource();
        var answers = new ConcurrentDictionary<HttpStatusCode, int>();
        var began = TimeProvider.System.GetUtcNow();
        var readers = Enumerable.Range(0, Readers).Select(reader => ReadAsync(reader, began, answers, end.Token)).ToList();
        var pushing = host.PushAsync("beside", LargeMunicipality.Full ? 50_000 : 3_000);
        List<TimeSpan> pages = [];
        while (!pushing.IsCompleted || pages.Count < 200)
        {
            var asked = Stopwatch.GetTimestamp();
            using var page = await host.Http.GetAsync($"/kommuner/{LargeMunicipality.Other}");
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            pages.Add(Stopwatch.GetElapsedTime(asked));
        }

        await pushing;
        await end.CancelAsync();
        await Task.WhenAll(readers);
        pages.Sort();
        var p99 = pages[(int)(pages.Count * 0.99)];
        output.WriteLine($"{pages.Count} pages, p99 {p99.TotalMilliseconds:0} ms, slowest {pages[^1].TotalMilliseconds:0} ms");
        output.WriteLine($"readers: {string.Join(", ", answers.Select(answer => $"{answer.Value} x {(int)answer.Key}"))}");
        Assert.InRange(p99, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.All(answers.Keys, status => Assert.True(status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable, $"{status}"));
    }

    private async Task ReadAsync(
        int reader, DateTimeOffset began, ConcurrentDictionary<HttpStatusCode, int> answers, CancellationToken cancellationToken)
    {
        for (var turn = 0; !cancellationToken.IsCancellationRequested; turn++)
        {
            // Another instant each time, so that nothing is answered for two.
            var asOf = began.AddMilliseconds(-((turn * Readers) + reader)).ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
            try
            {
                using var answer = await host.Http.GetAsync($"{Questions[(reader + turn) % Questions.Length]}?as-of={asOf}", cancellationToken);
                answers.AddOrUpdate(answer.StatusCode, 1, (_, count) => count + 1);
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    Assert.NotNull(answer.Headers.RetryAfter);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}

/// <inheritdoc />
[Collection(LargeCollection.Name)]
public sealed class SqliteExpensiveReadersTests(LargeMunicipality host, ITestOutputHelper output) : ExpensiveReadersTests(host, output)
{
    [Fact]
    public Task Get_FiftyReadersOfEarlierInstants_SlowNeitherAnotherPageNorAPush() => SlowNeitherAnotherPageNorAPushAsync();
}

/// <inheritdoc />
public sealed class PostgreSqlExpensiveReadersTests(PostgreSqlMunicipality host, ITestOutputHelper output)
    : ExpensiveReadersTests(host, output), IClassFixture<PostgreSqlMunicipality>
{
    [SkippableFact]
    public Task Get_FiftyReadersOfEarlierInstants_SlowNeitherAnotherPageNorAPush()
    {
        Skip.If(PostgreSqlDatabases.Missing is not null, PostgreSqlDatabases.Missing);
        return SlowNeitherAnotherPageNorAPushAsync();
    }
}
