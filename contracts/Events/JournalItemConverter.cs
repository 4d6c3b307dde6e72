using System.Text.Json;
using System.Text.Json.Serialization;
using Medborgarlofte.Contracts.Events.Common.V1;

namespace Medborgarlofte.Contracts.Events;

/// <summary>
/// A journal item as JSON: "recordedAt", and "payload" as it stands in the journal, whatever the options of the message around it are.
/// Numbers in the place of enum names are read too: earlier versions sent them.
/// </summary>
internal sealed class JournalItemConverter : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(JournalItem<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    private sealed class Of<T> : JsonConverter<JournalItem<T>> where T : class
    {
        private static readonly JsonEncodedText RecordedAt = JsonEncodedText.Encode("recordedAt");
        private static readonly JsonEncodedText Payload = JsonEncodedText.Encode("payload");

        public override JournalItem<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            DateTimeOffset? recordedAt = null;
            T? payload = default;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals(RecordedAt.EncodedUtf8Bytes))
                {
                    reader.Read();
                    recordedAt = reader.GetDateTimeOffset();
                }
                else if (reader.ValueTextEquals(Payload.EncodedUtf8Bytes))
                {
                    reader.Read();
                    payload = JsonSerializer.Deserialize<T>(ref reader, JournalJson.Options);
                }
                else
                {
                    reader.Skip();
                }
            }

            return recordedAt is { } instant && payload is not null
                ? new JournalItem<T>(instant, payload)
                : throw new JsonException("A journal item has recordedAt and payload.");
        }

        public override void Write(Utf8JsonWriter writer, JournalItem<T> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            writer.WriteString(RecordedAt, value.RecordedAt);
            writer.WritePropertyName(Payload);
            if (value.Json is { } json)
            {
                writer.WriteRawValue(json, skipInputValidation: true);
            }
            else
            {
                JsonSerializer.Serialize(writer, value.Payload, JournalJson.Options);
            }

            writer.WriteEndObject();
        }
    }
}
