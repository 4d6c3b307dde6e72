using System.Security.Cryptography;
using System.Text;

namespace Medborgarlofte.Gateway.Pages;

/// <summary>The one stylesheet. Its address holds a hash of its content, so that it may be kept for ever.</summary>
internal static class Stylesheet
{
    /// <summary>Its bytes.</summary>
    public static ReadOnlyMemory<byte> Bytes { get; } = Read();

    /// <summary>Its name, which changes with its content.</summary>
    public static string Name { get; } = $"page-{Convert.ToHexStringLower(SHA256.HashData(Bytes.Span)[..8])}.css";

    /// <summary>Its address.</summary>
    public static string Address { get; } = $"/assets/{Name}";

    private static byte[] Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("page.css")!;
        using var text = new StreamReader(stream);

        // Line breaks and what stands before a line are for whoever changes it.
        return Encoding.UTF8.GetBytes(string.Concat(text.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries)));
    }
}
