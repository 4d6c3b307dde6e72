using System.Collections.Concurrent;
using System.Text.Json;
using Google.Protobuf.Reflection;

namespace Medborgarlofte.Gateway.Json;

/// <summary>The words of an enum: COMPARISON_AT_LEAST is "atLeast". UNSPECIFIED has no word.</summary>
internal sealed class EnumTable
{
    private static readonly ConcurrentDictionary<EnumDescriptor, EnumTable> Tables = new();

    private readonly (JsonEncodedText Word, object Value)[] values;
    private readonly Dictionary<int, JsonEncodedText> words;

    private EnumTable(EnumDescriptor descriptor)
    {
        var prefix = Prefix(descriptor.Name);
        var stated = descriptor.Values.Where(value => value.Number != 0).ToList();
        words = stated.ToDictionary(value => value.Number, value => JsonEncodedText.Encode(Word(value.Name, prefix)));
        values = [.. stated.Select(value => (words[value.Number], System.Enum.ToObject(descriptor.ClrType, value.Number)))];
        Accepted = string.Join(", ", values.Select(value => value.Word.ToString()));
    }

    /// <summary>All words, for the error that lists them.</summary>
    public string Accepted { get; }

    public static EnumTable Of(EnumDescriptor descriptor) => Tables.GetOrAdd(descriptor, key => new EnumTable(key));

    /// <summary>The boxed value of the word that the reader stands on, or null.</summary>
    public object? Find(ref Utf8JsonReader reader)
    {
        if (BrokenText.IsAt(ref reader))
        {
            return null;
        }

        foreach (var (word, value) in values)
        {
            if (reader.ValueTextEquals(word.EncodedUtf8Bytes))
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The boxed value whose word is the same once both are folded, or null.</summary>
    public object? Find(string folded, Func<string, string> fold)
    {
        foreach (var (word, value) in values)
        {
            if (fold(word.ToString()) == folded)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>The word of a value; null for UNSPECIFIED and for values that are newer than this gateway.</summary>
    public JsonEncodedText? WordOf(object value) => words.TryGetValue((int)value, out var word) ? word : null;

    // buf's STANDARD rules give every value its enum's name as prefix.
    private static string Prefix(string name) =>
        string.Concat(name.Select((c, i) => i > 0 && char.IsAsciiLetterUpper(c) ? $"_{c}" : $"{char.ToUpperInvariant(c)}")) + "_";

    private static string Word(string name, string prefix)
    {
        var parts = (name.StartsWith(prefix, StringComparison.Ordinal) ? name[prefix.Length..] : name).Split('_');
        return parts[0].ToLowerInvariant()
            + string.Concat(parts.Skip(1).Select(part => part[..1] + part[1..].ToLowerInvariant()));
    }
}
