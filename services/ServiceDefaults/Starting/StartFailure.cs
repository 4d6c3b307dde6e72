using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Grpc.Core;
using Medborgarlofte.ServiceDefaults.Data;
using Medborgarlofte.ServiceDefaults.Errors;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.ServiceDefaults.Starting;

/// <summary>Turns what ends a program into one sentence and an exit code. What is not expected keeps its stack trace: it is a fault of ours.</summary>
public static partial class StartFailure
{
    /// <summary>Prints why the program ends on standard error; its exit code.</summary>
    public static async Task<int> TellAsync(Exception exception)
    {
        if (Find(exception) is not { } failure)
        {
            await Console.Error.WriteLineAsync($"{exception}");
            return ExitCodes.Failed;
        }

        await Console.Error.WriteLineAsync(failure.Message.ReplaceLineEndings(" "));
        return failure.ExitCode;
    }

    /// <summary>The failure that an exception stands for; null when none was expected.</summary>
    public static StartException? Find(Exception exception) => exception switch
    {
        StartException known => known,
        HostAbortedException => null,
        AggregateException several => several.Flatten().InnerExceptions.Select(Find).OfType<StartException>().FirstOrDefault(),
        OptionsValidationException options => new(
            ExitCodes.Configuration, $"The configuration is wrong: {string.Join("; ", options.Failures.Select(Fault))}.", exception),
        DomainException { Reason: DatabaseCorruption.Reason } => new(ExitCodes.Database, exception.Message, exception),
        SqliteException when DatabaseCorruption.Is(exception) => new(
            ExitCodes.Database, $"A database file is damaged ({exception.Message.TrimEnd('.')}): restore it from a backup.", exception),
        IOException { InnerException: AddressInUseException } => new(
            ExitCodes.Address, $"{exception.Message.TrimEnd('.')}. End the program that uses it, or choose another address.", exception),
        SocketException socket => new(
            ExitCodes.Address, $"An address of this program cannot be listened on: {socket.Message}. Choose another address.", exception),
        InvalidDataException => new(ExitCodes.Configuration, $"{exception.Message.TrimEnd('.')}{Inner(exception)}.", exception),
        UnauthorizedAccessException or IOException => new(
            ExitCodes.Files, $"{exception.Message.TrimEnd('.')}: check the path, its owner and the space left, and start again.", exception),
        CryptographicException => new(ExitCodes.Configuration, $"A key or certificate cannot be used: {exception.Message.TrimEnd('.')}.", exception),
        ArgumentOutOfRangeException { ParamName: "port" } => new(ExitCodes.Configuration, "A port of an address is none: it must be 0-65535.", exception),
        FormatException => new(ExitCodes.Configuration, $"{exception.Message.TrimEnd('.')}: correct it and start again.", exception),
        InvalidOperationException when NotConverted().Match(exception.Message) is { Success: true } value => new(
            ExitCodes.Configuration, $"Configuration {value.Groups["key"].Value} cannot be {value.Groups["value"].Value}: correct it and start again.", exception),
        InvalidOperationException when exception.Message.Contains("HTTPS endpoint", StringComparison.Ordinal) => new(
            ExitCodes.Configuration, FirstSentence(exception.Message), exception),
        RpcException { StatusCode: StatusCode.Unavailable or StatusCode.DeadlineExceeded } call => new(
            ExitCodes.NotDone, $"A service that is needed does not answer: {FirstSentence(call.Status.Detail).TrimEnd('.')}.", exception),
        _ when FindDatabaseError(exception) is { } database => new(
            ExitCodes.Database, $"{DatabaseFault.Describe(exception)} {FirstSentence(database.Message).TrimEnd('.')}.", exception),
        _ when exception.GetType().Name == "ConfigurationException" => new(
            ExitCodes.Configuration, $"The configuration is wrong: {FirstSentence(exception.Message)}", exception),
        _ => null,
    };

    /// <summary>Without the names of our types.</summary>
    private static string Fault(string failure) =>
        (Annotation().Match(failure) is { Success: true } fault ? $"{fault.Groups["member"].Value}: {fault.Groups["error"].Value}" : failure).TrimEnd('.');

    private static DbException? FindDatabaseError(Exception? exception)
    {
        while (exception is not null and not DbException)
        {
            exception = exception.InnerException;
        }

        return exception as DbException;
    }

    private static string Inner(Exception exception) => exception.InnerException is { } inner ? $" {FirstSentence(inner.Message).TrimEnd('.')}" : "";

    private static string FirstSentence(string message) => message.Split(['\r', '\n'], 2)[0];

    [GeneratedRegex("^DataAnnotation validation failed for .* members: '(?<member>.*?)' with the error: '(?<error>.*?)'\\.?$", RegexOptions.Singleline)]
    private static partial Regex Annotation();

    [GeneratedRegex("^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)'", RegexOptions.Singleline)]
    private static partial Regex NotConverted();
}
