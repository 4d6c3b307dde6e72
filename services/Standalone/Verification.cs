using Medborgarlofte.Journal.Verification;
using Medborgarlofte.ServiceDefaults.Starting;

namespace Medborgarlofte.Standalone;

/// <summary>
/// Checks that every journal's chain is whole, that every row of every table is what the journals say, and that the read store is too. It
/// opens the databases for reading only, starts nothing, and may run beside a process that uses them.
/// </summary>
public static class Verification
{
    private const string ReadStore = "reporting";

    /// <summary>Prints what was found; the exit code is one of <see cref="ExitCodes"/>.</summary>
    public static async Task<int> RunAsync(Command command, TextWriter? output = null)
    {
        output ??= Console.Out;
        if (VerificationOptions.Parse(command.Verification, out var error) is not { } options)
        {
            await output.WriteLineAsync(error);
            return ExitCodes.Configuration;
        }

        var missing = StandaloneHost.Services.Where(service => !File.Exists(FileOf(command, service))).ToList();
        if (missing.Except([ReadStore]).Any())
        {
            await output.WriteLineAsync($"There is no data in {command.Data}: {string.Join(", ", missing)} is missing.");
            return ExitCodes.NotDone;
        }

        await using var app = StandaloneHost.BuildToRead(command, StandaloneHost.Services.ToDictionary(
            service => $"ConnectionStrings:{service}", service => (string?)ReadOnly(FileOf(command, service))));
        var report = new VerificationReport(output, TimeProvider.System);
        return await report.RunAsync(options.TimeLimit, cancellationToken =>
        {
            if (missing.Count == 0)
            {
                return Reporting.Commands.Verification.RunAsync(app.Services, report,
                    page => ServiceVerification.RunAsync(app.Services, options, report, page, cancellationToken), cancellationToken);
            }

            report.Missing($"There is no read store: {FileOf(command, ReadStore)} is missing. It is rebuilt when the program is started.");
            return ServiceVerification.RunAsync(app.Services, options, report, page: null, cancellationToken);
        });
    }

    /// <summary>
    /// SQLite makes files of its own beside a database that is open in write-ahead mode, for reading too. With no such file there nobody
    /// has it open, and it can be read as a file that does not change, which leaves nothing behind.
    /// </summary>
    private static string ReadOnly(string file) => File.Exists($"{file}-wal")
        ? $"Data Source={file};Mode=ReadOnly;Pooling=False"
        : $"Data Source={new Uri(file).AbsoluteUri}?immutable=1;Mode=ReadOnly;Pooling=False";

    private static string FileOf(Command command, string service) => Path.Combine(command.Data, $"{service}.db");
}
