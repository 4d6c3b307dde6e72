using Medborgarlofte.Gateway.Pages.OpenData;
using Microsoft.AspNetCore.ResponseCompression;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>What the public sees: pages, frames for other sites, feeds and open data.</summary>
internal static class PageRegistration
{
    public static void AddPages(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<PageOptions>().BindConfiguration("Pages").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<PageRenderer>();
        builder.Services.AddSingleton<PageReader>();
        builder.Services.Configure<ResponseCompressionOptions>(compression => compression.MimeTypes =
            [.. compression.MimeTypes, "text/html", "text/css", "text/plain", "application/atom+xml", "application/rdf+xml", "application/xml"]);
    }

    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapPageEndpoints();
        app.MapDataSets();
        app.MapCatalogue();
        app.MapFeeds();
        app.MapSite();
    }
}
