using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace Medborgarlofte.Standalone.Tests.Fuzz;

/// <summary>A request with one extreme value in one of its fields.</summary>
/// <param name="Field">Path of the field.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Request">The request.</param>
internal sealed record Extreme(string Field, string Value, IMessage Request);

/// <summary>Every field of a request, each with the largest, longest, most, least and oddest values that its type can carry.</summary>
internal static class Extremes
{
    private static readonly int[] Sizes = [0, 1, 33, 1_000_000];

    private const int Deepest = 7;

    private static readonly (string Name, string Text)[] Texts =
    [
        ("empty", ""), ("longest", new string('a', 100_000)), ("NUL", "a\0b"), ("NUL alone", "\0"), ("other digits", "٨١١٢١٨-٩٨٧٦"), ("wide digits", "２０２１-０５-０１"),
        ("combining letters", string.Concat(Enumerable.Repeat("e\u0301\u0323", 20))), ("emoji", "😀👩‍👩‍👧"), ("one dot", "."), ("two dots", ".."), ("formula", "=1+1"),
        ("right to left", "\u202eabc"), ("quotes", "'; drop table x; --\"\\<script>"), ("spaces", "   "), ("line feeds", "a\r\n\tb"),
    ];

    private static readonly object[] Reals = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, double.MaxValue, double.MinValue, double.Epsilon, 1e30, 1e12, -1e12, 0.1234567, -0.0];

    /// <summary>Of a valid request.</summary>
    public static IEnumerable<Extreme> Of(IMessage request) => Of(request, request, request.Descriptor.Name, Deepest, copy => copy);

    private static IEnumerable<Extreme> Of(IMessage root, IMessage at, string path, int depth, Func<IMessage, IMessage> find)
    {
        foreach (var field in at.Descriptor.Fields.InDeclarationOrder())
        {
            var here = $"{path}.{field.JsonName}";
            foreach (var (name, value) in Values(field))
            {
                var copy = Copy(root);
                Set(find(copy), field, value);
                yield return new Extreme(here, name, copy);
            }

            // What holds itself is not gone into again.
            if (field.FieldType == FieldType.Message && depth > 0 && field.MessageType != at.Descriptor && field.MessageType.File.Package.StartsWith("medborgarlofte", StringComparison.Ordinal))
            {
                // What the sample leaves out is gone into too.
                var holder = Copy(root);
                var inner = Enter(find(holder), field);
                foreach (var extreme in Of(holder, inner, here, depth - 1, copy => Enter(find(copy), field)))
                {
                    yield return extreme;
                }
            }
        }
    }

    private static IMessage Copy(IMessage message) => message.Descriptor.Parser.ParseFrom(message.ToByteArray());

    private static IMessage Enter(IMessage at, FieldDescriptor field)
    {
        if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(at);
            if (list.Count == 0)
            {
                list.Add(field.MessageType.Parser.ParseFrom(ByteString.Empty));
            }

            return (IMessage)list[0]!;
        }

        if (field.Accessor.GetValue(at) is not IMessage inner)
        {
            inner = field.MessageType.Parser.ParseFrom(ByteString.Empty);
            field.Accessor.SetValue(at, inner);
        }

        return inner;
    }

    private static void Set(IMessage at, FieldDescriptor field, object? value)
    {
        if (field.IsRepeated)
        {
            var list = (IList)field.Accessor.GetValue(at);
            list.Clear();
            foreach (var item in (IEnumerable<object>)value!)
            {
                list.Add(item);
            }
        }
        else if (value is null)
        {
            field.Accessor.Clear(at);
        }
        else
        {
            field.Accessor.SetValue(at, value);
        }
    }

    private static List<(string Name, object? Value)> Values(FieldDescriptor field)
    {
        var singles = Singles(field).ToList();
        if (!field.IsRepeated)
        {
            return singles;
        }

        var most = field.FieldType == FieldType.Message
            ? Enumerable.Repeat((object)field.MessageType.Parser.ParseFrom(ByteString.Empty), 20_000)
            : Enumerable.Range(0, 60_000).Select(i => field.FieldType == FieldType.String ? (object)$"a{i}" : singles[0].Value!);
        return [("none", Array.Empty<object>()), ("most", most),
            .. singles.Where(single => single.Value is not null).Select(single => ($"one {single.Name}", (object?)new[] { single.Value! }))];
    }

    private static IEnumerable<(string Name, object? Value)> Singles(FieldDescriptor field) => field.FieldType switch
    {
        FieldType.String => Texts.Select(text => (text.Name, (object?)text.Text)),
        FieldType.Int32 => new object[] { int.MaxValue, int.MinValue, -1, 0 }.Select(number => ($"{number}", (object?)number)),
        FieldType.Int64 => new object[] { long.MaxValue, long.MinValue, -1L, 0L }.Select(number => ($"{number}", (object?)number)),
        FieldType.Double => Reals.Select(number => ($"{number}", (object?)number)),
        FieldType.Enum => new[] { int.MaxValue, -1, 0 }.Select(number => ($"{number}", (object?)System.Enum.ToObject(field.EnumType.ClrType, number))),
        FieldType.Message when field.MessageType.FullName == Timestamp.Descriptor.FullName =>
            new[] { (long.MaxValue, 0), (long.MinValue, 0), (253402300799, 999_999_999), (0, -1), (0L, int.MaxValue) }
                .Select(instant => ($"{instant}", (object?)new Timestamp { Seconds = instant.Item1, Nanos = instant.Item2 })),
        FieldType.Message => [("nothing", null), ("empty", field.MessageType.Parser.ParseFrom(ByteString.Empty))],
        FieldType.Bool => [("true", true)],
        FieldType.Bytes => Sizes.Select(length => ($"{length} bytes", (object?)ByteString.CopyFrom(new byte[length]))),
        _ => throw new NotSupportedException($"{field.FullName}: say what its extremes are."),
    };
}
