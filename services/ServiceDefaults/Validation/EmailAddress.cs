using System.Text.RegularExpressions;

namespace Medborgarlofte.ServiceDefaults.Validation;

/// <summary>An e-mail address in a plain text, also one that is written for people: "anna (at) example punkt se".</summary>
internal static partial class EmailAddress
{
    /// <summary>True when there is one.</summary>
    public static bool IsIn(string plain) => HasSign(plain) || Spoken().IsMatch(plain);

    // By each sign, and not by a pattern from the left: that would cost the square of a long word.
    private static bool HasSign(string plain)
    {
        for (var at = plain.IndexOf('@', StringComparison.Ordinal); at >= 0; at = plain.IndexOf('@', at + 1))
        {
            var name = plain.AsSpan(0, at).TrimEnd(' ');
            if (name.Length > 0 && char.IsLetterOrDigit(name[^1]) && Host().IsMatch(plain.AsSpan(at + 1)))
            {
                return true;
            }
        }

        return false;
    }

    private const string Dot = @" ?(?:\.|[([{<] ?(?:punkt|dot|\.) ?[)\]}>]| (?:punkt|dot) ) ?";

    [GeneratedRegex(@"^ ?[A-Za-z0-9ÅÄÖåäö_-]{1,63}(?:" + Dot + @"[A-Za-z0-9ÅÄÖåäö_-]{1,63})*?" + Dot + "[A-Za-zÅÄÖåäö]{2,}", RegexOptions.IgnoreCase)]
    private static partial Regex Host();

    [GeneratedRegex(@"[A-Za-z0-9ÅÄÖåäö](?: ?[([{<] ?(?:at|a|snabel ?-?a|alfakrull) ?[)\]}>] ?| ?[-_*]+at[-_*]+ ?| (?:at|snabel ?-?a|alfakrull) )"
        + @"[A-Za-z0-9ÅÄÖåäö_-]{1,63}(?:" + Dot + @"[A-Za-z0-9ÅÄÖåäö_-]{1,63}){0,4}?" + Dot
        + "(?:se|nu|com|org|net|eu|info|no|dk|fi|de|uk|io|biz|me|name|mail)(?![A-Za-zÅÄÖåäö])", RegexOptions.IgnoreCase)]
    private static partial Regex Spoken();
}
