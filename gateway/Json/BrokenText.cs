using System.Text.Json;

namespace Medborgarlofte.Gateway.Json;

/// <summary>JSON can escape half of a character (\ud800), which no text holds and the library cannot compare.</summary>
internal static class BrokenText
{
    /// <summary>True when the name or text that the reader stands on cannot be read.</summary>
    public static bool IsAt(ref Utf8JsonReader reader)
    {
        if (!reader.ValueIsEscaped)
        {
            return false;
        }

        try
        {
            reader.GetString();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
