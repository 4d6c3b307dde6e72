namespace Medborgarlofte.Standalone;

internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Information, EventName = "standalone.example.loaded",
        Message = "The example is loaded; its reports are made up and marked as examples. Municipality {Municipality}")]
    public static partial void ExampleLoaded(this ILogger logger, string municipality);

    [LoggerMessage(Level = LogLevel.Debug, EventName = "standalone.memory.given-back",
        Message = "A load has ended: {Before} MB resident, {After} MB after what it had taken was given back")]
    public static partial void MemoryGivenBack(this ILogger logger, long before, long after);
}
