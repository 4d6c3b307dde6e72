using System.IO.Compression;
using Medborgarlofte.Gateway.Access;
using Medborgarlofte.Gateway.Answers;

namespace Medborgarlofte.Gateway.Pages.OpenData;

/// <summary>The rules once more, in Python, as one file for whoever wants to compute a verdict again.</summary>
internal static class Recompute
{
    public const string Address = "/assets/recompute.zip";

    private const string Prefix = "recompute/";

    // The same bytes from every build of the same files.
    private static readonly DateTimeOffset Stamped = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Empty where the build lacked the files.</summary>
    public static ReadOnlyMemory<byte> Zip { get; } = Pack();

    public static void MapRecompute(this IEndpointRouteBuilder app)
    {
        if (Zip.Length > 0)
        {
            app.MapGet(Address, (HttpContext http) =>
            {
                PageHeaders.Set(http.Response);
                return new PublicAnswer(PublicBody.Of(Zip)) { MediaType = "application/zip", CacheControl = PublicAnswer.ForADay };
            }).IsPublic().ExcludeFromDescription();
        }
    }

    private static byte[] Pack()
    {
        var assembly = typeof(Recompute).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return [];
        }

        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                var entry = zip.CreateEntry(name);
                entry.LastWriteTime = Stamped;
                using var to = entry.Open();
                using var from = assembly.GetManifestResourceStream(name)!;
                from.CopyTo(to);
            }
        }

        return bytes.ToArray();
    }
}
