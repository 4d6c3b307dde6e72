using System.Collections;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Medborgarlofte.Gateway.Json;

/// <summary>Reads objects and lists. What is wrong is noted and stepped over, so that one answer names everything.</summary>
internal static class MessageReader
{
    public static void ReadRoot(ref Utf8JsonReader reader, IMessage message, FieldErrors errors)
    {
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            ReadFields(ref reader, message, MessageTable.Of(message.Descriptor), errors);
        }
        else
        {
            reader.Skip();
            errors.Add("Must be a JSON object.");
        }
    }

    private static void ReadFields(ref Utf8JsonReader reader, IMessage message, MessageTable table, FieldErrors errors)
    {
        var seen = new FieldsSeen(table.Fields.Length);
        var expected = 0;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = table.Find(ref reader, expected);
            var name = field?.Name.ToString() ?? UnknownName.Of(ref reader);
            reader.Read();
            errors.Enter(name);
            if (field is null)
            {
                errors.Add("There is no such field.");
                reader.Skip();
            }
            else if (seen.Refuses(field, reader.TokenType == JsonTokenType.Null, out var why))
            {
                errors.Add(why);
                reader.Skip();
            }
            else
            {
                ReadField(ref reader, message, field, errors);
            }

            errors.Leave();
            expected = field is null ? expected : field.Index + 1;
        }
    }

    private static void ReadField(ref Utf8JsonReader reader, IMessage message, FieldTable field, FieldErrors errors)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            // The same as leaving the field out.
            return;
        }

        if (field.Repeated)
        {
            ReadList(ref reader, (IList)field.Accessor.GetValue(message), field, errors);
        }
        else if (ReadValue(ref reader, field, errors) is { } value)
        {
            field.Accessor.SetValue(message, value);
        }
    }

    private static void ReadList(ref Utf8JsonReader reader, IList list, FieldTable field, FieldErrors errors)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            errors.Add("Must be a list.");
            reader.Skip();
            return;
        }

        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            errors.Enter(index);
            if (reader.TokenType == JsonTokenType.Null)
            {
                errors.Add("Must not be null.");
            }
            else if (ReadValue(ref reader, field, errors) is { } value)
            {
                list.Add(value);
            }

            errors.Leave();
        }
    }

    private static object? ReadValue(ref Utf8JsonReader reader, FieldTable field, FieldErrors errors)
    {
        if (field.Kind != FieldType.Message || field.IsTimestamp)
        {
            return ScalarReader.Read(ref reader, field, errors);
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            errors.Add("Must be an object.");
            reader.Skip();
            return null;
        }

        var message = field.Nested.Create();
        ReadFields(ref reader, message, field.Nested, errors);
        return message;
    }
}
