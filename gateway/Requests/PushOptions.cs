using Google.Protobuf;

namespace Medborgarlofte.Gateway.Requests;

/// <summary>Puts what a push says of all its records into each request of a stream, where the type of record has a field for it.</summary>
internal static class PushOptions
{
    public static TRequest On<TRequest>(TRequest request, PushQuery push)
    {
        if (request is IMessage message)
        {
            if (push.Reinstate)
            {
                message.Descriptor.FindFieldByName("reinstate")?.Accessor.SetValue(message, true);
            }

            if (push.ExportedAt is { } exportedAt)
            {
                message.Descriptor.FindFieldByName("exported_at")?.Accessor.SetValue(message, exportedAt);
            }
        }

        return request;
    }
}
