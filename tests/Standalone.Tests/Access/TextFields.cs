using Google.Protobuf;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.Standalone.Tests.Access;

/// <summary>Every text of a request, also in parts that its sample leaves out, and the request with another text there.</summary>
internal static class TextFields
{
    /// <summary>Paths as refusals name them, such as "agreement.promises[1].text", with a copy of the request that holds a given text there.</summary>
    public static IEnumerable<(string Path, Func<string, IMessage> With)> Of(IMessage request) => Walk(request, "", message => message);

    private static IEnumerable<(string Path, Func<string, IMessage> With)> Walk(IMessage message, string prefix, Func<IMessage, IMessage> within)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            var path = $"{prefix}{field.JsonName}";
            if (field.FieldType == FieldType.String)
            {
                var at = field.IsRepeated ? $"{path}[{List(field, message).Count}]" : path;
                yield return (at, text => within(With(message, field, text)));
            }
            else if (field.FieldType == FieldType.Message && !IsOfTheServices(field.MessageType))
            {
                // A list gets one more element, so that what stands in it stays as it is.
                var index = field.IsRepeated ? $"[{List(field, message).Count}]" : "";
                var part = (field.IsRepeated ? null : field.Accessor.GetValue(message) as IMessage) ?? field.MessageType.Parser.ParseFrom([]);
                foreach (var found in Walk(part, $"{path}{index}.", changed => within(With(message, field, changed))))
                {
                    yield return found;
                }

                if (field.IsRepeated && List(field, message) is [IMessage first, ..])
                {
                    foreach (var found in Walk(first, $"{path}[0].", changed => within(WithFirst(message, field, changed))))
                    {
                        yield return found;
                    }
                }
            }
        }
    }

    /// <summary>What only answers have.</summary>
    private static bool IsOfTheServices(MessageDescriptor type) =>
        type.FullName == RecordState.Descriptor.FullName || !type.File.Package.StartsWith("medborgarlofte", StringComparison.Ordinal);

    private static IMessage With(IMessage message, FieldDescriptor field, object value)
    {
        var copy = Copy(message);
        if (field.IsRepeated)
        {
            List(field, copy).Add(value);
        }
        else
        {
            field.Accessor.SetValue(copy, value);
        }

        return copy;
    }

    private static IMessage WithFirst(IMessage message, FieldDescriptor field, IMessage value)
    {
        var copy = Copy(message);
        List(field, copy)[0] = value;
        return copy;
    }

    private static IMessage Copy(IMessage message) => message.Descriptor.Parser.ParseFrom(message.ToByteArray());

    private static System.Collections.IList List(FieldDescriptor field, IMessage message) => (System.Collections.IList)field.Accessor.GetValue(message);
}
