using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Issuer.People;

/// <summary>The command "invite": how each party's first administrator of a municipality comes about.</summary>
internal static class InviteCommand
{
    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output)
    {
        var options = CommandOptions.Parse(args, "--party", "--municipality", "--role");
        var (party, code, role) = (options.Require("--party"), options.Require("--municipality"), options.Require("--role"));
        if (party is not ("police" or "municipality") || Municipalities.Find(code) is null || !Roles.All.Contains(role))
        {
            throw new StartException(ExitCodes.Configuration,
                $"A party is police or municipality, a municipality its kommunkod, a role one of {string.Join(", ", Roles.All)}.");
        }

        await using var scope = services.CreateAsyncScope();
        var token = await scope.ServiceProvider.GetRequiredService<Invitations>().CreateAsync(null, party, code, role, CancellationToken.None);
        await output.WriteLineAsync($"{new Uri(services.GetRequiredService<IssuerAddress>().Value, $"/inloggning/inbjudan/{token}")}\nThe link holds for a week, and once.");
        return ExitCodes.Ok;
    }
}
