namespace Medborgarlofte.Standalone;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "standalone.example.loaded",
        Message = "The example is loaded; its reports are made up and marked as examples. Municipality {Municipality}")]
    public static partial void ExampleLoaded(this ILogger logger, string municipality);
}
