using System.Security.Cryptography;
using Medborgarlofte.ServiceDefaults.Access;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.Pkcs;
using Org.BouncyCastle.Security;

namespace Medborgarlofte.Journal.Checkpoints;

/// <summary>A journal's own Ed25519 key, as a PKCS#8 PEM file that only its owner reads.</summary>
public sealed class CheckpointKey
{
    private const string Label = "PRIVATE KEY";

    private readonly Ed25519PrivateKeyParameters key;

    private CheckpointKey(string name, Ed25519PrivateKeyParameters key)
    {
        this.key = key;
        Verifier = new VerifierKey(name, key.GeneratePublicKey().GetEncoded());
    }

    /// <summary>The public half.</summary>
    public VerifierKey Verifier { get; }

    /// <summary>Reads the file; makes it when there is none.</summary>
    /// <param name="name">The name to sign with.</param>
    /// <param name="file">The file.</param>
    public static CheckpointKey Ensure(string name, string file)
    {
        if (!File.Exists(file))
        {
            var made = new Ed25519PrivateKeyParameters(new SecureRandom());
            KeyFile.Write(file, PemEncoding.WriteString(Label, PrivateKeyInfoFactory.CreatePrivateKeyInfo(made).GetDerEncoded()), overwrite: false);
        }

        return Read(name, file);
    }

    /// <summary>Reads the file.</summary>
    public static CheckpointKey Read(string name, string file)
    {
        var pem = File.ReadAllText(file);
        var fields = PemEncoding.Find(pem);
        return PrivateKeyFactory.CreateKey(Convert.FromBase64String(pem[fields.Base64Data])) is Ed25519PrivateKeyParameters key
            ? new CheckpointKey(name, key)
            : throw new InvalidDataException($"{file} holds no Ed25519 key.");
    }

    /// <summary>Signs a text; the same text has the same signature.</summary>
    public byte[] Sign(ReadOnlySpan<byte> text)
    {
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(text);
        return signer.GenerateSignature();
    }
}
