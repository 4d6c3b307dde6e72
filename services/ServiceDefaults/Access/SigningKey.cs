using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>The key of a process that issues its own tokens; made on first use, readable by its owner only.</summary>
public sealed class SigningKey(IOptions<AccessOptions> options, TimeProvider time) : IDisposable
{
    private readonly Lazy<ECDsa> algorithm = new(() => Load(options.Value.SigningKeyFile
        ?? throw new InvalidOperationException("Access:SigningKeyFile is not configured; tokens come from Access:Authority.")));

    /// <summary>The key, for signing and for validation.</summary>
    public ECDsaSecurityKey Key => new(algorithm.Value);

    /// <summary>Issues a token.</summary>
    /// <param name="claims">Source, party, scope and municipality, as <see cref="Caller"/> reads them.</param>
    /// <param name="lifetime">How long it is valid.</param>
    public string Issue(TokenClaims claims, TimeSpan lifetime)
    {
        var now = time.GetUtcNow();
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.Issuer,
            Audience = options.Value.Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + lifetime).UtcDateTime,
            SigningCredentials = new SigningCredentials(Key, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = claims.Source,
                ["source"] = claims.Source,
                ["party"] = claims.Party,
                ["scope"] = string.Join(' ', claims.Scopes),
                ["municipality"] = string.Join(' ', claims.Municipalities),
            },
        });
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (algorithm.IsValueCreated)
        {
            algorithm.Value.Dispose();
        }
    }

    private static ECDsa Load(string file)
    {
        if (!File.Exists(file))
        {
            Create(file);
        }

        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return key;
    }

    /// <summary>Of processes that share the file, one makes the key, and none sees half of it.</summary>
    private static void Create(string file)
    {
        var folder = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!).FullName;
        var draft = Path.Combine(folder, $"{Path.GetFileName(file)}.{Guid.NewGuid():n}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var key = ECDsa.Create(ECCurve.NamedCurves.nistP256))
        using (var writer = new StreamWriter(draft, options))
        {
            writer.Write(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}

/// <summary>What a token says.</summary>
/// <param name="Source">Source system, such as "demo-police".</param>
/// <param name="Party">"police", "municipality" or empty.</param>
/// <param name="Scopes">Scopes of <see cref="Access.Scopes"/>.</param>
/// <param name="Municipalities">Kommunkoder, or "*".</param>
public sealed record TokenClaims(string Source, string Party, IReadOnlyList<string> Scopes, IReadOnlyList<string> Municipalities);
