using System.Security.Cryptography;
using Google.Protobuf;
using Medborgarlofte.Gateway.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>The bytes of a public answer with their version tag.</summary>
/// <param name="Bytes">The body.</param>
/// <param name="Etag">
/// Weak, as the same body may travel compressed; and two answers that differ in nothing but the instant they were asked at are one version.
/// </param>
internal sealed record PublicBody(ReadOnlyMemory<byte> Bytes, EntityTagHeaderValue Etag)
{
    /// <summary>The tag as it stands in the header.</summary>
    public string EtagText { get; } = Etag.ToString();

    /// <summary>A body whose tag covers all of it.</summary>
    public static PublicBody Of(ReadOnlyMemory<byte> bytes) => new(bytes, TagOf(bytes.Span));

    /// <summary>A message as JSON, whose tag covers all of it but what stands in for "now".</summary>
    /// <param name="message">The message.</param>
    /// <param name="version">The message without what only says when it was asked for; null when that was the caller's own choice.</param>
    public static PublicBody Of(IMessage message, IMessage? version)
    {
        var bytes = ProtoJson.ToUtf8(message);
        return version is null ? Of(bytes) : new PublicBody(bytes, TagOf(ProtoJson.ToUtf8(version).Span));
    }

    private static EntityTagHeaderValue TagOf(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return new EntityTagHeaderValue($"\"{WebEncoders.Base64UrlEncode(hash[..16])}\"", isWeak: true);
    }
}
