using Medborgarlofte.Journal.Checkpoints;
using Medborgarlofte.ServiceDefaults.Starting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Medborgarlofte.Journal.Verification;

/// <summary>Verifies the journals of this process, and that the services' rows are what they say. It starts nothing and only reads.</summary>
public static class ServiceVerification
{
    /// <summary>Runs the command "verify" with its options, and returns its exit code.</summary>
    public static async Task<int> RunAsync(IServiceProvider services, params string[] arguments)
    {
        var options = VerificationOptions.Parse(arguments, out var error) ?? throw new StartException(ExitCodes.Configuration, error);
        var report = new VerificationReport(Console.Out, services.GetRequiredService<TimeProvider>());
        return await report.RunAsync(options.TimeLimit, cancellationToken => RunAsync(services, options, report, page: null, cancellationToken));
    }

    /// <summary>Checks every journal of the process and the tables beside it.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="options">What is expected.</param>
    /// <param name="report">Takes what is found.</param>
    /// <param name="page">Takes each page of entries, with the journal's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task RunAsync(
        IServiceProvider services, VerificationOptions options, VerificationReport report,
        Func<string, IReadOnlyList<JournalEntry>, Task>? page, CancellationToken cancellationToken)
    {
        var journals = services.GetServices<JournalReader>().ToList();
        KeptCheckpoints.RequireKnown(options, [.. journals.Select(journal => journal.Journal)], report);
        var keys = services.GetRequiredService<IOptions<JournalOptions>>().Value;
        foreach (var journal in journals)
        {
            var name = journal.Journal;
            var kept = KeptCheckpoints.Of(options, name, KeyOf(keys, name), report);
            var chain = new ChainCheck(journal, report);
            await chain.RunAsync(kept, page is null ? null : entries => page(name, entries), cancellationToken);
            await services.GetServices<RowCheck>().Single(check => check.Journal == name)
                .RunAsync(chain.Last, chain.UpTo, report, cancellationToken);
        }
    }

    /// <summary>The key of the file that is there: verification makes none.</summary>
    private static VerifierKey? KeyOf(JournalOptions options, string journal) =>
        options.KeyFileOf(journal) is { } file && File.Exists(file) ? CheckpointKey.Read(options.OriginOf(journal), file).Verifier : null;
}
