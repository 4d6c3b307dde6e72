using System.Globalization;
using Medborgarlofte.Issuer.Clients;
using Medborgarlofte.Issuer.People;
using Medborgarlofte.ServiceDefaults.Access;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Issuer;

/// <summary>What the Issuer does instead of serving when its first argument says so; Standalone has the same commands.</summary>
public static class IssuerCommands
{
    /// <summary>The commands.</summary>
    public const string Usage = """
          client add NAME  --source SOURCE --scope SCOPES [--party police|municipality] --municipality CODES [--key PEM-FILE]
          client rotate|disable NAME, client list
          invite        --party police|municipality --municipality CODE --role reporter|coordinator|signatory|administrator|observer
        """;

    private const string DaysOfOldKey = "30";

    /// <summary>Runs the command that the arguments name and returns its exit code; null when they name none.</summary>
    /// <param name="services">Of a process that is built; its databases are up to date.</param>
    /// <param name="args">The command line.</param>
    /// <param name="output">Where it prints; standard output when left out.</param>
    public static async Task<int?> RunAsync(IServiceProvider services, string[] args, TextWriter? output = null)
    {
        output ??= Console.Out;
        switch (args)
        {
            case ["client", .. var rest]:
                return await ClientCommand.RunAsync(services, rest, output);
            case ["invite", .. var rest]:
                return await InviteCommand.RunAsync(services, rest, output);
            case ["rotate-key", .. var rest]:
                var days = CommandOptions.Parse(rest, "--keep-days")["--keep-days"] ?? DaysOfOldKey;
                var keep = int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 3650
                    ? TimeSpan.FromDays(number)
                    : throw new StartException(ExitCodes.Configuration, "--keep-days must be a whole number of days, 0-3650.");
                var (next, old, until) = services.GetRequiredService<SigningKey>().Rotate(keep);
                await output.WriteLineAsync($"Tokens are signed with the key {next} from now on. Those of {old} are accepted until {until:yyyy-MM-dd HH:mm}Z.");
                return ExitCodes.Ok;
            default:
                return null;
        }
    }
}
