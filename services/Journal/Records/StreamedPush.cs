using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using Medborgarlofte.ServiceDefaults.Validation;

namespace Medborgarlofte.Journal.Records;

/// <summary>Reads what every request of a stream says beside its record: reinstate and exported_at, where its message has them.</summary>
internal static class StreamedPush<TRequest>
    where TRequest : IMessage
{
    private static readonly MessageDescriptor Message = ((IMessage)Activator.CreateInstance<TRequest>()).Descriptor;
    private static readonly FieldDescriptor? Reinstate = Message.FindFieldByName("reinstate");
    private static readonly FieldDescriptor? ExportedAt = Message.FindFieldByName("exported_at");

    public static Push<TRecord> With<TRecord>(Push<TRecord> push, TRequest request) where TRecord : SourceRecord => Reinstate is null ? push : push with
    {
        Reinstate = (bool)Reinstate.Accessor.GetValue(request),
        ExportedAtMicros = ExportedAt?.Accessor.GetValue(request) is Timestamp at ? JournalEntry.ToMicros(at.ToInstant("exportedAt")) : null,
    };
}
