using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Medborgarlofte.Gateway.Tests.Hosting;

/// <summary>Keeps what the gateway logs as an error, which only a test of failures expects.</summary>
internal sealed class UnexpectedErrors : ILoggerProvider
{
    private readonly ConcurrentQueue<string> errors = new();

    public string[] Take()
    {
        var all = errors.ToArray();
        errors.Clear();
        return all;
    }

    public ILogger CreateLogger(string categoryName) => new Logger(errors, categoryName);

    public void Dispose()
    {
    }

    private sealed class Logger(ConcurrentQueue<string> errors, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                errors.Enqueue($"{category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
