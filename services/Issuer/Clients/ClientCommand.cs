using System.Globalization;
using System.Security.Cryptography;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;

namespace Medborgarlofte.Issuer.Clients;

/// <summary>The command "client".</summary>
internal static class ClientCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output)
    {
        try
        {
            return await ChangeAsync(services, args, output);
        }
        catch (OpenIddictExceptions.ConcurrencyException e)
        {
            throw new StartException(ExitCodes.Failed, "Another process changed the client at the same time. Nothing was changed: run the command again.", e);
        }
    }

    private static async Task<int> ChangeAsync(IServiceProvider services, string[] args, TextWriter output)
    {
        await using var scope = services.CreateAsyncScope();
        var registry = scope.ServiceProvider.GetRequiredService<ClientRegistry>();
        switch (args)
        {
            case ["list"]:
                await ListAsync(registry, output);
                return ExitCodes.Ok;
            case ["rotate", var name]:
                await TellAsync(output, name, await registry.RotateAsync(name, CancellationToken.None));
                return ExitCodes.Ok;
            case ["disable", var name]:
                await registry.DisableAsync(name, CancellationToken.None);
                await output.WriteLineAsync($"{name} is disabled. Services take the tokens that it has for ten minutes more.");
                return ExitCodes.Ok;
            case ["add", var name, .. var options]:
                await AddAsync(registry, name, CommandOptions.Parse(options, "--source", "--party", "--scope", "--municipality", "--key"), output);
                return ExitCodes.Ok;
            default:
                throw new StartException(ExitCodes.Configuration, $"client needs add NAME, rotate NAME, disable NAME or list.\n{IssuerCommands.Usage}");
        }
    }

    private static async Task AddAsync(ClientRegistry registry, string name, CommandOptions options, TextWriter output)
    {
        var terms = ClientTerms.Parse(options.Require("--source"), options["--party"] ?? "", options.Require("--scope"), options.Require("--municipality"));
        if (options["--key"] is { } file)
        {
            await registry.AddAsync(name, terms, null, ReadKey(file), CancellationToken.None);
            await output.WriteLineAsync($"client_id {name}, which proves itself by the key in {file} (private_key_jwt).");
            return;
        }

        var secret = ClientRegistry.NewSecret();
        await registry.AddAsync(name, terms, secret, null, CancellationToken.None);
        await TellAsync(output, name, secret);
    }

    private static Task TellAsync(TextWriter output, string name, string secret) => output.WriteLineAsync($"""
        client_id     {name}
        client_secret {secret}
        The secret is not shown again.
        """);

    private static async Task ListAsync(ClientRegistry registry, TextWriter output)
    {
        foreach (var client in await registry.ListAsync(CancellationToken.None))
        {
            var state = client.DisabledAt is { } at ? $"disabled {Day(at)}" : client.LastUsedAt is { } used ? $"last used {Day(used)}" : "never used";
            await output.WriteLineAsync(
                $"{client.ClientId}  source {Or(client.Source)}  party {Or(client.Party)}  municipalities {Or(client.Municipalities)}  scopes {string.Join(' ', ClientScopes.Of(client))}  {state}");
        }
    }

    private static string Or(string text) => text.Length == 0 ? "-" : text;

    private static string Day(DateTime instant) => instant.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static JsonWebKeySet ReadKey(string file)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(file));
            using var half = ECDsa.Create(key.ExportParameters(includePrivateParameters: false));
            var set = new JsonWebKeySet();
            var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(half));
            (jwk.Use, jwk.Alg) = (JsonWebKeyUseNames.Sig, SecurityAlgorithms.EcdsaSha256);
            set.Keys.Add(jwk);
            return set;
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new StartException(ExitCodes.Files, $"{file} holds no ECDSA key as PEM.", e);
        }
    }
}
