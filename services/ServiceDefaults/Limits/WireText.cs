namespace Medborgarlofte.ServiceDefaults.Limits;

/// <summary>What texts must be like to be stored and told the same on every database and in every format.</summary>
public static class WireText
{
    /// <summary>False for a text with NUL, which PostgreSQL does not store, or with half of a surrogate pair, which no encoding holds.</summary>
    public static bool IsWhole(string text)
    {
        for (var i = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return !text.Contains('\0', StringComparison.Ordinal);
    }
}
