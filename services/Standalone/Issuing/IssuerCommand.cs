using Medborgarlofte.Issuer;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Standalone.Issuing;

/// <summary>The commands "client" and "invite", which work beside a process that runs on the same folder.</summary>
internal static class IssuerCommand
{
    public static async Task<int> RunAsync(Command command, TextWriter? output = null)
    {
        StandaloneHost.OwnKey(command).Dispose();

        // Built and not started: nothing listens, and nothing but the Issuer's own database is opened. The workplace is left as the server knows it.
        await using var app = StandaloneHost.BuildToRead(command, new Dictionary<string, string?> { ["Issuer:Workplace:SecretFile"] = "" });
        var branch = app.Services.GetRequiredService<IssuerBranch>();
        var services = await branch.ServicesAsync(CancellationToken.None);
        return await IssuerCommands.RunAsync(services, [command.Name, .. command.Rest], output) ?? ExitCodes.Configuration;
    }
}
