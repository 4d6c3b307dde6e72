using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Google.Protobuf;
using Medborgarlofte.ServiceDefaults.Errors;

namespace Medborgarlofte.Gateway.Json;

/// <summary>
/// Between JSON and protobuf messages, by the rules of the public surface: lowerCamelCase names, enum values as lowerCamelCase
/// words without the type's prefix, RFC 3339 instants in UTC, whole numbers as numbers. Lists, numbers and truth values are always
/// written; empty texts, unset messages and UNSPECIFIED are left out. Maps, groups and well-known types other than Timestamp are not
/// supported: no contract has them.
/// </summary>
public static class ProtoJson
{
    /// <summary>Deeper JSON is refused; the deepest contract needs nine levels.</summary>
    public const int DeepestLevel = 32;

    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = DeepestLevel };

    // Swedish letters as they are; what HTML reacts to stays escaped, for answers that end up inside a page.
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads one message.</summary>
    /// <param name="utf8">The whole JSON text.</param>
    /// <exception cref="DomainException">
    /// INVALID_ARGUMENT: MALFORMED_JSON with the place, or VALIDATION_FAILED with every bad field. No value is repeated.
    /// </exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8)
        where T : IMessage<T>, new()
    {
        var message = Read<T>(utf8, out var refusal);
        return refusal is null ? message : throw refusal;
    }

    /// <summary>Reads what can be read of one message.</summary>
    /// <param name="utf8">The whole JSON text.</param>
    /// <param name="refusal">VALIDATION_FAILED with every bad field; null when there is none.</param>
    /// <exception cref="DomainException">INVALID_ARGUMENT: MALFORMED_JSON with the place.</exception>
    public static T Read<T>(ReadOnlySpan<byte> utf8, out DomainException? refusal)
        where T : IMessage<T>, new()
    {
        if (utf8.StartsWith(ByteOrderMark))
        {
            utf8 = utf8[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(utf8))
        {
            throw JsonRefusal.NotUtf8();
        }

        var message = new T();
        var errors = new FieldErrors();
        var reader = new Utf8JsonReader(utf8, ReaderOptions);
        try
        {
            reader.Read();
            MessageReader.ReadRoot(ref reader, message, errors);
            reader.Read();
        }
        catch (JsonException e)
        {
            throw JsonRefusal.Malformed(e, utf8.IsEmpty);
        }

        refusal = errors.ToRefusal();
        return message;
    }

    /// <summary>Writes one message as a JSON value.</summary>
    public static void Write(Utf8JsonWriter writer, IMessage message) => MessageWriter.Write(writer, message);

    /// <summary>Writes the fields of one message into an object that the caller begins and ends.</summary>
    public static void WriteFields(Utf8JsonWriter writer, IMessage message) => MessageWriter.WriteFields(writer, message);

    /// <summary>A writer with the encoding of all answers.</summary>
    public static Utf8JsonWriter CreateWriter(IBufferWriter<byte> output) => new(output, WriterOptions);

    /// <summary>One message as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> ToUtf8(IMessage message)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = CreateWriter(buffer))
        {
            Write(writer, message);
        }

        return buffer.WrittenMemory;
    }
}
