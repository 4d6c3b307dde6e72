using System.Reflection;
using System.Runtime.CompilerServices;
using Google.Protobuf.Reflection;
using Medborgarlofte.Contracts.Events;

namespace Medborgarlofte.Contracts.Tests.Wire;

/// <summary>
/// What stands on wires and in stored journals must not break. Each baseline lists it line by line: a line that
/// disappears is a break; a new line is added with UPDATE_BASELINE=1 and reviewed with the change.
/// </summary>
public sealed class WireBaselineTests
{
    [Fact]
    public void Protos_AgainstBaseline_BreakNothing() => Compare("protos.baseline.txt", Files().SelectMany(Describe));

    [Fact]
    public void Events_AgainstBaseline_BreakNothing() => Compare("events.baseline.txt", typeof(JournalTypes).Assembly.GetExportedTypes()
        .Where(type => type.Namespace!.StartsWith("Medborgarlofte.Contracts.Events.", StringComparison.Ordinal))
        .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => $"{type.FullName}.{property.Name}: {Name(property.PropertyType)}")));

    [Fact]
    public void JournalTypes_AgainstBaseline_BreakNothing() => Compare("journal-types.baseline.txt",
        typeof(JournalTypes).GetFields().Select(field => $"{field.Name} = {field.GetRawConstantValue()}"));

    private static IEnumerable<FileDescriptor> Files() => typeof(JournalTypes).Assembly.GetExportedTypes()
        .Where(type => type.Name.EndsWith("Reflection", StringComparison.Ordinal))
        .Select(type => (FileDescriptor)type.GetProperty("Descriptor")!.GetValue(null)!);

    private static IEnumerable<string> Describe(FileDescriptor file) =>
    [
        .. file.MessageTypes.SelectMany(message => message.Fields.InDeclarationOrder().Select(field =>
            $"{message.FullName}.{field.Name} = {field.FieldNumber} {Label(field)}{TypeOf(field)}")),
        .. file.EnumTypes.SelectMany(type => type.Values.Select(value => $"{value.FullName} = {value.Number}")),
        .. file.Services.SelectMany(service => service.Methods.Select(method =>
            $"{method.FullName}({Stream(method.IsClientStreaming)}{method.InputType.FullName})"
            + $" returns ({Stream(method.IsServerStreaming)}{method.OutputType.FullName})")),
    ];

    private static string Label(FieldDescriptor field) => field.IsRepeated ? "repeated " : field.HasPresence ? "optional " : "";

    private static string Stream(bool streams) => streams ? "stream " : "";

    private static string TypeOf(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.Message => field.MessageType.FullName,
        FieldType.Enum => field.EnumType.FullName,
        _ => field.FieldType.ToString(),
    };

    private static string Name(Type type) => type.IsGenericType
        ? $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.Name;

    private static void Compare(string baseline, IEnumerable<string> lines, [CallerFilePath] string here = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(here)!, baseline);
        var actual = lines.Order(StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_BASELINE") == "1")
        {
            File.WriteAllLines(file, actual);
        }

        var expected = File.ReadAllLines(file);
        Assert.Empty(expected.Except(actual).Select(line => $"gone or changed: {line}"));
        Assert.Empty(actual.Except(expected).Select(line => $"new, add it with UPDATE_BASELINE=1: {line}"));
    }
}
