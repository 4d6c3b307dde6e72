using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.ServiceDefaults.Certificates;

/// <summary>
/// A certificate of Kestrel's configuration, read again when its files have changed. Connections that are open go on with the one they
/// began with. What cannot be read is logged, and the one before it is used until it can.
/// </summary>
/// <param name="settings">Section such as "Kestrel:Certificates:Default", with Path, KeyPath and Password.</param>
internal sealed class CertificateFile(IConfigurationSection settings, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private readonly string path = settings["Path"]!;
    private readonly string? keyPath = settings["KeyPath"];
    private (DateTime Certificate, DateTime Key) read = Changed(settings["Path"]!, settings["KeyPath"]);
    private (DateTime Certificate, DateTime Key)? failed;
    private SslStreamCertificateContext? current;
    private long looked = time.GetTimestamp();

    /// <summary>What a new connection gets; null while the files are those that Kestrel itself has read at start.</summary>
    public SslStreamCertificateContext? Current
    {
        get
        {
            lock (turn)
            {
                if (time.GetElapsedTime(looked) < LookAgain)
                {
                    return current;
                }

                looked = time.GetTimestamp();
                var changed = Changed(path, keyPath);
                if (changed != read)
                {
                    Read(changed);
                }

                return current;
            }
        }
    }

    private void Read((DateTime Certificate, DateTime Key) changed)
    {
        try
        {
            current = Load();
            read = changed;
            logger.CertificateRead(path, current.TargetCertificate.NotAfter);
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException)
        {
            // Half of it may be there yet: it is tried again, and told once.
            if (failed != changed)
            {
                logger.CertificateNotRead(e, path);
            }

            failed = changed;
        }
    }

    private SslStreamCertificateContext Load()
    {
        var password = settings["Password"];
        if (X509Certificate2.GetCertContentType(path) == X509ContentType.Pkcs12)
        {
            var all = X509CertificateLoader.LoadPkcs12CollectionFromFile(path, password);
            return SslStreamCertificateContext.Create(all.First(certificate => certificate.HasPrivateKey), all, offline: true);
        }

        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(path);
        using var pem = string.IsNullOrEmpty(password)
            ? X509Certificate2.CreateFromPemFile(path, keyPath)
            : X509Certificate2.CreateFromEncryptedPemFile(path, password, keyPath);

        // The system's TLS on Windows cannot use a key that is in memory alone.
        return SslStreamCertificateContext.Create(
            X509CertificateLoader.LoadPkcs12(pem.Export(X509ContentType.Pkcs12), password: null), chain, offline: true);
    }

    /// <summary>Of what a link points to, too: a mounted secret is changed by pointing to another folder.</summary>
    private static (DateTime Certificate, DateTime Key) Changed(string path, string? keyPath) =>
        (ChangedAt(path), keyPath is null ? default : ChangedAt(keyPath));

    private static DateTime ChangedAt(string file) =>
        File.GetLastWriteTimeUtc(File.Exists(file) ? File.ResolveLinkTarget(file, returnFinalTarget: true)?.FullName ?? file : file);
}
