using OpenIddict.EntityFrameworkCore.Models;

namespace Medborgarlofte.Issuer.Clients;

/// <summary>A client: a system that reports, or the workplace. Beside what OAuth knows of it stands what its tokens are limited to.</summary>
internal sealed class SystemClient : OpenIddictEntityFrameworkCoreApplication<string, ClientAuthorization, IssuedToken>
{
    public SystemClient() => Id = Guid.NewGuid().ToString("n");

    /// <summary>Source of its tokens; empty for the workplace, whose tokens are its members'.</summary>
    public string Source { get; set; } = "";

    /// <summary>"police", "municipality" or empty.</summary>
    public string Party { get; set; } = "";

    /// <summary>Kommunkoder with spaces between, or "*".</summary>
    public string Municipalities { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime? DisabledAt { get; set; }

    /// <summary>When it got its last token, to the minute.</summary>
    public DateTime? LastUsedAt { get; set; }
}

/// <summary>What a member has let the workplace do: every token of one sign-in hangs on it.</summary>
internal sealed class ClientAuthorization : OpenIddictEntityFrameworkCoreAuthorization<string, SystemClient, IssuedToken>
{
    public ClientAuthorization() => Id = Guid.NewGuid().ToString("n");
}

/// <summary>A token, by its id: its content is the bearer's alone.</summary>
internal sealed class IssuedToken : OpenIddictEntityFrameworkCoreToken<string, SystemClient, ClientAuthorization>
{
    public IssuedToken() => Id = Guid.NewGuid().ToString("n");
}

/// <summary>A scope; they are all known to the code, so the table stays empty.</summary>
internal sealed class StoredScope : OpenIddictEntityFrameworkCoreScope<string>
{
    public StoredScope() => Id = Guid.NewGuid().ToString("n");
}
