using System.Globalization;
using Medborgarlofte.Journal.Checkpoints;

namespace Medborgarlofte.Journal.Verification;

/// <summary>The command line of verify.</summary>
public sealed class VerificationOptions
{
    /// <summary>How the options are written.</summary>
    public const string Usage = "verify [--expect FILE|-] [--key VERIFIER-KEY] [--time-limit HH:MM:SS]; --expect and --key may be given again";

    private static readonly TimeSpan DefaultLimit = TimeSpan.FromHours(1);

    /// <summary>What somebody has kept from before.</summary>
    public IReadOnlyList<SignedNote> Expected { get; private init; } = [];

    /// <summary>Keys to trust instead of the service's own.</summary>
    public IReadOnlyList<VerifierKey> Keys { get; private init; } = [];

    /// <summary>How long it may take.</summary>
    public TimeSpan TimeLimit { get; private init; } = DefaultLimit;

    /// <summary>Reads the options; null and what is wrong when they are bad.</summary>
    /// <param name="options">Names and values in turn.</param>
    /// <param name="error">What is wrong; empty when nothing is.</param>
    public static VerificationOptions? Parse(IReadOnlyList<string> options, out string error)
    {
        var (notes, keys, limit) = (new List<SignedNote>(), new List<VerifierKey>(), DefaultLimit);
        error = options.Count % 2 == 0 ? "" : $"The value of {options[^1]} is missing. Usage: {Usage}";
        for (var i = 0; i + 1 < options.Count && error.Length == 0; i += 2)
        {
            error = (options[i], options[i + 1]) switch
            {
                ("--expect", var file) => Read(file, notes),
                ("--key", var text) when VerifierKey.Parse(text) is { } key => Add(keys, key),
                ("--key", _) => "--key must be a verifier key: name+hash+base64.",
                ("--time-limit", var text) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out limit) && limit > TimeSpan.Zero
                    ? "" : "--time-limit must be a time above 0, such as 00:30:00.",
                (var name, _) => $"Unknown option {name}. Usage: {Usage}",
            };
        }

        return error.Length > 0 ? null : new VerificationOptions { Expected = notes, Keys = keys, TimeLimit = limit };
    }

    private static string Read(string file, List<SignedNote> notes)
    {
        if (file != "-" && !File.Exists(file))
        {
            return $"There is no file {file}.";
        }

        if (SignedNote.ParseAll(file == "-" ? Console.In.ReadToEnd() : File.ReadAllText(file)) is not { } read)
        {
            return $"{file} holds no signed checkpoint.";
        }

        notes.AddRange(read);
        return "";
    }

    private static string Add(List<VerifierKey> keys, VerifierKey key)
    {
        keys.Add(key);
        return "";
    }
}
