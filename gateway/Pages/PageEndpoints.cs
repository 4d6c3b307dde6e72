using System.Globalization;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Municipalities;
using Medborgarlofte.Gateway.Pages.Components;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>The pages, once in each language.</summary>
internal static class PageEndpoints
{
    // Longer searches find nothing and are not echoed.
    private const int LongestSearch = 60;

    // A page that anyone can load on a telephone; the file holds every row.
    private const int RowsOnAPage = 100;

    public static void MapPageEndpoints(this IEndpointRouteBuilder app)
    {
        foreach (var language in (ReadOnlySpan<Language>)[Language.Swedish, Language.English])
        {
            Map(app, language);
        }

        app.MapGet(Stylesheet.Address, (HttpContext http) =>
        {
            PageHeaders.Set(http.Response, framed: true);
            return new PublicAnswer(PublicBody.Of(Stylesheet.Bytes))
            {
                MediaType = "text/css; charset=utf-8",
                CacheControl = "public, max-age=31536000, immutable",
            };
        }).IsPublic().ExcludeFromDescription();
        app.MapGet("/assets/icon.svg", (HttpContext http) =>
        {
            PageHeaders.Set(http.Response, framed: true);
            return new PublicAnswer(PublicBody.Of(Icon)) { MediaType = "image/svg+xml", CacheControl = PublicAnswer.ForADay };
        }).IsPublic().ExcludeFromDescription();
    }

    // A bar with its mark: what every page is about.
    private static ReadOnlyMemory<byte> Icon => """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#0b4f66"/><path fill="#fbfaf6" d="M2 6h8v4H2zM11 3h2v10h-2z"/></svg>
        """u8.ToArray();

    private static void Map(IEndpointRouteBuilder app, Language language)
    {
        // Taken once, not by each request from services of its own.
        var pages = app.ServiceProvider.GetRequiredService<PageReader>();

        // Where the request is all that is asked for, the answer's type is said: it would be taken for one that has written itself.
        var group = app.MapGroup("").IsPublic().ExcludeFromDescription();

        group.MapGet(language.Start, Task<IResult> (HttpContext http) => StartAsync(http, language, pages));
        group.MapGet(language.Municipality("{code}"), (HttpContext http, string code) => MunicipalityAsync(http, language, code, pages));
        group.MapGet(Pattern(language.Agreement("id")), (HttpContext http, string id) => AgreementAsync<AgreementPage>(http, language, id, pages));
        group.MapGet(Pattern(language.Agreement("id")) + language.T("/rapport", "/report"),
            (HttpContext http, string id) => ReportAsync(http, language, id, pages));
        group.MapGet(Pattern(language.Agreement("id")) + language.T("/kopia", "/copy"),
            (HttpContext http, string id) => AgreementAsync<CopyPage>(http, language, id, pages));
        group.MapGet(Pattern(language.Embed("id")),
            (HttpContext http, string id) => AgreementAsync<EmbedPage>(http, language, id, pages, framed: true));
        group.MapGet(Pattern(language.Commitment("id")), (HttpContext http, string id) => CommitmentAsync(http, language, id, pages));
        group.MapGet(language.About, Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, (visit, _) =>
            pages.Renderer.BodyAsync<AboutPage>(new() { ["Visit"] = visit })));
        group.MapGet(language.HowWeCount, Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, (visit, _) =>
            pages.Renderer.BodyAsync<HowWeCountPage>(new() { ["Visit"] = visit })));
        group.MapGet(language.Accessibility, Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, (visit, _) =>
            pages.Renderer.BodyAsync<AccessibilityPage>(new() { ["Visit"] = visit })));
        group.MapGet(language.Problem("{name}"), (HttpContext http, string name) => ProblemAsync(http, language, name, pages));
        group.MapGet(language.OpenData, Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, (visit, _) =>
            pages.Renderer.BodyAsync<OpenDataPage>(new() { ["Visit"] = visit })));
    }

    private static string Pattern(string address) => address.Replace("/id", "/{id}", StringComparison.Ordinal);

    private static async Task<IResult> StartAsync(HttpContext http, Language language, PageReader pages)
    {
        var sought = http.Request.Query["q"].ToString().Trim();
        sought = sought.Length > LongestSearch ? sought[..LongestSearch] : sought;
        if (sought.Length == 0)
        {
            return await pages.ShowAsync(http, language, (visit, cancellationToken) => RenderAsync(visit with { Chosen = null }, null, cancellationToken));
        }

        var hits = MunicipalitySearch.For(sought);
        hits = hits.Only is null ? hits.With(await pages.FollowedAsync(http.RequestAborted), sought) : hits;
        if (hits.Only is { } only)
        {
            PageHeaders.Set(http.Response);
            return Results.Redirect(language.Municipality(only.Code));
        }

        // Hardly two readers look for the same at once, so a search is not kept.
        PageHeaders.Set(http.Response);
        var body = await RenderAsync(new Visit(language, pages.Origin, null, pages.Options), hits, http.RequestAborted);
        return new PublicAnswer(body) { MediaType = "text/html; charset=utf-8" };

        async Task<PublicBody> RenderAsync(Visit visit, MunicipalitySearch? hits, CancellationToken cancellationToken) => await pages.Renderer.BodyAsync<StartPage>(new()
        {
            ["Visit"] = visit,
            ["Sought"] = sought,
            ["Hits"] = hits,
            ["Agreements"] = await pages.FollowedAsync(cancellationToken),
            ["Day"] = pages.Today,
        });
    }

    private static Task<IResult> MunicipalityAsync(HttpContext http, Language language, string code, PageReader pages) =>
        pages.ShowAsync(http, language, async (visit, cancellationToken) =>
        {
            var municipality = MunicipalityEndpoints.Find(code);
            var response = await pages.Reporting.GetMunicipalityFollowUpAsync(
                new GetMunicipalityFollowUpRequest { MunicipalityCode = code, AsOf = visit.Chosen, Position = visit.Position }, cancellationToken: cancellationToken);
            var isBefore = visit.Chosen is not null && response.FollowUp.Agreements.Count == 0;
            var from = !isBefore ? response.FollowUp.FollowedFrom : (await pages.Reporting.GetMunicipalityFollowUpAsync(
                new GetMunicipalityFollowUpRequest { MunicipalityCode = code }, cancellationToken: cancellationToken)).FollowUp.FollowedFrom;
            return await pages.Renderer.BodyAsync<MunicipalityPage>(
                new() { ["Visit"] = visit, ["Municipality"] = municipality, ["FollowUp"] = response.FollowUp, ["From"] = from },
                visit.Chosen is null ? response.FollowUp.AsOf : null);
        });

    private static Task<IResult> ProblemAsync(HttpContext http, Language language, string name, PageReader pages) => pages.ShowAsync(http, language, (visit, _) =>
    {
        var (reason, sv, en) = ProblemTexts.Find(name) ?? throw DomainException.NotFound("NOT_FOUND", "There is no such kind of problem.");
        return pages.Renderer.BodyAsync<ProblemPage>(new() { ["Visit"] = visit, ["Name"] = name, ["Reason"] = reason, ["Text"] = language.T(sv, en) });
    }, shared: false);

    private static Task<IResult> AgreementAsync<TPage>(HttpContext http, Language language, string id, PageReader pages, bool framed = false)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        pages.ShowAsync(http, language, async (visit, cancellationToken) =>
        {
            var response = await pages.Reporting.GetAgreementFollowUpAsync(
                new GetAgreementFollowUpRequest { AgreementId = id, AsOf = visit.Chosen, Position = visit.Position }, cancellationToken: cancellationToken);
            return await pages.Renderer.BodyAsync<TPage>(
                new() { ["Visit"] = visit, ["Response"] = response }, visit.Chosen is null ? response.AsOf : null);
        }, framed, from: cancellationToken => FromAsync(pages, id, cancellationToken));

    private static async Task<Google.Protobuf.WellKnownTypes.Timestamp?> FromAsync(PageReader pages, string agreementId, CancellationToken cancellationToken) =>
        (await pages.Reporting.GetAgreementFollowUpAsync(
            new GetAgreementFollowUpRequest { AgreementId = agreementId }, cancellationToken: cancellationToken)).Terms.FollowedFrom;

    private static Task<IResult> ReportAsync(HttpContext http, Language language, string id, PageReader pages)
    {
        // Any other day than one that has gone compares with nothing.
        var chosen = http.Request.Query["since"].ToString();
        var since = DateOnly.TryParseExact(chosen, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day >= PageReader.FirstDay && day < pages.Today ? day : (DateOnly?)null;
        return pages.ShowAsync(http, language, async (visit, cancellationToken) =>
        {
            var response = await ReadAsync(visit.Chosen, visit.Position, cancellationToken);
            var before = since is null ? null : await BeforeAsync(since.Value, cancellationToken);
            return await pages.Renderer.BodyAsync<ReportPage>(
                new() { ["Visit"] = visit, ["Response"] = response, ["Since"] = before, ["SinceDay"] = since is null ? "" : chosen },
                visit.Chosen is null ? response.AsOf : null);
        }, shared: since is null, from: cancellationToken => FromAsync(pages, id, cancellationToken));

        // It may not have been entered then.
        async Task<GetAgreementFollowUpResponse?> BeforeAsync(DateOnly day, CancellationToken cancellationToken)
        {
            try
            {
                return await ReadAsync(Visit.EndOf(day), "", cancellationToken);
            }
            catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
            {
                return null;
            }
        }

        async Task<GetAgreementFollowUpResponse> ReadAsync(Google.Protobuf.WellKnownTypes.Timestamp? asOf, string position, CancellationToken cancellationToken) =>
            await pages.Reporting.GetAgreementFollowUpAsync(
                new GetAgreementFollowUpRequest { AgreementId = id, AsOf = asOf, Position = position }, cancellationToken: cancellationToken);
    }

    private static Task<IResult> CommitmentAsync(HttpContext http, Language language, string id, PageReader pages)
    {
        var (after, excluded) = (http.Request.Query["after"].ToString(), http.Request.Query["excluded"].ToString());
        return pages.ShowAsync(http, language, async (visit, cancellationToken) =>
        {
            var receipt = await pages.Reporting.GetReceiptAsync(
                new GetReceiptRequest
                {
                    CommitmentId = id, AsOf = visit.Chosen, Position = visit.Position, PageSize = RowsOnAPage, PageToken = after,
                    CountedOnly = excluded.Length == 0, Excluded = excluded,
                },
                cancellationToken: cancellationToken);
            return await pages.Renderer.BodyAsync<CommitmentPage>(
                new() { ["Visit"] = visit, ["Receipt"] = receipt, ["IsFirst"] = after.Length == 0, ["Excluded"] = excluded },
                visit.Chosen is null ? receipt.AsOf : null);
        }, shared: after.Length == 0 && excluded.Length == 0, from: cancellationToken => FromAsync(pages, id.Split('~')[0], cancellationToken));
    }
}
