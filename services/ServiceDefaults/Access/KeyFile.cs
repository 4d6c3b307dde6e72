using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>
/// The signing key as a PEM file that only its owner reads, made on first use. Beside it lies, for each key before it, the public half
/// with the instant until which its tokens are accepted; the private half is gone.
/// </summary>
internal static class KeyFile
{
    private const string RetiredSuffix = ".retired-";
    private const string UntilLabel = "Accepted-Until: ";
    private const string DraftSuffix = ".draft";
    private static readonly TimeSpan DraftAge = TimeSpan.FromMinutes(1);

    /// <summary>A key and until when it is accepted.</summary>
    internal sealed record Held(ECDsaSecurityKey Key, DateTimeOffset Until);

    /// <summary>When the file was changed last; makes the key when there is none.</summary>
    public static DateTime Ensure(string file)
    {
        DeleteDrafts(file);
        if (!File.Exists(file))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Write(file, key.ExportPkcs8PrivateKeyPem(), overwrite: false);
        }

        return ChangedAt(file);
    }

    /// <summary>When the file was changed last.</summary>
    public static DateTime ChangedAt(string file) => File.GetLastWriteTimeUtc(file);

    /// <summary>The key that signs, and then those before it.</summary>
    /// <param name="file">The signing key's file.</param>
    /// <param name="known">The keys that have been read before, by id; the ones that are new are added.</param>
    public static IEnumerable<Held> Read(string file, Dictionary<string, ECDsaSecurityKey> known)
    {
        yield return new Held(Parse(File.ReadAllText(file), known), DateTimeOffset.MaxValue);
        foreach (var retired in Retired(file))
        {
            var text = File.ReadAllText(retired);
            yield return new Held(Parse(text, known), UntilOf(text));
        }
    }

    /// <summary>Puts a new key in the place of the one that signs, and forgets those whose time has passed.</summary>
    /// <param name="file">The signing key's file.</param>
    /// <param name="until">Until when the one that signed so far is accepted, and at the longest each one before it.</param>
    /// <param name="now">The time.</param>
    public static void Rotate(string file, DateTimeOffset until, DateTimeOffset now)
    {
        using var old = ECDsa.Create();
        old.ImportFromPem(File.ReadAllText(file));
        Retire($"{file}{RetiredSuffix}{IdOf(old)}", old.ExportSubjectPublicKeyInfoPem(), until);
        foreach (var earlier in Retired(file).ToList())
        {
            var text = File.ReadAllText(earlier);
            if (UntilOf(text) > until)
            {
                Retire(earlier, text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..].TrimEnd(), until);
            }
        }

        // Last: that this file has changed is what makes a running process read the others.
        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        {
            Write(file, key.ExportPkcs8PrivateKeyPem(), overwrite: true);
        }

        foreach (var passed in Retired(file).Where(retired => UntilOf(File.ReadAllText(retired)) <= now).ToList())
        {
            File.Delete(passed);
        }
    }

    private static void Retire(string file, string publicKey, DateTimeOffset until) =>
        Write(file, $"{UntilLabel}{until:O}\n{publicKey}\n", overwrite: true);

    // An id has no dot: what has one is a draft that a killed rotation of an earlier version left.
    private static IEnumerable<string> Retired(string file) =>
        Directory.EnumerateFiles(Folder(file), $"{Path.GetFileName(file)}{RetiredSuffix}*")
            .Where(retired => !retired.AsSpan(retired.LastIndexOf(RetiredSuffix, StringComparison.Ordinal) + RetiredSuffix.Length).Contains('.'))
            .Order(StringComparer.Ordinal);

    /// <summary>A process that was killed while it wrote leaves its draft, which may hold a private key; one of these seconds is being written.</summary>
    private static void DeleteDrafts(string file)
    {
        if (!Directory.Exists(Folder(file)))
        {
            return;
        }

        foreach (var draft in Directory.EnumerateFiles(Folder(file), $".{Path.GetFileName(file)}*{DraftSuffix}"))
        {
            if (File.GetLastWriteTimeUtc(draft) < TimeProvider.System.GetUtcNow().UtcDateTime - DraftAge)
            {
                File.Delete(draft);
            }
        }
    }

    private static DateTimeOffset UntilOf(string text) => DateTimeOffset.Parse(
        text.AsSpan(UntilLabel.Length, text.IndexOf('\n', StringComparison.Ordinal) - UntilLabel.Length), CultureInfo.InvariantCulture);

    private static ECDsaSecurityKey Parse(string pem, Dictionary<string, ECDsaSecurityKey> known)
    {
        var key = ECDsa.Create();
        key.ImportFromPem(pem);
        var id = IdOf(key);
        if (known.TryGetValue(id, out var same))
        {
            key.Dispose();
            return same;
        }

        // What is made of a key goes with it: the library's own factory would hand it, by the key's id, to whoever reads the same file later.
        return known[id] = new ECDsaSecurityKey(key) { KeyId = id, CryptoProviderFactory = new CryptoProviderFactory() };
    }

    /// <summary>RFC 7638: the same key has the same id everywhere.</summary>
    private static string IdOf(ECDsa key) => Base64UrlEncoder.Encode(new ECDsaSecurityKey(key).ComputeJwkThumbprint());

    private static string Folder(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

    /// <summary>Of processes that share the file, one makes the key, and none sees half of it.</summary>
    internal static void Write(string file, string text, bool overwrite)
    {
        var draft = Path.Combine(Directory.CreateDirectory(Folder(file)).FullName, $".{Path.GetFileName(file)}.{Guid.NewGuid():n}{DraftSuffix}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            // On the disk before it has its name: a power cut leaves no empty key.
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file, overwrite);
        }
        catch (IOException) when (!overwrite && File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
