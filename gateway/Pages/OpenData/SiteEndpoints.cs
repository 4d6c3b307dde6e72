using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.FollowUp;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>What programs look for at fixed addresses.</summary>
internal static class SiteEndpoints
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9";

    public static void MapSite(this IEndpointRouteBuilder app)
    {
        app.MapGet("/robots.txt", (PageReader pages) => Text("User-agent: *\nAllow: /\n"
            + (pages.Origin.Length > 0 ? $"Sitemap: {pages.Origin}/sitemap.xml\n" : ""))).IsPublic().ExcludeFromDescription();
        app.MapGet("/sitemap.xml", SiteMapAsync).IsPublic().ExcludeFromDescription();
        app.MapGet("/.well-known/security.txt", Security).IsPublic().ExcludeFromDescription();
    }

    private static async Task<PublicAnswer> SiteMapAsync(HttpContext http, PageReader pages, CurrentAnswers answers)
    {
        var origin = pages.Origin;
        return new PublicAnswer(await answers.ReadAsync("sitemap", async () =>
        {
            var agreements = await pages.FollowedAsync(CancellationToken.None);
            var addresses = from language in (Language[])[Language.Swedish, Language.English]
                            from path in (string[])
                            [
                                language.Start, language.About, language.HowWeCount, language.OpenData, language.Accessibility,
                                .. agreements.Select(agreement => agreement.Municipality.Code).Distinct().Select(language.Municipality),
                                .. agreements.Select(agreement => language.Agreement(agreement.Id)),
                            ]
                            select new XElement(Map + "url", new XElement(Map + "loc", origin + path));
            using var bytes = new MemoryStream();
            new XDocument(new XElement(Map + "urlset", addresses)).Save(bytes);
            return PublicBody.Of(bytes.ToArray());
        }, http.RequestAborted))
        {
            MediaType = "application/xml",
        };
    }

    private static PublicAnswer Security(PageReader pages, TimeProvider time)
    {
        var options = pages.Options;
        if (options.SecurityContact.Length == 0)
        {
            throw DomainException.NotFound("NOT_FOUND", "No contact for security researchers is configured.");
        }

        // A year from the first of this month: the same file for a month, and never one that has run out.
        var now = time.GetUtcNow();
        var expires = options.SecurityExpires ?? new DateTimeOffset(now.Year + 1, now.Month, 1, 0, 0, 0, TimeSpan.Zero);
        return Text($"""
            Contact: {options.SecurityContact}
            Expires: {expires.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}
            Preferred-Languages: sv, en
            Canonical: {pages.Origin}/.well-known/security.txt

            """);
    }

    private static PublicAnswer Text(string text) =>
        new(PublicBody.Of(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n")))) { MediaType = "text/plain; charset=utf-8" };
}
