using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.ServiceDefaults.Limits;

namespace Medborgarlofte.Gateway.Json;

/// <summary>Writes messages.</summary>
internal static class MessageWriter
{
    // Only inside a list, where leaving a value out would move the others.
    private static readonly JsonEncodedText UnknownWord = JsonEncodedText.Encode("unknown");

    public static void Write(Utf8JsonWriter writer, IMessage message)
    {
        writer.WriteStartObject();
        WriteFields(writer, message);
        writer.WriteEndObject();
    }

    /// <summary>Writes the fields into an object that the caller begins and ends.</summary>
    public static void WriteFields(Utf8JsonWriter writer, IMessage message)
    {
        foreach (var field in MessageTable.Of(message.Descriptor).Fields)
        {
            if (field.Repeated)
            {
                WriteList(writer, field, (IList)field.Accessor.GetValue(message));
            }
            else if (!field.HasPresence || field.Accessor.HasValue(message))
            {
                WriteField(writer, field, field.Accessor.GetValue(message));
            }
        }
    }

    private static void WriteList(Utf8JsonWriter writer, FieldTable field, IList list)
    {
        writer.WriteStartArray(field.Name);
        foreach (var value in list)
        {
            WriteValue(writer, field, value);
        }

        writer.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter writer, FieldTable field, object value)
    {
        var leftOut = value switch
        {
            string text => text.Length == 0 && !field.HasPresence,
            ByteString bytes => bytes.IsEmpty && !field.HasPresence,
            // JSON has no word for them, and there is no number to tell.
            double number => !double.IsFinite(number),
            float number => !float.IsFinite(number),
            _ => field.Enum is { } words && words.WordOf(value) is null,
        };
        if (!leftOut)
        {
            writer.WritePropertyName(field.Name);
            WriteValue(writer, field, value);
        }
    }

    private static void WriteValue(Utf8JsonWriter writer, FieldTable field, object value)
    {
        switch (field.Kind)
        {
            case FieldType.String:
                writer.WriteStringValue((string)value);
                break;
            case FieldType.Bool:
                writer.WriteBooleanValue((bool)value);
                break;
            case FieldType.Enum:
                writer.WriteStringValue(field.Enum!.WordOf(value) ?? UnknownWord);
                break;
            case FieldType.Message when field.IsTimestamp:
                writer.WriteStringValue(Rfc3339.Format((Timestamp)value));
                break;
            case FieldType.Message:
                Write(writer, (IMessage)value);
                break;
            case FieldType.Bytes:
                writer.WriteBase64StringValue(((ByteString)value).Span);
                break;
            default:
                WriteNumber(writer, value);
                break;
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case long number:
                writer.WriteNumberValue(number);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case double number when WireNumber.ToShow(number) is { } exact:
                writer.WriteNumberValue(exact);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case ulong number:
                writer.WriteNumberValue(number);
                break;
            case uint number:
                writer.WriteNumberValue(number);
                break;
            case float number:
                writer.WriteNumberValue(number);
                break;
            default:
                throw new NotSupportedException($"{value.GetType().Name} is not a number.");
        }
    }
}
