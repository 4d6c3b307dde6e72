using System.Text.Json;
using System.Text.Json.Serialization;

namespace Medborgarlofte.Contracts.Events;

/// <summary>Text that is JSON already: it stands in a message as it is, to the letter, and is read as it stands there.</summary>
internal sealed class RawJsonConverter : JsonConverter<string>
{
    public override string Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var json = JsonDocument.ParseValue(ref reader);
        return json.RootElement.GetRawText();
    }

    // The journal wrote it as JSON and covers it by its hash.
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteRawValue(value, skipInputValidation: true);
}
