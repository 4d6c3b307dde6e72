using System.Globalization;
using System.Text;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.FollowUp;
using Medborgarlofte.Gateway.Municipalities;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>The public days of a municipality's pledges as a calendar to subscribe to (RFC 5545): first and last days, and days by which steps are due.</summary>
internal static class CalendarEndpoints
{
    // A line is folded after 75 octets; a letter takes at most four.
    private const int MostOctets = 75;

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        foreach (var language in (Language[])[Language.Swedish, Language.English])
        {
            app.MapGet(language.Calendar("{code}"), async (HttpContext http, string code, PageReader pages, CurrentAnswers answers) =>
            {
                var municipality = MunicipalityEndpoints.Find(code);
                var visit = new Visit(language, pages.Origin, null, pages.Options);
                PageHeaders.Set(http.Response);
                var body = await answers.ReadAsync(
                    $"calendar{language.Calendar(municipality.Code)}", () => CalendarAsync(visit, municipality, pages), http.RequestAborted);
                return new PublicAnswer(body) { MediaType = "text/calendar; charset=utf-8" };
            }).IsPublic().ExcludeFromDescription();
        }
    }

    private static async Task<PublicBody> CalendarAsync(Visit visit, Contracts.Codes.Municipality municipality, PageReader pages)
    {
        var language = visit.Language;
        var text = new StringBuilder();
        Line(text, "BEGIN:VCALENDAR");
        Line(text, "VERSION:2.0");
        Line(text, "PRODID:-//Medborgarlofte//Pages//SV");
        Line(text, $"X-WR-CALNAME:{Escaped(language.T($"Medborgarlöften i {municipality.Name}", $"Citizens’ pledges in {municipality.Name}"))}");
        foreach (var agreement in (await pages.FollowedAsync(CancellationToken.None)).Where(agreement => agreement.Municipality.Code == municipality.Code))
        {
            if (agreement.Period is { } period)
            {
                Event(text, visit, agreement, "first", period.StartDate, language.T($"Börjar gälla: {agreement.Title}", $"Begins: {agreement.Title}"));
                Event(text, visit, agreement, "last", period.EndDate, language.T($"Sista dagen: {agreement.Title}", $"Last day: {agreement.Title}"));
            }

            await StepsAsync(text, visit, agreement, pages);
        }

        Line(text, "END:VCALENDAR");
        return PublicBody.Of(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private static async Task StepsAsync(StringBuilder text, Visit visit, FollowedAgreement agreement, PageReader pages)
    {
        var response = await pages.Reporting.GetAgreementFollowUpAsync(new GetAgreementFollowUpRequest { AgreementId = agreement.Id });
        foreach (var commitment in response.Agreement.Promises.SelectMany(promise => promise.Commitments))
        {
            foreach (var target in commitment.Targets.Where(target => target.Kind == "milestone"))
            {
                var due = response.Courses.FirstOrDefault(course => course.CommitmentId == commitment.Id && course.TargetId == target.Id)?.Days?.EndDate;
                if (due is { Length: > 0 } && due != agreement.Period?.EndDate)
                {
                    Event(text, visit, agreement, $"{commitment.Id}:{target.Id}", due,
                        visit.Language.T($"Ska vara nått: {commitment.Text}", $"Due: {commitment.Text}"));
                }
            }
        }
    }

    private static void Event(StringBuilder text, Visit visit, FollowedAgreement agreement, string name, string day, string summary)
    {
        var compact = day.Replace("-", "", StringComparison.Ordinal);
        Line(text, "BEGIN:VEVENT");
        Line(text, $"UID:{agreement.Id}-{name.Replace(':', '-')}@medborgarlofte");

        // When the agreement was recorded, so that the same calendar is the same file.
        Line(text, $"DTSTAMP:{agreement.RecordedAt.ToDateTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}");
        Line(text, $"DTSTART;VALUE=DATE:{compact}");
        Line(text, $"SUMMARY:{Escaped(summary)}");
        if (visit.Origin.Length > 0)
        {
            Line(text, $"URL:{visit.Origin}{visit.Language.Agreement(agreement.Id)}");
        }

        Line(text, "TRANSP:TRANSPARENT");
        Line(text, "END:VEVENT");
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    private static void Line(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var letter in line.EnumerateRunes())
        {
            if (octets + letter.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(letter.ToString());
            octets += letter.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
