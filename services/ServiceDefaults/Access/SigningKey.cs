using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Medborgarlofte.ServiceDefaults.Access;

/// <summary>
/// The key of a process that issues its own tokens, and the ones before it. A rotation by another process is seen within a second, and
/// at once when a token names a key that is not known yet.
/// </summary>
public sealed class SigningKey(IOptions<AccessOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private readonly Dictionary<string, ECDsaSecurityKey> known = [];
    private IReadOnlyList<KeyFile.Held> held = [];
    private DateTime changed;
    private long looked;

    /// <summary>The key that signs.</summary>
    public ECDsaSecurityKey Key => Held(unknown: null)[0].Key;

    /// <summary>The keys that a token may be signed with: the named one, or each when the token names none.</summary>
    /// <param name="keyId">The token's kid.</param>
    public IEnumerable<SecurityKey> Accepted(string? keyId) =>
        from key in Held(keyId)
        where key.Until > time.GetUtcNow() && (string.IsNullOrEmpty(keyId) || key.Key.KeyId == keyId)
        select key.Key;

    /// <summary>Makes a new key that signs from now on.</summary>
    /// <param name="keep">How long tokens of the key before it are still accepted.</param>
    /// <returns>The new key's id, the old one's, and until when that is accepted.</returns>
    public (string New, string Old, DateTimeOffset Until) Rotate(TimeSpan keep)
    {
        lock (turn)
        {
            var old = Load()[0].Key.KeyId;
            var now = time.GetUtcNow();
            var until = now + keep;
            KeyFile.Rotate(Path, until, now);
            return (Load()[0].Key.KeyId, old, until);
        }
    }

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
        foreach (var key in known.Values)
        {
            key.ECDsa.Dispose();
        }
    }

    private string Path => options.Value.SigningKeyFile
        ?? throw new InvalidOperationException("Access:SigningKeyFile is not configured; tokens come from Access:Authority.");

    private IReadOnlyList<KeyFile.Held> Held(string? unknown)
    {
        lock (turn)
        {
            var isDue = held.Count == 0 || time.GetElapsedTime(looked) > LookAgain;
            var isUnknown = !string.IsNullOrEmpty(unknown) && held.All(key => key.Key.KeyId != unknown);
            looked = isDue ? time.GetTimestamp() : looked;
            return (isDue || isUnknown) && KeyFile.ChangedAt(Path) != changed ? Load() : held;
        }
    }

    /// <summary>What has been met before stays the same object: the validation of tokens keeps what it made of it.</summary>
    private IReadOnlyList<KeyFile.Held> Load()
    {
        changed = KeyFile.Ensure(Path);
        return held = [.. KeyFile.Read(Path, known)];
    }
}

/// <summary>What a token says.</summary>
/// <param name="Source">Source system, such as "demo-police".</param>
/// <param name="Party">"police", "municipality" or empty.</param>
/// <param name="Scopes">Scopes of <see cref="Access.Scopes"/>.</param>
/// <param name="Municipalities">Kommunkoder, or "*".</param>
public sealed record TokenClaims(string Source, string Party, IReadOnlyList<string> Scopes, IReadOnlyList<string> Municipalities);
