using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Medborgarlofte.Contracts.Events;

/// <summary>How event records stand in the journal: lowerCamelCase, enums by name, Swedish letters as they are.</summary>
public static class JournalJson
{
    /// <summary>The one set of options; changing it would change content hashes.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
