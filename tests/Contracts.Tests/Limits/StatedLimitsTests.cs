using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events;

namespace Medborgarlofte.Contracts.Tests.Limits;

/// <summary>Everything that can come in has limits in the protos: a field that is added without any fails here, and is refused when it is sent.</summary>
public sealed class StatedLimitsTests
{
    [Fact]
    public void Requests_EveryListTextAndNumber_HasLimits() => Assert.Empty(Incoming().SelectMany(message => message.Fields.InDeclarationOrder())
        .Where(field => !HasThem(field)).Select(field => $"{field.FullName}: say its limits"));

    [Fact]
    public void Requests_FieldsOfNoOtherType_ComeIn() => Assert.Empty(Incoming().SelectMany(message => message.Fields.InDeclarationOrder())
        .Where(field => field.IsMap || field.FieldType is FieldType.Group or FieldType.Float).Select(field => $"{field.FullName}: nothing checks it"));

    private static bool HasThem(FieldDescriptor field)
    {
        var limits = field.GetOptions()?.GetExtension(LimitsExtensions.Limits) ?? new FieldLimits();
        var list = !field.IsRepeated || limits.MaxItems > 0;
        return list && field.FieldType switch
        {
            FieldType.String or FieldType.Bytes => limits.MaxLength > 0,
            FieldType.Message or FieldType.Enum or FieldType.Bool => true,
            _ => limits.Max > 0 && limits.Max >= limits.Min,
        };
    }

    /// <summary>The requests of every RPC, and every message that they hold.</summary>
    private static HashSet<MessageDescriptor> Incoming()
    {
        var found = new HashSet<MessageDescriptor>();
        var left = new Stack<MessageDescriptor>(typeof(JournalTypes).Assembly.GetExportedTypes()
            .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
            .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!)
            .SelectMany(file => file.Services).SelectMany(service => service.Methods).Select(method => method.InputType));
        while (left.TryPop(out var message))
        {
            if (message.File.Package.StartsWith("medborgarlofte.", StringComparison.Ordinal) && found.Add(message))
            {
                foreach (var field in message.Fields.InDeclarationOrder().Where(field => field.FieldType == FieldType.Message))
                {
                    left.Push(field.MessageType);
                }
            }
        }

        return found;
    }
}
