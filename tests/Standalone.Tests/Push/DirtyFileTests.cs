using System.Globalization;
using System.Net;
using System.Text.Json;
using Medborgarlofte.Testing;
using Xunit.Abstractions;

namespace Medborgarlofte.Standalone.Tests.Push;

/// <summary>
/// Five thousand rows as a real export has them: every row that can mean one thing is taken for it at the first try, and every doubtful one
/// is refused by its column with a remedy. MEDBORGARLOFTE_TEST_SEED repeats a run.
/// </summary>
public sealed class DirtyFileTests(StandaloneFixture host, ITestOutputHelper output) : IClassFixture<StandaloneFixture>
{
    private const int Rows = 5000;

    [Fact]
    public async Task Post_FiveThousandDirtyRows_TakesTheClearAndNamesTheDoubtful()
    {
        var seed = Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_SEED") is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"MEDBORGARLOFTE_TEST_SEED={seed}");
        var rows = new DirtyRows(seed).Make(Rows).ToList();
        var token = host.Token("dirty-police", "police", "police.report");

        var answer = await host.AnswerAsync("/police-activities", token, DirtyRows.ToFile(rows), "text/csv");

        Assert.True(answer.Status == HttpStatusCode.OK, answer.Text);
        Assert.Equal(Rows, answer.Lines.Count);
        var faults = rows.Zip(answer.Lines).Select(pair => Fault(pair.First, pair.Second)).OfType<string>().ToList();
        Assert.True(faults.Count == 0, $"{faults.Count} faults: {string.Join('\n', faults.Take(20))}");
        Assert.Equal((rows.Count(row => row.Doubt is null), rows.Count(row => row.Doubt is not null)), (answer.Total("created"), answer.Total("refused")));
        Assert.Equal(["TIME_OF_DAY_LEFT_OUT"], answer.Notes);

        var stored = await StoredAsync(token);
        Assert.Equal(rows.Where(row => row.Doubt is null).Select(Meant).Order(StringComparer.Ordinal), stored.Order(StringComparer.Ordinal));
    }

    private static string? Fault(DirtyRow row, PushedLine line)
    {
        var told = $"{string.Join(';', row.Cells)} -> {line.Json}";
        if (row.Doubt is not var (column, remedy))
        {
            return line.Outcome == "created" ? null : told;
        }

        var named = line.Json.TryGetProperty("recordId", out var id) && id.GetString() == row.Cells[0];
        return line.Columns is [var one] && one == column && named && line.Details[0].Contains(remedy, StringComparison.Ordinal) ? null : told;
    }

    private async Task<List<string>> StoredAsync(string token)
    {
        var stored = new List<string>();
        for (var offset = 0; ; offset += 200)
        {
            var page = await host.GetJsonAsync($"/police-activities?source=dirty-police&limit=200&offset={offset}", token);
            var items = page.GetProperty("policeActivities").EnumerateArray().ToList();
            stored.AddRange(items.Select(Stored));
            if (items.Count < 200)
            {
                return stored;
            }
        }
    }

    private static string Meant(DirtyRow row) => $"{row.Cells[0]} 0685 {row.Kind} {row.Day} {row.Quantity} {string.Join(',', row.Focuses.Order(StringComparer.Ordinal))}";

    private static string Stored(JsonElement item) => string.Join(' ',
        item.GetProperty("recordId").GetString(), item.GetProperty("municipalityCode").GetString(), item.GetProperty("kind").GetString(), item.GetProperty("date").GetString(),
        item.GetProperty("quantity").GetInt64().ToString(CultureInfo.InvariantCulture),
        string.Join(',', item.GetProperty("focuses").EnumerateArray().Select(focus => focus.GetString()).Order(StringComparer.Ordinal)));
}
