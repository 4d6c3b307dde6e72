using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Medborgarlofte.Issuer.People;

/// <summary>Codes of an authenticator app: RFC 6238 with SHA-1, six digits and 30 seconds, which every app has. Keys are stored encrypted.</summary>
internal sealed class AuthenticatorKeys(IDataProtectionProvider protection)
{
    private const int BytesOfKey = 20;
    private const int Seconds = 30;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private readonly IDataProtector protector = protection.CreateProtector("authenticator-key");

    /// <summary>A new key, encrypted.</summary>
    public string Make() => protector.Protect(Convert.ToHexString(RandomNumberGenerator.GetBytes(BytesOfKey)));

    /// <summary>The key as an app takes it, in groups of four letters; null for what we have not made.</summary>
    public string? Show(string encrypted)
    {
        if (Read(encrypted) is not { } key)
        {
            return null;
        }

        var bits = string.Concat(key.Select(part => part.ToString("b8", CultureInfo.InvariantCulture)));
        return string.Join(' ', bits.Chunk(5).Select(chunk => Base32[Convert.ToInt32(new string(chunk), 2)]).Chunk(4).Select(group => new string(group)));
    }

    /// <summary>The time step of a right code that is later than the last one; null for a wrong code and for one that was used.</summary>
    public long? Verify(string encrypted, string code, long lastStep, DateTimeOffset now)
    {
        var digits = string.Concat(code.Where(char.IsAsciiDigit));
        if (Read(encrypted) is not { } key || digits.Length != 6)
        {
            return null;
        }

        var present = now.ToUnixTimeSeconds() / Seconds;
        long? found = null;
        for (var step = present - 1; step <= present + 1; step++)
        {
            found = step > lastStep && CryptographicOperations.FixedTimeEquals(Ascii(digits), Ascii(Code(key, step))) ? step : found;
        }

        return found;
    }

    private static byte[] Ascii(string text) => System.Text.Encoding.ASCII.GetBytes(text);

    /// <summary>The code of a step.</summary>
    public static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // RFC 6238 as apps know it; HMAC does not rest on collisions.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("d6", CultureInfo.InvariantCulture);
    }

    private byte[]? Read(string encrypted)
    {
        try
        {
            return Convert.FromHexString(protector.Unprotect(encrypted));
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
