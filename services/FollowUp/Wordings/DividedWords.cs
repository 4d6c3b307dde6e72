namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>
/// The second stage: a word that a hyphen divides at the end of a line is whole again. "Trafik-/och" keeps its hyphen, as it is left out
/// on purpose, and so does "A-/traktor", which is spelled with one.
/// </summary>
internal static class DividedWords
{
    private static readonly HashSet<string> Conjunctions = ["och", "eller", "samt", "till", "respektive", "men"];

    public static List<Letter> Join(List<Letter> letters)
    {
        var joined = new List<Letter>(letters.Count);
        for (var i = 0; i < letters.Count; i++)
        {
            var letter = letters[i];
            if (letter.Read is '-' or Typography.SoftHyphen && NextLine(letters, i) is var next and > 0 && IsInWord(joined, letter, letters[next]))
            {
                if (letter.Read == '-' && KeepsHyphen(joined, letters, next))
                {
                    joined.Add(letter);
                    AddSpaceBefore(joined, letters, next);
                }

                i = next - 1;
            }
            else if (letter.Read != Typography.SoftHyphen)
            {
                joined.Add(letter);
            }
        }

        return joined;
    }

    /// <summary>Place of the first letter on the next line when nothing but spaces stands between; else 0.</summary>
    private static int NextLine(List<Letter> letters, int hyphen)
    {
        var at = Skip(letters, hyphen + 1);
        return at < letters.Count && letters[at].Read == '\n' && Skip(letters, at + 1) is var next && next < letters.Count ? next : 0;
    }

    private static int Skip(List<Letter> letters, int at)
    {
        while (at < letters.Count && letters[at].Read == ' ')
        {
            at++;
        }

        return at;
    }

    private static bool IsInWord(List<Letter> before, Letter hyphen, Letter after) =>
        before.Count > 0 && char.IsLetterOrDigit(before[^1].Read)
        && (hyphen.Read == Typography.SoftHyphen ? char.IsLetter(after.Read) : char.IsLower(after.Read));

    private static bool KeepsHyphen(List<Letter> before, List<Letter> letters, int next) =>
        Conjunctions.Contains(Word(letters, next)) || IsShortOrCapital(before);

    private static bool IsShortOrCapital(List<Letter> before)
    {
        var length = 0;
        while (length < before.Count && length < 2 && char.IsLetterOrDigit(before[^(length + 1)].Read))
        {
            length++;
        }

        return length == 1 || char.IsUpper(before[^1].Read) || char.IsDigit(before[^1].Read);
    }

    private static void AddSpaceBefore(List<Letter> joined, List<Letter> letters, int next)
    {
        if (Conjunctions.Contains(Word(letters, next)))
        {
            joined.Add(letters[next - 1] with { Read = ' ', Shown = ' ' });
        }
    }

    private static string Word(List<Letter> letters, int start)
    {
        var end = start;
        while (end < letters.Count && end - start < 12 && char.IsLetter(letters[end].Read))
        {
            end++;
        }

        return string.Concat(letters[start..end].Select(letter => letter.Read));
    }
}
