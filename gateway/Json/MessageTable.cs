using System.Collections.Concurrent;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Medborgarlofte.Gateway.Json;

/// <summary>What reader and writer need to know about a message type, worked out once.</summary>
internal sealed class MessageTable
{
    private static readonly ConcurrentDictionary<MessageDescriptor, MessageTable> Tables = new();

    private MessageTable(MessageDescriptor descriptor)
    {
        Fields = [.. descriptor.Fields.InDeclarationOrder().Select((field, index) => new FieldTable(field, index))];
        Parser = descriptor.Parser;
    }

    /// <summary>In the order of the proto file.</summary>
    public FieldTable[] Fields { get; }

    private MessageParser Parser { get; }

    public static MessageTable Of(MessageDescriptor descriptor) => Tables.GetOrAdd(descriptor, key => new MessageTable(key));

    /// <summary>An empty message of the type.</summary>
    public IMessage Create() => Parser.ParseFrom(ByteString.Empty);

    /// <summary>
    /// The field with the name that the reader stands on, or null. Senders mostly keep one order, so the field after the last one is
    /// tried first.
    /// </summary>
    public FieldTable? Find(ref Utf8JsonReader reader, int expected)
    {
        if (BrokenText.IsAt(ref reader))
        {
            return null;
        }

        for (var tried = 0; tried < Fields.Length; tried++)
        {
            var field = Fields[(expected + tried) % Fields.Length];
            if (reader.ValueTextEquals(field.Name.EncodedUtf8Bytes))
            {
                return field;
            }
        }

        return null;
    }
}
