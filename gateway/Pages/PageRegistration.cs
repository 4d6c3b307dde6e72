using Medborgarlofte.Gateway.Pages.OpenData;
using Medborgarlofte.Gateway.Pages.Pictures;
using Microsoft.AspNetCore.ResponseCompression;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>What the public sees: pages, frames for other sites, feeds and open data.</summary>
internal static class PageRegistration
{
    public static void AddPages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PageOptions>().BindConfiguration("Pages").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PageRenderer>();
        builder.Services.AddSingleton<PublicOrigin>();
        builder.Services.AddSingleton<PageReader>();
        builder.Services.Configure<ResponseCompressionOptions>(compression => compression.MimeTypes =
            [.. compression.MimeTypes, "text/html", "text/css", "text/plain", "application/atom+xml", "application/rdf+xml", "application/xml"]);
    }

    /// <summary>Who looks for a page that is not there gets one that says so; who asks the API, or for another type, gets a problem.</summary>
    public static void UseMissingPages(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        await next(http);
        if (http.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound } && http.GetEndpoint() is null
            && !http.Request.Path.StartsWithSegments(GatewayComposition.BasePath)
            && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html"))
        {
            await (await http.RequestServices.GetRequiredService<PageReader>().MissingAsync(http)).ExecuteAsync(http);
        }
    });

    public static void MapPages(this WebApplication app)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            if (app.Services.GetRequiredService<PublicOrigin>().Value.Length == 0)
            {
                app.Services.GetRequiredService<ILogger<PublicOrigin>>().PublicAddressMissing();
            }
        });
        app.MapPageEndpoints();
        app.MapDataSets();
        app.MapCatalogue();
        app.MapFeeds();
        app.MapCalendars();
        app.MapPictures();
        app.MapSite();
        app.MapRecompute();
    }
}
