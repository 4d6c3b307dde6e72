using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Issuer;

/// <summary>Options of a command, each with a value.</summary>
internal sealed class CommandOptions
{
    private readonly Dictionary<string, string> values = [];

    /// <summary>Value of an option; null when it was left out.</summary>
    public string? this[string option] => values.GetValueOrDefault(option);

    /// <summary>Reads what follows a command's name. A <see cref="StartException"/> names what is unknown.</summary>
    public static CommandOptions Parse(string[] args, params string[] known)
    {
        var options = new CommandOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (!known.Contains(args[i]) || i + 1 == args.Length)
            {
                throw new StartException(ExitCodes.Configuration, $"Unknown option {args[i]}, or its value is missing.\n{IssuerCommands.Usage}");
            }

            options.values[args[i]] = args[i + 1];
        }

        return options;
    }

    /// <summary>Value of an option that must be there.</summary>
    public string Require(string option) => this[option] ?? throw new StartException(ExitCodes.Configuration, $"{option} is missing.\n{IssuerCommands.Usage}");
}
