using System.Globalization;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Finds numbers in digits and words, alone and as ranges.</summary>
internal static class Quantities
{
    private const int MostDigits = 7;

    private static readonly HashSet<string> RangeWords = ["-", "till", "à", "eller", "a"];

    /// <summary>Every number that is not something else, such as a year or a road; in order.</summary>
    public static List<Quantity> Find(Sentence sentence)
    {
        var other = OtherNumbers.Mark(sentence);
        var found = new List<Quantity>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!other[i] && At(sentence, i) is { } quantity)
            {
                found.Add(quantity);
                i = quantity.Last;
            }
        }

        return found;
    }

    private static Quantity? At(Sentence sentence, int at) => About(sentence, at) ?? (One(sentence, at) is { } one ? Range(sentence, Repeated(sentence, one)) : null);

    /// <summary>"ett femtontal", "15-tal", "ett par"; "hundratals" is no number.</summary>
    private static Quantity? About(Sentence sentence, int at)
    {
        var first = at;
        var word = sentence[at] is "ett" or "en" ? sentence[++at] : sentence[at];
        if (at > first && word == "par" && sentence[at + 1] != "med")
        {
            return new Quantity(first, at, 2, IsAbout: true);
        }

        return Numerals.ParseAbout(word) is { } value ? new Quantity(first, at, value, IsAbout: true) : null;
    }

    private static Quantity? One(Sentence sentence, int at)
    {
        if (sentence.IsDigits(at))
        {
            return Digits(sentence, at);
        }

        if (sentence.IsMark(at) || Numerals.Parse(sentence[at]) is not { } value)
        {
            return null;
        }

        var isArticle = sentence[at] is "en" or "ett";
        // "ett hundra", "två tusen", "tjugo fem": sizes that were typed apart.
        var next = sentence[at + 1];
        return (next is "hundra" or "tusen" || (value is >= 20 and < 100 && value % 10 == 0 && Numerals.Parse(next) is > 0 and < 10)) && Numerals.Parse(sentence[at] + next) is { } whole
            ? new Quantity(at, at + 1, whole)
            : new Quantity(at, at, value, IsArticle: isArticle);
    }

    /// <summary>"1 000" and "1.000" are one number.</summary>
    private static Quantity? Digits(Sentence sentence, int at)
    {
        var digits = sentence[at];
        var last = at;
        if (digits.Length <= 3)
        {
            while (IsGroup(sentence, last + 1) && sentence.At(last + 1).Range.Start == sentence.At(last).Range.End + 1)
            {
                digits += sentence[++last];
            }

            while (last == at && sentence[last + 1] == "." && sentence.Touches(last) && sentence.Touches(last + 1) && IsGroup(sentence, last + 2))
            {
                digits += sentence[last + 2];
                last += 2;
            }
        }

        return digits.Length <= MostDigits ? new Quantity(at, last, long.Parse(digits, CultureInfo.InvariantCulture)) : null;
    }

    private static bool IsGroup(Sentence sentence, int at) => sentence.IsDigits(at) && sentence[at].Length == 3;

    /// <summary>"tjugo (20)" and "20 (tjugo)" are one number.</summary>
    private static Quantity Repeated(Sentence sentence, Quantity one) =>
        sentence[one.Last + 1] == "(" && One(sentence, one.Last + 2) is { } again && again.Value == one.Value && sentence[again.Last + 1] == ")"
            ? one with { Last = again.Last + 1, IsArticle = false }
            : one;

    private static Quantity Range(Sentence sentence, Quantity lower)
    {
        var middle = sentence[lower.Last + 1];
        if (middle == "eller" && sentence[lower.Last + 2] is "flera" or "fler" or "mer" or "mera")
        {
            return lower with { Last = lower.Last + 2, IsArticle = false, IsOpen = true };
        }

        // "Två tre gånger": numbers that follow each other.
        if (!sentence.IsMark(lower.Last + 1) && !sentence.IsDigits(lower.Last + 1) && One(sentence, lower.Last + 1) is { } next && next.Value == lower.Value + 1)
        {
            return new Quantity(lower.First, next.Last, lower.Value, next.Value);
        }

        var isBetween = sentence[lower.First - 1] == "mellan" && middle == "och";
        return (isBetween || RangeWords.Contains(middle)) && One(sentence, lower.Last + 2) is { } upper && upper.Value > lower.Value
            ? new Quantity(isBetween ? lower.First - 1 : lower.First, upper.Last, lower.Value, upper.Value)
            : lower;
    }
}
