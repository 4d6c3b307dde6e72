namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Puts words together so that an empty part never leaves a double space or a loose comma.</summary>
internal static class Words
{
    /// <summary>The parts that are not empty, with one space between.</summary>
    public static string Join(params ReadOnlySpan<string> parts)
    {
        List<string> kept = [];
        foreach (string part in parts)
        {
            if (part.Length > 0)
            {
                kept.Add(part);
            }
        }

        return string.Join(' ', kept);
    }

    /// <summary>"a, b och c".</summary>
    public static string SwedishAnd(IReadOnlyList<string> items) => List(items, "och");

    /// <summary>"a, b eller c".</summary>
    public static string SwedishOr(IReadOnlyList<string> items) => List(items, "eller");

    /// <summary>"a, b and c", without a comma before the last as in British usage.</summary>
    public static string EnglishAnd(IReadOnlyList<string> items) => List(items, "and");

    /// <summary>"a, b or c".</summary>
    public static string EnglishOr(IReadOnlyList<string> items) => List(items, "or");

    /// <summary>The text with a capital first letter.</summary>
    public static string Capitalise(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static string List(IReadOnlyList<string> items, string last) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => $"{string.Join(", ", items.Take(items.Count - 1))} {last} {items[^1]}",
    };
}
