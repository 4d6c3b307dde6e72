using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp;
using Medborgarlofte.Pages.Tests.Hosting;

namespace Medborgarlofte.Pages.Tests.OpenData;

/// <summary>What others keep of a pledge: its days, and its state to paste.</summary>
[Collection(ExampleCollection.Name)]
public sealed class CalendarTests(ExampleHost host)
{
    [Theory]
    [InlineData("/kommuner/0685/kalender.ics", "Sista dagen: Medborgarlöfte i Vetlanda kommun 2020–2021")]
    [InlineData("/en/municipalities/0685/calendar.ics", "Last day: Medborgarlöfte i Vetlanda kommun 2020–2021")]
    public async Task Calendar_OfAMunicipality_HasTheFirstAndLastDays(string path, string last)
    {
        using var answer = await host.Http.GetAsync(path);
        Assert.Equal("text/calendar", answer.Content.Headers.ContentType!.MediaType);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.StartsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        Assert.All(text.Split("\r\n"), line => Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal);
        var events = Regex.Matches(unfolded, "BEGIN:VEVENT.*?END:VEVENT", RegexOptions.Singleline).Select(match => match.Value).ToList();
        Assert.Contains(events, one => one.Contains("DTSTART;VALUE=DATE:20211231\r\n", StringComparison.Ordinal) && one.Contains($"SUMMARY:{last}", StringComparison.Ordinal));
        Assert.Equal(events.Count, events.Select(one => Regex.Match(one, "UID:.*").Value).Distinct().Count());
        Assert.All(events, one => Assert.True(DateTime.TryParseExact(
            Regex.Match(one, "DTSTAMP:(.*)\r").Groups[1].Value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)));
    }

    [Fact]
    public async Task Calendar_OfNoMunicipality_IsNotThere()
    {
        using var answer = await host.Http.GetAsync("/kommuner/9999/kalender.ics");
        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Copy_OfAnAgreement_HasEveryCommitmentWithItsStateInBothForms()
    {
        var html = await host.Http.GetStringAsync($"/avtal/{ExampleHost.Agreement}/kopia");
        using var context = BrowsingContext.New();
        var page = await context.OpenAsync(response => response.Content(html));
        var text = page.GetElementById("copy-text")!.TextContent;
        var copied = await context.OpenAsync(response => response.Content(page.GetElementById("copy-html")!.TextContent));
        Assert.Equal(7, copied.QuerySelectorAll("li").Length);
        Assert.Equal(7, Regex.Count(text, "(?m)^- "));
        Assert.Contains("- Polisen ska vid minst femton tillfällen genomföra flygande inspektioner av fordon. Inte uppfyllt. 13 av 15.", text, StringComparison.Ordinal);
        Assert.Contains(copied.QuerySelectorAll("li"), item => item.TextContent.EndsWith("Inte uppfyllt. 13 av 15.", StringComparison.Ordinal));
        Assert.Equal($"{ExampleHost.Origin}/avtal/{ExampleHost.Agreement}", copied.QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("påhittade", text, StringComparison.Ordinal);
    }
}
