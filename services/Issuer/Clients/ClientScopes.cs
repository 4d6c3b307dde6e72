using System.Text.Json;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Medborgarlofte.Issuer.Clients;

/// <summary>The scopes of a client, which OpenIddict keeps among its permissions.</summary>
internal static class ClientScopes
{
    public static IEnumerable<string> Of(SystemClient client) =>
        from permission in JsonSerializer.Deserialize<string[]>(client.Permissions ?? "[]")!
        where permission.StartsWith(Permissions.Prefixes.Scope, StringComparison.Ordinal)
        select permission[Permissions.Prefixes.Scope.Length..];
}
