using System.Globalization;
using Medborgarlofte.Issuer;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Standalone;

/// <summary>The command line: what to do, and its options.</summary>
public sealed class Command
{
    /// <summary>Serves until it is told to stop: what is done without a command.</summary>
    public const string Run = "run";

    /// <summary>Prints an access token.</summary>
    public const string Token = "token";

    /// <summary>Puts a new signing key in the place of the present one.</summary>
    public const string RotateKey = "rotate-key";

    /// <summary>Checks the journals' chains, and everything that stands in the databases against them.</summary>
    public const string Verify = "verify";

    /// <summary>Copies the databases and keys into a folder.</summary>
    public const string Backup = "backup";

    /// <summary>Puts a backup in the place of the present databases.</summary>
    public const string Restore = "restore";

    /// <summary>Takes the side of a journal that is another one than Reporting has applied.</summary>
    public const string AcceptJournal = "accept-journal";

    /// <summary>Has a running process remove texts for good.</summary>
    public const string Redact = "redact";

    /// <summary>Runs with a made-up coordinator and a made-up police officer, for whoever sits at this machine.</summary>
    public const string Demo = "demo";

    /// <summary>Adds, rotates, disables and lists clients of the Issuer.</summary>
    public const string Client = "client";

    /// <summary>Prints a link that makes a member.</summary>
    public const string Invite = "invite";

    private const int MostDays = 3650;

    /// <summary>What --help prints.</summary>
    public const string Usage = $"""
        Usage:
          (no command)  [--data FOLDER] [--urls URLS] [--grpc-urls URLS] [--no-example]
          demo          [--data FOLDER] [--urls URLS] [--grpc-urls URLS]   lets whoever sits at this machine try the workplace; data in ./demo-data
          token         --source NAME --scope SCOPES [--party police|municipality] --municipality CODES [--days N] [--data FOLDER]
          rotate-key    [--keep-days N] [--data FOLDER]
          verify        [--expect FILE|-]... [--key VERIFIER-KEY]... [--time-limit HH:MM:SS] [--data FOLDER]
        {IssuerCommands.Usage}
          redact        --record-type TYPE [--source NAME] --record-id ID [--field FIELD] [--version N]
                        --reason personalData|secrecy|misplaced [--urls URL] [--data FOLDER]
          backup FOLDER   [--data FOLDER]                  copies databases and keys into a new folder, also while the server runs
          restore FOLDER  [--only police,municipal,followup] [--data FOLDER]   puts a backup back; the server must be stopped
          accept-journal police|municipal|followup [--restored] [--data FOLDER]   takes the side of a database that was put back by hand; the same
        {ExitCodes.List}
        """;

    private static readonly Dictionary<string, string[]> Options = new()
    {
        [Run] = ["--data", "--urls", "--grpc-urls", "--no-example"],
        [Demo] = ["--data", "--urls", "--grpc-urls"],
        [Token] = ["--data", "--source", "--party", "--scope", "--municipality", "--days"],
        [RotateKey] = ["--data", "--keep-days"],
        [Verify] = ["--data", "--expect", "--key", "--time-limit"],
        [Redact] = ["--data", "--urls", "--record-type", "--source", "--record-id", "--field", "--version", "--reason"],
        [Backup] = ["--data"],
        [Restore] = ["--data", "--only"],
        [AcceptJournal] = ["--data", "--restored"],
    };

    private readonly Dictionary<string, string> values = [];
    private readonly List<string> verification = [];

    /// <summary>The command.</summary>
    public string Name { get; private init; } = Run;

    /// <summary>What is wrong with the command line; null when nothing is.</summary>
    public string? Error { get; private set; }

    /// <summary>Folder of databases and signing key.</summary>
    public string Data => Path.GetFullPath(this["--data"] ?? (Name == Demo ? "demo-data" : "data"));

    /// <summary>The options of <see cref="Verify"/>, of which some may be given again.</summary>
    public IReadOnlyList<string> Verification => verification;

    /// <summary>The folder that backup and restore name.</summary>
    public string Folder { get; private set; } = "";

    /// <summary>The journal that accept-journal names.</summary>
    public string Journal { get; private set; } = "";

    /// <summary>What follows <see cref="Client"/> or <see cref="Invite"/>, without the data folder.</summary>
    public IReadOnlyList<string> Rest { get; private init; } = [];

    /// <summary>True when only the usage is asked for.</summary>
    public bool Help { get; private init; }

    /// <summary>Value of an option; null when it was left out.</summary>
    public string? this[string option] => values.GetValueOrDefault(option);

    /// <summary>Value of an option that is a number of days; null when it is none.</summary>
    public int? Days(string option, int otherwise) => this[option] is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= MostDays ? days : null;

    /// <summary>Reads a command line.</summary>
    public static Command Parse(string[] args)
    {
        if (args.Contains("--help"))
        {
            return new Command { Help = true };
        }

        if (args is [Client or Invite, .. var rest])
        {
            return OfIssuer(args[0], rest);
        }

        var named = args is [var first, ..] && !first.StartsWith('-');
        var command = new Command { Name = named ? args[0] : Run };
        if (!Options.TryGetValue(command.Name, out var options))
        {
            command.Error = $"Unknown command {command.Name}.\n{Usage}";
            return command;
        }

        for (var i = named ? 1 : 0; i < args.Length; i++)
        {
            var option = args[i];
            if (command.Name is Backup or Restore && command.Folder.Length == 0 && !option.StartsWith('-'))
            {
                command.Folder = Path.GetFullPath(option);
                continue;
            }

            if (command.Name == AcceptJournal && command.Journal.Length == 0 && !option.StartsWith('-'))
            {
                command.Journal = option;
                continue;
            }

            var flag = option is "--no-example" or "--restored";
            if (!options.Contains(option) || (!flag && i + 1 == args.Length))
            {
                command.Error = $"Unknown option {option}, or its value is missing.\n{Usage}";
                return command;
            }

            command.values[option] = flag ? "true" : args[++i];
            if (command.Name == Verify && option != "--data")
            {
                command.verification.AddRange([option, command.values[option]]);
            }

            if (option.EndsWith("days", StringComparison.Ordinal) && command.Days(option, 0) is null)
            {
                command.Error = $"{option} must be a whole number of days, 0-{MostDays}.\n{Usage}";
                return command;
            }
        }

        if (command.Name is Backup or Restore && command.Folder.Length == 0)
        {
            command.Error = $"{command.Name} needs a folder.\n{Usage}";
        }

        if (command.Name == AcceptJournal && command.Journal.Length == 0)
        {
            command.Error = $"{command.Name} needs the name of a journal.\n{Usage}";
        }

        return command;
    }

    /// <summary>The Issuer reads its own options; the data folder is ours.</summary>
    private static Command OfIssuer(string name, string[] rest)
    {
        var at = Array.IndexOf(rest, "--data");
        if (at == rest.Length - 1 && at >= 0)
        {
            return new Command { Name = name, Error = $"The value of --data is missing.\n{Usage}" };
        }

        var command = new Command { Name = name, Rest = at < 0 ? rest : [.. rest[..at], .. rest[(at + 2)..]] };
        if (at >= 0)
        {
            command.values["--data"] = rest[at + 1];
        }

        return command;
    }
}
