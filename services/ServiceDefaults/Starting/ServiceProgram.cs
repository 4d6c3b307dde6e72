using Medborgarlofte.ServiceDefaults.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Medborgarlofte.ServiceDefaults.Starting;

/// <summary>What a service or the gateway does from its first line to its exit code.</summary>
public static class ServiceProgram
{
    private static readonly TimeSpan LongestEnd = TimeSpan.FromSeconds(5);

    private const string Usage = $"""
        Usage:
          (no argument)   serves until it is told to stop
          --migrate       brings the databases up to date and ends
          verify, backup FOLDER, restore FOLDER   of Police, Municipal and FollowUp
          accept-journal JOURNAL [--restored]     of Reporting
          verify, replay JOURNAL                  of Reporting
          client add|rotate|disable|list, invite, rotate-key   of Issuer
          --help          prints this
        Configuration is read from appsettings.json, the environment and the secrets folder: docs/operations.md lists every key.
        {ExitCodes.List}
        """;

    /// <summary>Builds the process and runs it, or with --migrate brings its databases up to date and ends.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="build">Makes the process.</param>
    /// <param name="command">What the process does instead of serving: its exit code, or null when the arguments name no command of it.</param>
    public static Task<int> RunAsync(string[] args, Func<WebApplication> build, Func<WebApplication, Task<int?>>? command = null) => GuardAsync(async () =>
    {
        if (args.Contains("--help"))
        {
            Console.WriteLine(Usage);
            return ExitCodes.Ok;
        }

        await using var app = build();
        if (command is not null && await command(app) is { } exitCode)
        {
            return exitCode;
        }

        if (args is [var word, ..] && !word.StartsWith('-') && !word.Contains('='))
        {
            throw new StartException(ExitCodes.Configuration, $"Unknown command {word}; --help lists what there is.");
        }

        return args.Contains("--migrate") ? await MigrateAsync(app.Services) : await ServeAsync(app);
    });

    /// <summary>Runs until the process is told to stop, also while it is still starting.</summary>
    public static async Task<int> ServeAsync(WebApplication app)
    {
        var stopping = app.Lifetime.ApplicationStopping;
        try
        {
            await StartAsync(app);
            await app.WaitForShutdownAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop before it had started.
        }

        return ExitCodes.Ok;
    }

    /// <summary>What had begun before the start failed ends before its services are taken from it: it would only tell of that.</summary>
    private static async Task StartAsync(WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch
        {
            using var patience = new CancellationTokenSource(LongestEnd);
            await Task.WhenAny(app.StopAsync(patience.Token));
            throw;
        }
    }

    /// <summary>Runs a program; what ends it is told in one sentence and by its exit code.</summary>
    public static async Task<int> GuardAsync(Func<Task<int>> program)
    {
        try
        {
            return await program();
        }
#pragma warning disable CA1031 // The end of the program: whatever it was is told.
        catch (Exception e) when (e is not HostAbortedException)
        {
            return await StartFailure.TellAsync(e);
        }
#pragma warning restore CA1031
    }

    private static async Task<int> MigrateAsync(IServiceProvider services)
    {
        foreach (var database in services.GetServices<IMigratable>())
        {
            var applied = await database.MigrateAsync(CancellationToken.None);
            Console.WriteLine(applied switch
            {
                0 => $"{database.Name}: up to date",
                1 => $"{database.Name}: 1 migration applied",
                _ => $"{database.Name}: {applied} migrations applied",
            });
        }

        return ExitCodes.Ok;
    }
}
