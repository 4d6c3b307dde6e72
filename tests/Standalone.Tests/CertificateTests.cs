using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Medborgarlofte.Testing;

namespace Medborgarlofte.Standalone.Tests;

/// <summary>Certificates are changed while the process runs.</summary>
public sealed class CertificateTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medborgarlofte-tls-");

    private string Certificate => Path.Combine(folder.FullName, "tls.crt");

    private string Key => Path.Combine(folder.FullName, "tls.key");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Files_Change_NewConnectionsGetTheNewOneAndABrokenOneChangesNothing()
    {
        Write("first");
        var port = Ports.Free();
        await using var app = StandaloneHost.Build(
            Command.Parse(["--data", Path.Combine(folder.FullName, "data"), "--urls", $"https://127.0.0.1:{port}", "--no-example"]),
            new Dictionary<string, string?>
            {
                ["Kestrel:Certificates:Default:Path"] = Certificate, ["Kestrel:Certificates:Default:KeyPath"] = Key,
            });
        await app.StartAsync();
        Assert.Equal("CN=first", await SubjectAsync(port));

        Write("second");
        await Eventually.Get(() => SubjectAsync(port), subject => subject == "CN=second");

        await File.WriteAllTextAsync(Certificate, "-----BEGIN CERTIFICATE-----\nnot one\n-----END CERTIFICATE-----\n");
        var watch = System.Diagnostics.Stopwatch.StartNew();
        await Eventually.Get(
            async () =>
            {
                Assert.Equal("CN=second", await SubjectAsync(port));
                return watch.Elapsed;
            },
            passed => passed > TimeSpan.FromSeconds(1.5));

        Write("third");
        await Eventually.Get(() => SubjectAsync(port), subject => subject == "CN=third");
        await app.StopAsync();
    }

    private void Write(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var made = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(Certificate, made.ExportCertificatePem());
    }

    /// <summary>Of the certificate that a new connection gets.</summary>
    private static async Task<string> SubjectAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", port);
        await using var tls = new SslStream(client.GetStream());
        var subject = "";
        await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            {
                subject = certificate!.Subject;
                return subject.Length > 0;
            },
        });
        return subject;
    }
}
