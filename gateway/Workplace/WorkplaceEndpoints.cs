using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;
using Medborgarlofte.Gateway.Pages;
using Medborgarlofte.Gateway.Workplace.Access;
using Medborgarlofte.Gateway.Workplace.Components;
using Medborgarlofte.Gateway.Workplace.Desk;
using Medborgarlofte.Gateway.Workplace.Pictures;
using Microsoft.AspNetCore.Authentication;

namespace Medborgarlofte.Gateway.Workplace;

/// <summary>The way in and out, and the first page.</summary>
internal static class WorkplaceEndpoints
{
    public static void AddWorkplace(this IHostApplicationBuilder builder)
    {
        builder.AddWorkplaceSignIn();
        builder.Services.AddSingleton<WorkplacePages>();
        builder.Services.AddSingleton<DraftStore>();
        builder.Services.AddSingleton<PictureStore>();
    }

    public static void MapWorkplace(this WebApplication app)
    {
        foreach (var asset in WorkplaceAsset.All)
        {
            app.MapGet(asset.Address, (HttpContext http) =>
            {
                PageHeaders.Set(http.Response);
                return new PublicAnswer(PublicBody.Of(asset.Bytes)) { MediaType = asset.MediaType, CacheControl = "public, max-age=31536000, immutable" };
            }).IsPublic().ExcludeFromDescription();
        }

        var pages = app.Services.GetRequiredService<WorkplacePages>();
        foreach (var language in (Language[])[Language.Swedish, Language.English])
        {
            var group = app.MapGroup("").ExcludeFromDescription();
            group.MapGet(language.Workplace(), Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, visit =>
                pages.PageAsync<FirstPage>(visit, [])));
            group.MapGet(language.SignIn(), Task<IResult> (HttpContext http) => pages.ShowOpenAsync(http, language, visit => SignInAsync(http, visit, pages)));
            group.MapPost(language.SignIn(), Task<IResult> (HttpContext http) => pages.ShowOpenAsync(http, language, visit => BeginDemoAsync(http, visit, pages)));
            group.MapPost(language.SignOut(), Task<IResult> (HttpContext http) => pages.ShowAsync(http, language, visit => SignOutAsync(http, visit, pages), anybody: true));
            group.MapDesk(language, pages);
            group.MapPictures(language, pages);
        }
    }

    private static async Task<IResult> SignInAsync(HttpContext http, WorkplaceVisit visit, WorkplacePages pages)
    {
        var back = ReturnOf(http.Request.Query["return"], visit);
        if (pages.Demo is not null)
        {
            return await pages.PageAsync<DemoPage>(visit, new() { ["Return"] = back });
        }

        if (http.Request.Query.ContainsKey("misslyckades"))
        {
            return await pages.FaultAsync(visit, StatusCodes.Status401Unauthorized);
        }

        if (!await IssuerSignIn.AnswersAsync(http))
        {
            return await pages.FaultAsync(visit, StatusCodes.Status503ServiceUnavailable);
        }

        var challenge = new AuthenticationProperties { RedirectUri = back };
        if (http.Request.Query.ContainsKey("fresh"))
        {
            challenge.Items[WorkplaceSignIn.FreshItem] = "1";
        }

        return Results.Challenge(challenge, [WorkplaceSignIn.Issuer]);
    }

    private static async Task<IResult> BeginDemoAsync(HttpContext http, WorkplaceVisit visit, WorkplacePages pages)
    {
        // Not from another site's form: its origin would be another.
        if (pages.Demo is not { } demo || !http.Request.HasFormContentType
            || (http.Request.Headers.Origin.ToString() is { Length: > 0 } origin && origin != $"{http.Request.Scheme}://{http.Request.Host}"))
        {
            return await pages.FaultAsync(visit, StatusCodes.Status404NotFound);
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var party = form["party"].ToString() switch
        {
            "police" => Party.Police,
            "municipality" => Party.Municipality,
            _ => Party.Unspecified,
        };
        var back = ReturnOf(form["return"], visit);
        if (party == Party.Unspecified)
        {
            return await pages.PageAsync<DemoPage>(visit, new() { ["Return"] = back, ["Missing"] = true }, StatusCodes.Status422UnprocessableEntity);
        }

        await WorkplaceSignIn.BeginDemoAsync(http, demo, party, pages.Time);
        return Results.Redirect(back);
    }

    private static async Task<IResult> SignOutAsync(HttpContext http, WorkplaceVisit visit, WorkplacePages pages)
    {
        if (pages.Demo is null && await IssuerSignIn.AnswersAsync(http))
        {
            return Results.SignOut(new AuthenticationProperties { RedirectUri = visit.Language.Start }, [WorkplaceSignIn.Session, WorkplaceSignIn.Issuer]);
        }

        await http.SignOutAsync(WorkplaceSignIn.Session);
        return Results.Redirect(pages.Demo is null ? visit.Language.Start : visit.Language.SignIn());
    }

    private static string ReturnOf(string? address, WorkplaceVisit visit) =>
        WorkplaceAddresses.IsOfWorkplace(address) ? address! : visit.Language.Workplace();
}
