using System.Security.Cryptography.X509Certificates;
using System.Xml.Linq;
using Medborgarlofte.FollowUp.Data;
using Medborgarlofte.Journal.Backups;
using Medborgarlofte.Journal.Verification;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.FollowUp.Webhooks;

/// <summary>Configuration section "DataProtection": where the keys are that webhooks' secrets are encrypted with.</summary>
public sealed class KeyRingOptions
{
    /// <summary>Folder of the key files, one that every replica reads; the service's database when left out.</summary>
    public string KeyFolder { get; set; } = "";

    /// <summary>PKCS#12 file with the certificate that the keys are encrypted with; they stand in the clear when left out.</summary>
    public string CertificateFile { get; set; } = "";

    /// <summary>Its password; empty for none.</summary>
    public string CertificatePassword { get; set; } = "";
}

/// <summary>A key of the ring, as XML.</summary>
[NotJournaled]
internal sealed class ProtectionKey
{
    public int Id { get; init; }
    public required string Name { get; init; }
    public required string Xml { get; init; }
}

/// <summary>The ring in the service's database, which every replica shares.</summary>
internal sealed class KeyTable(IDbContextFactory<FollowUpDbContext> contexts) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = contexts.CreateDbContext();
        return [.. context.ProtectionKeys.AsNoTracking().OrderBy(key => key.Id).AsEnumerable().Select(key => XElement.Parse(key.Xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = contexts.CreateDbContext();
        context.Add(new ProtectionKey { Name = friendlyName, Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}

/// <summary>Adds the encryption of webhooks' secrets.</summary>
internal static class KeyRing
{
    // Replicas and restarts must read what the others wrote, wherever the program lies.
    private const string Application = "medborgarlofte-followup";

    public static void AddKeyRing(this IHostApplicationBuilder builder)
    {
        var ring = builder.Configuration.GetSection("DataProtection").Get<KeyRingOptions>() ?? new KeyRingOptions();
        var protection = builder.Services.AddDataProtection().SetApplicationName(Application);

        // What would read the ring when the program starts: with the database away neither the start nor its health may wait for it.
        foreach (var early in builder.Services.Where(IsEarlyReader).ToList())
        {
            builder.Services.Remove(early);
        }

        if (ring.KeyFolder.Length > 0)
        {
            protection.PersistKeysToFileSystem(new DirectoryInfo(ring.KeyFolder));
            builder.Services.AddSingleton(new BackedUpFolder("protection-keys", ring.KeyFolder));
        }
        else
        {
            builder.Services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(services => new ConfigureOptions<KeyManagementOptions>(
                keys => keys.XmlRepository = new KeyTable(services.GetRequiredService<IDbContextFactory<FollowUpDbContext>>())));
        }

        if (ring.CertificateFile.Length > 0)
        {
            protection.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(ring.CertificateFile, ring.CertificatePassword));
        }

        builder.Services.AddSingleton<WebhookSecrets>();
    }

    private static bool IsEarlyReader(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(KeyManagementOptions).Assembly;
}
