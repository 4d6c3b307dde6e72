using System.Text.Json;
using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Pages.Tests.Hosting;

/// <summary>A municipality with an earlier agreement, one of eleven commitments that runs, and one to come, signed in an order of no meaning.</summary>
internal static class ManyCommitments
{
    public const string Municipality = "0617";

    /// <summary>A municipality with nothing but an agreement that has ended.</summary>
    public const string WithEndedAlone = "0604";

    public const string Earlier = "gnosjo-earlier";

    public const string Running = "gnosjo-running";

    public const string Coming = "gnosjo-coming";

    public static async Task SignAsync(ExampleHost host)
    {
        var year = SwedishTime.DayOf(TimeProvider.System.GetUtcNow()).Year;
        await SignAsync(host, Coming, "Medborgarlöfte som kommer", year + 2, year + 2, 2);
        await SignAsync(host, Running, "Medborgarlöfte i Gnosjö kommun som gäller nu", year, year + 1, 11);
        await SignAsync(host, Earlier, "Medborgarlöfte som har gällt", year - 3, year - 2, 4);
        await SignAsync(host, "aneby-ended", "Medborgarlöfte i Aneby", year - 3, year - 2, 1, WithEndedAlone);
        var week = new DateOnly(year, 1, 1).AddDays(10);
        for (var index = 0; index < 3; index++)
        {
            await host.PushAsync(HttpMethod.Post, "police", Scopes.PoliceReport, "police-activities",
                new { recordId = $"fp-{index}", municipalityCode = Municipality, kind = "fotpatrull", date = week.AddDays(7 * index).ToString("yyyy-MM-dd", null) }, Municipality);
        }

        await Eventually.Get(() => host.Http.GetStringAsync($"/kommuner/{Municipality}"), page =>
            page.Contains("har gällt", StringComparison.Ordinal) && page.Contains("gäller nu", StringComparison.Ordinal)
            && page.Contains("som kommer", StringComparison.Ordinal));
    }

    private static async Task SignAsync(ExampleHost host, string id, string title, int first, int last, int commitments, string municipality = Municipality)
    {
        await host.PushAsync(HttpMethod.Post, "municipality", Scopes.FollowUpManage, "agreements", new
        {
            id,
            municipalityCode = municipality,
            title,
            period = new { startDate = $"{first}-01-01", endDate = $"{last}-12-31" },
            promises = new[]
            {
                new { id = "1", text = "Att öka tryggheten i centrum och vid skolorna under kvällar och helger." },
                new { id = "2", text = "Att öka trafiksäkerheten på de vägar där flest olyckor sker." },
                new { id = "3", text = "Att förebygga att unga dras in i kriminalitet." },
            },
            commitments = Enumerable.Range(1, commitments).Select(Commitment),
        }, municipality);
        foreach (var (party, role) in ((string, string)[])[("municipality", "kommunstyrelsens ordförande"), ("police", "lokalpolisområdeschef")])
        {
            await host.PushAsync(HttpMethod.Post, party, Scopes.FollowUpManage, $"agreements/{id}/signatures",
                new { party, role, signedOn = $"{first}-01-01" }, municipality);
        }
    }

    private static object Commitment(int number) => new
    {
        id = $"{number}",
        text = (number % 4) switch
        {
            0 => "Kommunen och polisen ska tillsammans arbeta för att vuxna finns på plats där unga samlas på kvällarna.",
            1 => "Polisen ska fotpatrullera i centrum minst två gånger i veckan, främst kvällstid.",
            2 => "Polisen ska genomföra minst femtio trafikkontroller på genomfartsvägarna.",
            _ => "Kommunen ska hålla minst fyra möten om året med föreningar och näringsidkare.",
        },
        promises = new[] { $"{(number % 3) + 1}" },
        responsible = (number % 4) switch { 0 => (string[])["police", "municipality"], 3 => ["municipality"], _ => ["police"] },
        targets = new[] { JsonSerializer.Deserialize<JsonElement>((number % 4) switch
        {
            0 => """{"qualitative": {}}""",
            1 => """{"occasions": {"comparison": "atLeast", "number": 2, "per": "week"}, "counting": {"kinds": ["fotpatrull"]}}""",
            2 => """{"occasions": {"comparison": "atLeast", "number": 50, "per": "period"}, "counting": {"kinds": ["trafikkontroll"]}}""",
            _ => """{"occasions": {"comparison": "atLeast", "number": 4, "per": "year"}, "counting": {"kinds": ["informationsinsats"]}}""",
        }) },
    };
}
