namespace Medborgarlofte.Standalone.Example;

/// <summary>Whether this start loads the example. A start that was killed while loading goes on at the next one: pushes can be repeated.</summary>
/// <param name="Marker">File that stands while the example is not whole; null when there is nothing to load.</param>
internal sealed record ExampleLoading(string? Marker)
{
    /// <summary>There is nothing to load.</summary>
    public static readonly ExampleLoading None = new((string?)null);

    /// <summary>Decides before anything is created in the data folder.</summary>
    public static ExampleLoading Begin(Command command)
    {
        var marker = Path.Combine(command.Data, ".example-loading");
        var empty = !Directory.Exists(command.Data) || !File.Exists(Path.Combine(command.Data, "followup.db"));
        if (command["--no-example"] is not null || (!empty && !File.Exists(marker)))
        {
            return None;
        }

        Directory.CreateDirectory(command.Data);
        File.WriteAllText(marker, "");
        return new ExampleLoading(marker);
    }
}
