using System.Collections;
using System.Collections.Concurrent;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.ServiceDefaults.Limits;

/// <summary>The limits of a message type's fields, read from its descriptor once. What holds neither text, number nor list is not in it.</summary>
internal sealed class LimitTable
{
    private static readonly ConcurrentDictionary<MessageDescriptor, LimitTable> Tables = new();

    private LimitTable(MessageDescriptor message) =>
        Fields = [.. message.Fields.InDeclarationOrder().Where(field => field.IsRepeated || Holds(field)).Select(field => new LimitedField(field))];

    /// <summary>In the order of the proto file.</summary>
    public LimitedField[] Fields { get; }

    public static LimitTable Of(MessageDescriptor message) => Tables.GetOrAdd(message, key => new LimitTable(key));

    /// <summary>The stated limits; null for a field without.</summary>
    public static FieldLimits? LimitsOf(FieldDescriptor field) =>
        field.GetOptions() is { } options && options.HasExtension(LimitsExtensions.Limits) ? options.GetExtension(LimitsExtensions.Limits) : null;

    /// <summary>Enums and truth values hold nothing that could be too large; an instant is checked where it is read.</summary>
    private static bool Holds(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Bool or FieldType.Enum => false,
        FieldType.Message => !field.MessageType.File.Package.StartsWith("google.protobuf", StringComparison.Ordinal),
        _ => true,
    };
}

/// <summary>One field with its limits.</summary>
internal sealed class LimitedField(FieldDescriptor descriptor)
{
    private LimitTable? nested;

    /// <summary>What it is called in an error.</summary>
    public string Name { get; } = descriptor.JsonName;

    public FieldType Type { get; } = descriptor.FieldType;

    public bool Repeated { get; } = descriptor.IsRepeated;

    /// <summary>A field without limits takes only what is empty: forgetting them is noticed.</summary>
    public FieldLimits Limits { get; } = LimitTable.LimitsOf(descriptor) ?? new FieldLimits();

    /// <summary>The limits of a message field; found late, as messages may hold themselves.</summary>
    public LimitTable Nested => nested ??= LimitTable.Of(descriptor.MessageType);

    public object? ValueOf(IMessage message) => descriptor.HasPresence && !descriptor.Accessor.HasValue(message) ? null : descriptor.Accessor.GetValue(message);

    public IList ListOf(IMessage message) => (IList)descriptor.Accessor.GetValue(message);
}
