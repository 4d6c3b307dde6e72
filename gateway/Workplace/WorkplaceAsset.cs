using System.Security.Cryptography;

namespace Medborgarlofte.Gateway.Workplace;

/// <summary>A file that the workplace's pages refer to.</summary>
internal sealed class WorkplaceAsset
{
    private WorkplaceAsset(string extension, string mediaType)
    {
        using var stream = typeof(WorkplaceAsset).Assembly.GetManifestResourceStream($"work.{extension}")!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        Bytes = bytes.ToArray();
        MediaType = mediaType;
        Address = $"/assets/work-{Convert.ToHexStringLower(SHA256.HashData(Bytes.Span)[..8])}.{extension}";
    }

    /// <summary>What forms need beside the public pages' stylesheet.</summary>
    public static WorkplaceAsset Stylesheet { get; } = new("css", "text/css; charset=utf-8");

    /// <summary>Stores a draft by itself. Everything works without it.</summary>
    public static WorkplaceAsset Script { get; } = new("js", "text/javascript; charset=utf-8");

    public static IReadOnlyList<WorkplaceAsset> All { get; } = [Stylesheet, Script];

    public ReadOnlyMemory<byte> Bytes { get; }

    public string MediaType { get; }

    /// <summary>Its address, which changes with its content.</summary>
    public string Address { get; }
}
