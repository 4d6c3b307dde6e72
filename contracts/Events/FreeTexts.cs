using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Medborgarlofte.Contracts.Events;

/// <summary>Takes the free texts out of an event's JSON, and puts them in again.</summary>
public static partial class FreeTexts
{
    /// <summary>What stands in the place of a text that has been removed, wherever it is read. Pages in English say it in English.</summary>
    public const string Removed = "[borttagen text]";

    private const string Mark = "sha256:";

    private static readonly JsonSerializerOptions Options = new(JournalJson.Options)
    {
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Replace } },
    };

    /// <summary>Where the texts of the event that this thread is writing go.</summary>
    [ThreadStatic]
    private static Func<string, byte[]>? taken;

    /// <summary>True when the JSON has hashes in the place of texts.</summary>
    public static bool AreApart(string json) => json.Contains($"\"{Mark}", StringComparison.Ordinal);

    /// <summary>An event as JSON by <see cref="JournalJson.Options"/>, with a hash in the place of each free text that is not empty.</summary>
    /// <param name="recorded">The event.</param>
    /// <param name="take">Takes a text and returns its salted hash.</param>
    public static string TakeOut(object recorded, Func<string, byte[]> take)
    {
        taken = take;
        try
        {
            return JsonSerializer.Serialize(recorded, recorded.GetType(), Options);
        }
        finally
        {
            taken = null;
        }
    }

    /// <summary>The same for an event that is JSON already, by <see cref="JournalJson.Options"/>.</summary>
    /// <param name="json">The event; no object inside it has a field of these names.</param>
    /// <param name="fields">Names of the fields that hold one free text, as they stand in the JSON.</param>
    /// <param name="take">Takes a text and returns its salted hash.</param>
    public static string TakeOut(string json, IReadOnlyList<string> fields, Func<string, byte[]> take)
    {
        foreach (var field in fields)
        {
            // Quotes inside a text are escaped, so that no text looks like a field.
            var name = $"\"{field}\":";
            var at = json.IndexOf(name, StringComparison.Ordinal);
            if (at < 0)
            {
                continue;
            }

            var (start, end) = (at + name.Length, at + name.Length + 1);
            while (json[end] != '"')
            {
                end += json[end] == '\\' ? 2 : 1;
            }

            end++;
            var text = JsonSerializer.Deserialize<string>(json.AsSpan(start, end - start))!;
            if (text.Length > 0)
            {
                json = string.Concat(json.AsSpan(0, start), $"\"{Token(take(text))}\"", json.AsSpan(end));
            }
        }

        return json;
    }

    /// <summary>The event's JSON as it would be without the hashes; <see cref="Removed"/> stands where there is no text any more.</summary>
    /// <param name="json">With hashes.</param>
    /// <param name="find">The text of a hash as it stands in the JSON; null when there is none.</param>
    public static string PutIn(string json, Func<string, string?> find) => !AreApart(json) ? json
        : Hash().Replace(json, match => JsonSerializer.Serialize(find(match.Groups[1].Value) ?? Removed, JournalJson.Options));

    /// <summary>How a hash stands in the JSON.</summary>
    public static string Token(byte[] hash) => Mark + Convert.ToHexStringLower(hash);

    /// <summary>The hashes in an event's JSON.</summary>
    public static IEnumerable<string> TokensIn(string json) =>
        AreApart(json) ? Hash().Matches(json).Select(match => match.Groups[1].Value) : [];

    /// <summary>True for a text that is a hash.</summary>
    public static bool IsToken(string text) => text.Length == Mark.Length + 64 && text.StartsWith(Mark, StringComparison.Ordinal);

    private static void Replace(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property =>
            property.AttributeProvider?.IsDefined(typeof(FreeTextAttribute), inherit: false) == true))
        {
            property.CustomConverter = property.PropertyType == typeof(string) ? new OneText() : new ManyTexts();
        }
    }

    private static void Write(Utf8JsonWriter writer, string text) => writer.WriteStringValue(text.Length == 0 ? text : Token(taken!(text)));

    // Quotes inside a text are escaped, so that nothing that somebody wrote looks like this.
    [GeneratedRegex("\"(sha256:[0-9a-f]{64})\"")]
    private static partial Regex Hash();

    private sealed class OneText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => FreeTexts.Write(writer, value);
    }

    private sealed class ManyTexts : JsonConverter<IReadOnlyList<string>>
    {
        public override IReadOnlyList<string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options)
        {
            writer.WriteStartArray();
            foreach (var text in value)
            {
                FreeTexts.Write(writer, text);
            }

            writer.WriteEndArray();
        }
    }
}
