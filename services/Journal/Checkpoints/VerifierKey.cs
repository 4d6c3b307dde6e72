using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>The public half of a checkpoint key under the name that it signs with, as C2SP signed-note writes it.</summary>
public sealed class VerifierKey
{
    private const byte Ed25519 = 1;

    private readonly Ed25519PublicKeyParameters key;

    /// <summary>A key of a name.</summary>
    /// <param name="name">Origin of the checkpoints that it signs.</param>
    /// <param name="publicKey">32 bytes.</param>
    public VerifierKey(string name, byte[] publicKey)
    {
        Name = name;
        key = new Ed25519PublicKeyParameters(publicKey);
        Hash = BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(name), (byte)'\n', Ed25519, .. publicKey]));
    }

    /// <summary>The name that stands in each signature line.</summary>
    public string Name { get; }

    /// <summary>First four bytes of SHA-256 over name, line feed, algorithm and key: tells keys of one name apart.</summary>
    public uint Hash { get; }

    /// <summary>Reads "name+hash+base64"; null when it is none, or its hash belongs to another key.</summary>
    public static VerifierKey? Parse(string text)
    {
        var parts = text.Trim().Split('+', 3);
        var bytes = new byte[33];
        if (parts.Length != 3 || parts[0].Length == 0
            || !uint.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hash)
            || !Convert.TryFromBase64String(parts[2], bytes, out var length) || length != bytes.Length || bytes[0] != Ed25519)
        {
            return null;
        }

        var parsed = new VerifierKey(parts[0], bytes[1..]);
        return parsed.Hash == hash ? parsed : null;
    }

    /// <summary>True when the signature is this key's over the text.</summary>
    public bool Verifies(ReadOnlySpan<byte> text, byte[] signature)
    {
        var verifier = new Ed25519Signer();
        verifier.Init(forSigning: false, key);
        verifier.BlockUpdate(text);
        return verifier.VerifySignature(signature);
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"{Name}+{Hash.ToString("x8", CultureInfo.InvariantCulture)}+{Convert.ToBase64String([Ed25519, .. key.GetEncoded()])}";
}
