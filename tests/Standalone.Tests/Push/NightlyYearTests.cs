using System.Globalization;
using System.Net;
using System.Text;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>
/// A year of nightly files, as a case system sends them: each is all there is of the last 31 days. Records are corrected and removed in between,
/// one night fails, and an old file is sent once more.
/// </summary>
public sealed class NightlyYearTests(NightlyYearTests.Host host) : IClassFixture<NightlyYearTests.Host>
{
    private const string Source = "nightly-police";
    private const int Window = 30;
    private const int LostNight = 100;
    private const int OldFile = 200;
    private const int OldFileAgain = 215;

    private static readonly DateOnly First = new(2021, 1, 1);
    private static readonly string[] Kinds = ["trafikkontroll", "fotpatrull", "krogtillsyn"];

    private readonly Random random = new(24);
    private readonly Dictionary<string, (DateOnly Day, string Kind)> register = [];
    private readonly Dictionary<string, long> totals = [];
    private int made;

    [Fact]
    public async Task Year_CorrectionsRemovalsALostNightAndAnOldFile_TotalsAddUpToTheJournal()
    {
        (string File, string Query) old = default;
        long last = 0;
        for (var night = 0; night < 365; night++)
        {
            var day = First.AddDays(night);
            Work(day);
            host.Clock.PassUntil(new DateTimeOffset(day.AddDays(1), new TimeOnly(2, 0), TimeSpan.Zero));
            if (night == LostNight)
            {
                continue;
            }

            var (file, query) = (FileOf(day), $"?replaces={Iso(day.AddDays(-Window))}/{Iso(day)}&exported-at={host.Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}");
            old = night == OldFile ? (file, query) : old;
            last = Math.Max(last, await SendAsync(file, query));
            if (night == OldFileAgain)
            {
                var before = totals.ToDictionary();
                await SendAsync(old.File, old.Query);
                Assert.True(totals["stale"] > before["stale"] && totals["unchanged"] > before["unchanged"], "The old file held what has changed, and what has not.");
                Assert.All((string[])["created", "corrected", "withdrawn", "refused"], outcome => Assert.Equal(before[outcome], totals[outcome]));
            }
        }

        Assert.True(totals["corrected"] > 50 && totals["withdrawn"] > 20, $"{totals["corrected"]} corrected, {totals["withdrawn"]} withdrawn.");
        Assert.Equal(0, totals["refused"]);
        Assert.Equal(last, totals["created"] + totals["corrected"] + totals["withdrawn"]);
        Assert.Equal(register.Count, totals["created"] - totals["withdrawn"]);
        Assert.Equal(register.OrderBy(record => record.Key, StringComparer.Ordinal).Select(record => (record.Key, Iso(record.Value.Day), record.Value.Kind)),
            await StoredAsync());
        Assert.Equal(365, (await host.GetJsonAsync("/imports?limit=1", Token)).GetProperty("total").GetInt32());
    }

    /// <summary>One or two records of the day; now and then one of the last weeks is corrected, or was none.</summary>
    private void Work(DateOnly day)
    {
        for (var number = random.Next(1, 3); number > 0; number--)
        {
            register.Add($"n-{++made:0000}", (day, Kinds[random.Next(Kinds.Length)]));
        }

        var recent = register.Where(record => record.Value.Day > day.AddDays(-20)).Select(record => record.Key).Order(StringComparer.Ordinal).ToList();
        if (recent.Count > 15 && random.Next(3) == 0)
        {
            var id = recent[random.Next(recent.Count - 2)];
            register[id] = (register[id].Day, Kinds[(Array.IndexOf(Kinds, register[id].Kind) + 1) % Kinds.Length]);
        }

        // Not one of today, which nobody has been told of.
        if (recent.Count > 15 && random.Next(8) == 0)
        {
            register.Remove(recent.First(id => register[id].Day < day.AddDays(-2)));
        }
    }

    private string FileOf(DateOnly day) => string.Join('\n', register.Where(record => record.Value.Day >= day.AddDays(-Window))
        .Select(record => $"{record.Key};0685;{Iso(record.Value.Day)};{record.Value.Kind}").Prepend("Id;Kommun;Datum;Slag"));

    /// <summary>The highest sequence of the journal in the answer.</summary>
    private async Task<long> SendAsync(string file, string query)
    {
        var answer = await host.AnswerAsync($"/police-activities{query}", Token, Encoding.UTF8.GetBytes(file), "text/csv");
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        foreach (var outcome in (string[])["created", "corrected", "unchanged", "stale", "stillWithdrawn", "withdrawn", "refused"])
        {
            totals[outcome] = totals.GetValueOrDefault(outcome) + answer.Total(outcome);
        }

        return answer.Lines.Max(line => line.Json.GetProperty("result").GetProperty("state").GetProperty("sequence").GetInt64());
    }

    private async Task<List<(string, string, string)>> StoredAsync()
    {
        List<(string, string, string)> stored = [];
        for (var page = $"/police-activities?source={Source}&limit=200"; page.Length > 0;)
        {
            var answer = await host.GetJsonAsync(page, Token);
            stored.AddRange(answer.GetProperty("policeActivities").EnumerateArray().Select(record => (
                record.GetProperty("recordId").GetString()!, record.GetProperty("date").GetString()!, record.GetProperty("kind").GetString()!)));
            page = answer.TryGetProperty("nextPage", out var next) ? next.GetString()!["/medborgarlofte/v1".Length..] : "";
        }

        return [.. stored.OrderBy(record => record.Item1, StringComparer.Ordinal)];
    }

    private string Token => host.Token(Source, "police", "police.report");

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A host whose nights pass when the test says so.</summary>
    public sealed class Host : StandaloneFixture
    {
        /// <summary>Its clock.</summary>
        public AdjustableTime Clock { get; } = new(new DateTimeOffset(2021, 1, 1, 12, 0, 0, TimeSpan.Zero));

        protected override TimeProvider Time => Clock;
    }
}
