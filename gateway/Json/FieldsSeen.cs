using System.Diagnostics.CodeAnalysis;
using Google.Protobuf.Reflection;

namespace Medborgarlofte.Gateway.Json;

/// <summary>Which fields one JSON object has named so far.</summary>
internal struct FieldsSeen(int count)
{
    private readonly bool[] seen = new bool[count];
    private List<(OneofDescriptor Oneof, FieldTable Member)>? oneofs;

    /// <summary>True when the field stands twice, or beside another member of its oneof.</summary>
    /// <param name="field">The field that is named now.</param>
    /// <param name="isNull">True when its value is null, which states no member of a oneof.</param>
    /// <param name="why">What is wrong.</param>
    public bool Refuses(FieldTable field, bool isNull, [NotNullWhen(true)] out string? why)
    {
        why = seen[field.Index] ? "Stands twice." : null;
        seen[field.Index] = true;
        if (why is null && field.Oneof is { } oneof && !isNull)
        {
            oneofs ??= [];
            var other = oneofs.Find(stated => stated.Oneof == oneof).Member;
            why = other is null ? null : $"Only one of {string.Join(", ", oneof.Fields.Select(member => member.JsonName))} may be given.";
            oneofs.Add((oneof, field));
        }

        return why is not null;
    }
}
