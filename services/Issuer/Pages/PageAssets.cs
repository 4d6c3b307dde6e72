using System.Security.Cryptography;

namespace Medborgarlofte.Issuer.Pages;

/// <summary>The stylesheet of these pages, which is the public pages' own and what forms need, the one script, and the mark. Their addresses change with their content.</summary>
internal static class PageAssets
{
    private static readonly byte[] StyleBytes = [.. Read("page.css"), .. Read("form.css")];
    private static readonly byte[] ScriptBytes = Read("passkey.js");

    // The public pages' mark. Without one a browser asks for /favicon.ico.
    private static readonly byte[] IconBytes = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="2" fill="#0b4f66"/><path fill="#fbfaf6" d="M2 6h8v4H2zM11 3h2v10h-2z"/></svg>
        """u8.ToArray();

    public static string Stylesheet { get; } = $"/inloggning/{NameOf(StyleBytes)}.css";

    public static string Script { get; } = $"/inloggning/{NameOf(ScriptBytes)}.js";

    public static string Icon { get; } = $"/inloggning/{NameOf(IconBytes)}.svg";

    public static void MapAssets(this IEndpointRouteBuilder app)
    {
        Map(app, Stylesheet, StyleBytes, "text/css; charset=utf-8");
        Map(app, Script, ScriptBytes, "text/javascript; charset=utf-8");
        Map(app, Icon, IconBytes, "image/svg+xml");
    }

    private static void Map(IEndpointRouteBuilder app, string address, byte[] bytes, string type) => app.MapGet(address, (HttpContext http) =>
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(bytes, type);
    });

    private static string NameOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));

    private static byte[] Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
