using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Words that say how a number is meant.</summary>
/// <param name="Comparison">What they say.</param>
/// <param name="First">Their first word.</param>
/// <param name="Last">Their last word.</param>
/// <param name="Add">"Fler än tio" begins at eleven: 1; "färre än tio" ends at nine: -1.</param>
internal sealed record ComparisonWords(Comparison Comparison, int First, int Last, int Add = 0);

/// <summary>Tells at least, at most, exactly and ranges apart.</summary>
internal static class Comparisons
{
    private const int MostWordsBetween = 3;

    private static readonly HashSet<string> AtLeast = ["minst", "åtminstone", "lägst", "minimum", "drygt"];
    private static readonly HashSet<string> AtMost = ["högst", "max", "maximalt", "maximum"];
    private static readonly HashSet<string> Exactly = ["exakt", "precis"];
    private static readonly HashSet<string> Between = ["vid", "om", "på", "till", "ca", "cirka", "totalt", "sammanlagt", "omkring", "ungefär", "i", "under", "med", "circa", "sammantaget"];

    /// <summary>How a number is meant by the words around it; null when nothing says so.</summary>
    public static ComparisonWords? Of(Sentence sentence, Quantity quantity)
    {
        if (quantity.IsOpen)
        {
            return new ComparisonWords(Comparison.AtLeast, quantity.First, quantity.Last);
        }

        if (WordBefore(sentence, quantity.First) is { } before)
        {
            return before;
        }

        return (sentence[quantity.Last + 1], sentence[quantity.Last + 2]) switch
        {
            ("som", "mest") => new ComparisonWords(Comparison.AtMost, quantity.Last + 1, quantity.Last + 2),
            ("som", "minst") => new ComparisonWords(Comparison.AtLeast, quantity.Last + 1, quantity.Last + 2),
            _ => null,
        };
    }

    /// <summary>Words before a number that compare it, with at most a few small words between: "minst vid två tillfällen".</summary>
    public static ComparisonWords? WordBefore(Sentence sentence, int number)
    {
        for (var at = number - 1; at >= 0 && at >= number - 1 - MostWordsBetween; at--)
        {
            if (EndingAt(sentence, at, number) is { } found)
            {
                return found;
            }

            if (!Between.Contains(sentence[at]))
            {
                return null;
            }
        }

        return null;
    }

    private static ComparisonWords? EndingAt(Sentence sentence, int at, int number) => sentence[at] switch
    {
        "mest" when sentence[at - 1] == "som" => new(Comparison.AtMost, at - 1, at),
        var word when AtLeast.Contains(word) => new(Comparison.AtLeast, sentence[at - 1] == "allra" ? at - 1 : at, at),
        var word when AtMost.Contains(word) => new(Comparison.AtMost, at, at),
        var word when Exactly.Contains(word) => new(Comparison.Exactly, at, at),
        "till" when sentence[at - 1] == "upp" => new(Comparison.AtMost, at - 1, at),
        "över" when at == number - 1 && sentence[at - 1] is not ("se" or "ser" or "ses" or "sett" or "gå" or "går") => new(Comparison.AtLeast, at, at, Add: 1),
        "än" => Than(sentence, at),
        _ => null,
    };

    /// <summary>"fler än", "inte färre än": the number itself counts only where the words deny the other side.</summary>
    private static ComparisonWords? Than(Sentence sentence, int at)
    {
        var denied = sentence[at - 2] is "inte" or "ej" or "aldrig";
        var first = denied ? at - 2 : at - 1;
        return (sentence[at - 1], denied) switch
        {
            ("mer" or "mera" or "fler" or "flera", false) => new(Comparison.AtLeast, first, at, Add: 1),
            ("mer" or "mera" or "fler" or "flera", true) => new(Comparison.AtMost, first, at),
            ("mindre" or "färre", true) => new(Comparison.AtLeast, first, at),
            ("mindre" or "färre", false) => new(Comparison.AtMost, first, at, Add: -1),
            _ => null,
        };
    }
}
