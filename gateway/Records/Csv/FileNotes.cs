using System.Globalization;
using System.Text.Json;

namespace Medborgarlofte.Gateway.Records.Csv;

/// <summary>What was done to a file that its sender may want to know: said once in the summary, however many rows it is true of.</summary>
internal sealed class FileNotes
{
    private readonly List<(string Code, string Detail)> notes = [];
    private long timesDropped;

    /// <summary>Notes something about the file as a whole.</summary>
    public void Add(string code, string detail) => notes.Add((code, detail));

    /// <summary>Notes that a day stood with a time of day.</summary>
    public void TimeDropped() => timesDropped++;

    /// <summary>Writes "notes", a list of code and detail.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        var all = timesDropped == 0 ? notes : notes.Append(("TIME_OF_DAY_LEFT_OUT", string.Create(
            CultureInfo.InvariantCulture, $"{timesDropped} cells state a day with a time of day: the day in Sweden was taken.")));
        writer.WriteStartArray("notes"u8);
        foreach (var (code, detail) in all)
        {
            writer.WriteStartObject();
            writer.WriteString("code"u8, code);
            writer.WriteString("detail"u8, detail);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
