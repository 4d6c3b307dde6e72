using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Medborgarlofte.Gateway.Json;

/// <summary>Reads one value that is not an object of fields. Answers null when it is wrong, after noting why.</summary>
internal static class ScalarReader
{
    public static object? Read(ref Utf8JsonReader reader, FieldTable field, FieldErrors errors)
    {
        switch (field.Kind)
        {
            case FieldType.String:
                return Text(ref reader, errors);
            case FieldType.Bool:
                return reader.TokenType is JsonTokenType.True or JsonTokenType.False
                    ? reader.TokenType == JsonTokenType.True
                    : Refuse(ref reader, errors, "Must be true or false.");
            case FieldType.Enum:
                return (reader.TokenType == JsonTokenType.String ? field.Enum!.Find(ref reader) : null)
                    ?? Refuse(ref reader, errors, $"Must be one of: {field.Enum!.Accepted}.");
            case FieldType.Message:
                return Instant(ref reader, errors);
            case FieldType.Bytes:
                return reader.TokenType == JsonTokenType.String && reader.TryGetBytesFromBase64(out var bytes)
                    ? ByteString.CopyFrom(bytes)
                    : Refuse(ref reader, errors, "Must be a text in base64.");
            default:
                return NumberReader.Read(ref reader, field.Kind, errors);
        }
    }

    /// <summary>Notes what is wrong, steps over the value and answers null.</summary>
    public static object? Refuse(ref Utf8JsonReader reader, FieldErrors errors, string description)
    {
        errors.Add(description);
        reader.Skip();
        return null;
    }

    private static object? Text(ref Utf8JsonReader reader, FieldErrors errors)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Refuse(ref reader, errors, "Must be a text.");
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape.
            return Refuse(ref reader, errors, "Holds an escape that is not a character.");
        }
    }

    private static object? Instant(ref Utf8JsonReader reader, FieldErrors errors)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return Refuse(ref reader, errors, Rfc3339.Expected);
        }

        // Many writers escape the plus of an offset, so the text is read as any other.
        return Text(ref reader, errors) is not string text ? null
            : Rfc3339.TryParse(text, out var instant) ? instant
            : Refuse(ref reader, errors, Rfc3339.Expected);
    }
}
