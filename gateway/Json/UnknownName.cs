using System.Text.Json;
using System.Text.RegularExpressions;

namespace Medborgarlofte.Gateway.Json;

/// <summary>
/// How an unknown field or parameter is named in an error. Only what looks like a name is repeated: anything else may be a value.
/// </summary>
internal static partial class UnknownName
{
    private const int Longest = 64;
    private const string Unreadable = "?";

    public static string Of(string name) => NamePattern().IsMatch(name) ? name : Unreadable;

    public static string Of(ref Utf8JsonReader reader) =>
        reader.ValueIsEscaped || reader.ValueSpan.Length > Longest ? Unreadable : Of(reader.GetString()!);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z_-]{0,63}\z")]
    private static partial Regex NamePattern();
}
