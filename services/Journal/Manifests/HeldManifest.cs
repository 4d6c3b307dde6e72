using System.Security.Cryptography;
using System.Text;

namespace Medborgarlofte.Journal.Manifests;

/// <summary>What is held of that which a manifest is about.</summary>
/// <param name="Records">How many records.</param>
/// <param name="Checksum">By <see cref="ChecksumOf"/>; empty where nobody asked for it.</param>
public readonly record struct HeldManifest(long Records, string Checksum)
{
    /// <summary>Of the records with these ids.</summary>
    public static HeldManifest Of(IEnumerable<string> recordIds)
    {
        List<string> ids = [.. recordIds];
        return new HeldManifest(ids.Count, ChecksumOf(ids));
    }

    /// <summary>SHA-256, in lower-case hexadecimal, over record ids in ordinal order and joined by line feeds.</summary>
    public static string ChecksumOf(IEnumerable<string> recordIds) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', recordIds.Order(StringComparer.Ordinal)))));
}
