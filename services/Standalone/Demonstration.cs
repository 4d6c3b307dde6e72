using System.Net;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Gateway.Workplace.Access;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Standalone;

/// <summary>
/// The command "demo": whoever sits at this machine chooses to be one of two made-up people. Only the command does it, only for this
/// machine, and only on a data folder that a demonstration has made.
/// </summary>
internal static class Demonstration
{
    private const string Marker = ".demonstration";
    private static readonly TimeSpan TokenLifetime = TimeSpan.FromHours(9);
    private static readonly string[] Shared = [Scopes.FollowUpManage, Scopes.FollowUpSeal, Scopes.RecordsRead];

    /// <summary>A <see cref="StartException"/> where a demonstration must not run. Nothing else may have been made in the folder yet.</summary>
    public static void Prepare(Command command)
    {
        if (command.Name != Command.Demo)
        {
            return;
        }

        if (StandaloneHost.Urls(command).FirstOrDefault(url => !IsLoopback(url)) is { } open)
        {
            throw new StartException(ExitCodes.Configuration, $"A demonstration lets anybody in and is for this machine alone: {open} is open to others.");
        }

        var marker = Path.Combine(command.Data, Marker);
        if (!File.Exists(marker) && Directory.Exists(command.Data) && Directory.EnumerateFileSystemEntries(command.Data).Any())
        {
            throw new StartException(ExitCodes.Files,
                $"{command.Data} was not made by a demonstration, which lets anybody change what is in it: choose another folder with --data.");
        }

        DataFolder.Prepare(command.Data);
        File.WriteAllText(marker, "");
    }

    /// <summary>The two people, in a demonstration and nowhere else.</summary>
    public static void AddDemonstration(this IHostApplicationBuilder builder, Command command)
    {
        if (command.Name == Command.Demo)
        {
            RefuseOpenEndpoints(builder.Configuration);
            builder.Services.AddSingleton(services => new WorkplaceDemo(party => TokenOf(party, services.GetRequiredService<SigningKey>())));
        }
    }

    /// <summary>Kestrel listens on the endpoints of the configuration beside those of --urls.</summary>
    private static void RefuseOpenEndpoints(IConfiguration configuration)
    {
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
        {
            if (endpoint["Url"] is { } url && !IsLoopback(url))
            {
                throw new StartException(ExitCodes.Configuration, $"A demonstration lets anybody in and is for this machine alone: {endpoint.Path}, {url}, is open to others.");
            }
        }
    }

    private static string TokenOf(Party party, SigningKey key)
    {
        var name = party.ToString().ToLowerInvariant();
        var reports = party == Party.Police ? Scopes.PoliceReport : Scopes.MunicipalReport;
        return key.Issue(
            new TokenClaims(WorkplaceDemo.SourceOf(party), name, [.. Shared, reports], [WorkplaceDemo.Municipality]), TokenLifetime);
    }

    private static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host;
        return host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
    }
}
