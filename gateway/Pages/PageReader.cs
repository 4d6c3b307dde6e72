using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.FollowUp;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Pages.Components;
using Medborgarlofte.Gateway.Problems;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.Extensions.Options;
using ReportingClient = Medborgarlofte.Contracts.Reporting.V1.FollowUpService.FollowUpServiceClient;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>Answers a request for a page: reads who asks for which day, shares what everybody sees, and says in words what went wrong.</summary>
internal sealed class PageReader(
    PageRenderer renderer, CurrentAnswers answers, ReportingClient reporting, PublicOrigin origin, IOptions<PageOptions> options, TimeProvider time)
{
    private const int MostPerCall = 1000;

    /// <summary>No agreement is older.</summary>
    public static readonly DateOnly FirstDay = new(1990, 1, 1);

    public ReportingClient Reporting => reporting;

    public PageRenderer Renderer => renderer;

    public PageOptions Options => options.Value;

    public DateOnly Today => Visit.DayOf(time.GetUtcNow().ToTimestamp());

    /// <summary>Scheme and host of absolute addresses; empty when they are not known.</summary>
    public string Origin => origin.Value;

    /// <summary>A page about now, shared by all who ask, or about the day that the reader chose.</summary>
    /// <param name="render">Reads and renders, as nobody in particular.</param>
    /// <param name="framed">True for what is made to stand in a frame on another site.</param>
    /// <param name="shared">False for one of many parts of a page, which hardly two readers ask for at once.</param>
    /// <param name="from">Since when what is asked for can be shown; asked when it was not there yet on the chosen day.</param>
    public async Task<IResult> ShowAsync(
        HttpContext http, Language language, Func<Visit, CancellationToken, Task<PublicBody>> render, bool framed = false, bool shared = true,
        Func<CancellationToken, Task<Timestamp?>>? from = null)
    {
        PageHeaders.Set(http.Response, framed);
        var visit = new Visit(language, Origin, null, options.Value);
        if (!TryReadAsOf(http.Request, out var asOf))
        {
            return await ErrorAsync(http, visit, StatusCodes.Status400BadRequest);
        }

        try
        {
            visit = visit with { Chosen = asOf, Position = asOf is null ? "" : http.Request.Query["position"].ToString() };
            var body = asOf is null && shared
                ? await answers.ReadAsync(KeyOf(http), () => render(visit, CancellationToken.None), http.RequestAborted)
                : await render(visit, http.RequestAborted);
            return new PublicAnswer(body) { MediaType = "text/html; charset=utf-8" };
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.NotFound)
        {
            return await ErrorAsync(http, visit, StatusCodes.Status404NotFound, visit.Chosen is null || from is null ? null : await FirstAsync(from, http.RequestAborted));
        }
        catch (DomainException e) when (e.Kind == StatusCode.NotFound)
        {
            return await ErrorAsync(http, visit, StatusCodes.Status404NotFound);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.InvalidArgument)
        {
            // An instant to come by Reporting's clock, a position that is none of its answers', or no place in a receipt.
            return await ErrorAsync(http, visit with { Chosen = null }, StatusCodes.Status400BadRequest);
        }
        catch (RpcException e) when (e.StatusCode is StatusCode.Unavailable or StatusCode.DeadlineExceeded)
        {
            http.Response.Headers.RetryAfter = "5";
            return await ErrorAsync(http, visit, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Says that there is no page at an address.</summary>
    public async Task<IResult> MissingAsync(HttpContext http)
    {
        PageHeaders.Set(http.Response);
        var language = http.Request.Path.StartsWithSegments(Language.English.Start.TrimEnd('/')) ? Language.English : Language.Swedish;
        return await ErrorAsync(http, new Visit(language, Origin, null, options.Value), StatusCodes.Status404NotFound);
    }

    /// <summary>Every agreement that is followed up.</summary>
    public async Task<IReadOnlyList<FollowedAgreement>> FollowedAsync(CancellationToken cancellationToken)
    {
        var all = new List<FollowedAgreement>();
        var token = "";
        do
        {
            var page = await reporting.ListFollowedAgreementsAsync(
                new ListFollowedAgreementsRequest { PageSize = MostPerCall, PageToken = token }, cancellationToken: cancellationToken);
            all.AddRange(page.Agreements);
            token = page.NextPageToken;
        }
        while (token.Length > 0);
        return all;
    }

    private static async Task<DateOnly?> FirstAsync(Func<CancellationToken, Task<Timestamp?>> from, CancellationToken cancellationToken)
    {
        try
        {
            return await from(cancellationToken) is { } first ? Visit.DayOf(first) : null;
        }
        catch (RpcException)
        {
            // It is not there now either, or cannot be asked for; then there is no such page.
            return null;
        }
    }

    private async Task<IResult> ErrorAsync(HttpContext http, Visit visit, int status, DateOnly? from = null)
    {
        if (IsAskedByAProgram(http.Request))
        {
            return new ProblemAnswer(StatusProblems.Of(status));
        }

        var html = await renderer.HtmlAsync<ErrorPage>(new()
        {
            ["Visit"] = visit, ["Status"] = status, ["From"] = from, ["Path"] = http.Request.Path.ToUriComponent(),
        });
        return Results.Content(html, "text/html; charset=utf-8", System.Text.Encoding.UTF8, status);
    }

    // Whoever names what it takes, and takes no page, is told in the API's form.
    private static bool IsAskedByAProgram(HttpRequest request) => request.GetTypedHeaders().Accept is { Count: > 0 } accepted
        && !accepted.Any(type => type.MatchesAllTypes || type.MediaType == "text/html" || type.MediaType == "text/*");

    /// <summary>
    /// Which page: by its route and what stands in it. A path may be written in many ways, and each of them must not take a place of its own.
    /// </summary>
    private static string KeyOf(HttpContext http) =>
        $"page/{(http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText}/{string.Join('/', http.Request.RouteValues.Values)}";

    /// <summary>A day is the state at its end; today is now. Other parameters are of no concern to a page.</summary>
    private bool TryReadAsOf(HttpRequest request, out Timestamp? asOf)
    {
        asOf = null;
        var text = request.Query["as-of"].ToString().Replace(' ', '+');
        if (text.Length == 0)
        {
            return true;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            asOf = day < Today ? Visit.EndOf(day) : null;
            return day >= FirstDay && day <= Today;
        }

        if (!Rfc3339.TryParse(text, out var instant) || Visit.DayOf(instant) < FirstDay)
        {
            return false;
        }

        asOf = instant;
        return true;
    }
}
