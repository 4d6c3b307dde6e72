using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Testing;

/// <summary>Keeps every logged error, so that a fixture can fail on one that no test expected.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentBag<string> expected = [];

    public void Expect(string text) => expected.Add(text);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    public void ThrowIfAny()
    {
        var unexpected = errors.Where(error => !expected.Any(text => error.Contains(text, StringComparison.Ordinal))).ToList();
        if (unexpected.Count > 0)
        {
            var message = $"Unexpected errors were logged:{Environment.NewLine}{string.Join(Environment.NewLine, unexpected)}";

            // The runner tells of a fixture's failure without its message; tests/run ends with this file.
            if (Environment.GetEnvironmentVariable("MEDBORGARLOFTE_TEST_ERRORS") is { } file)
            {
                File.AppendAllText(file, message + Environment.NewLine);
            }

            Console.Error.WriteLine(message);
            throw new InvalidOperationException(message);
        }
    }

    private sealed class Logger(ErrorLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // Stopping breaks off a publish that is under way: the journal holds what it carried.
            if (IsEnabled(logLevel) && exception is not OperationCanceledException)
            {
                log.errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
