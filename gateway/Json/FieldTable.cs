using System.Text.Json;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Medborgarlofte.Gateway.Json;

/// <summary>What reader and writer need to know about a field, worked out once.</summary>
internal sealed class FieldTable
{
    private readonly FieldDescriptor descriptor;
    private MessageTable? nested;

    public FieldTable(FieldDescriptor field, int index)
    {
        descriptor = field;
        Index = index;
        Name = JsonEncodedText.Encode(field.JsonName);
        Repeated = field.IsRepeated;
        HasPresence = field.HasPresence;
        Oneof = field.RealContainingOneof;
        Accessor = field.Accessor;
        Kind = field.FieldType;
        Enum = Kind == FieldType.Enum ? EnumTable.Of(field.EnumType) : null;
        IsTimestamp = Kind == FieldType.Message && field.MessageType.FullName == Timestamp.Descriptor.FullName;
        var foreign = Kind == FieldType.Message && !IsTimestamp
            && field.MessageType.File.Package.StartsWith("google.protobuf", StringComparison.Ordinal);
        if (field.IsMap || Kind == FieldType.Group || foreign)
        {
            throw new NotSupportedException($"{field.FullName}: the JSON form of this type is not defined here.");
        }
    }

    /// <summary>Place among the fields of the message, from 0.</summary>
    public int Index { get; }

    public JsonEncodedText Name { get; }

    public FieldType Kind { get; }

    public bool Repeated { get; }

    /// <summary>True when unset and default differ: messages, members of a oneof and optional fields.</summary>
    public bool HasPresence { get; }

    /// <summary>The oneof that the field is a member of, or null.</summary>
    public OneofDescriptor? Oneof { get; }

    public bool IsTimestamp { get; }

    public IFieldAccessor Accessor { get; }

    public EnumTable? Enum { get; }

    /// <summary>The table of a message field; found late, as messages may hold themselves.</summary>
    public MessageTable Nested => nested ??= MessageTable.Of(descriptor.MessageType);
}
