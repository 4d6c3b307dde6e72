using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Proposes which promises a commitment serves: those that are about the same thing, or else all of them.</summary>
internal static class PromiseLinks
{
    private static readonly string[][] Themes =
    [
        ["trafik", "fordon", "hastighet", "moped", "väg", "körning", "nykterhet", "cykl"],
        ["narkotik", "drog", "alkohol", "tobak", "langning", "andt", "cannabis"],
        ["trygg", "otrygg", "närvar", "synlig", "patrull", "belysning", "kamera", "vandring"],
        ["våld", "relation", "heder", "sexual"],
        ["inbrott", "stöld", "grannsamverkan", "bedräger"],
        ["unga", "ungdom", "skol", "elev", "barn", "föräld"],
        ["krog", "nöje", "restaurang"],
        ["skadegör", "klotter", "skräp", "brand"],
    ];

    /// <summary>Links every commitment.</summary>
    /// <param name="draft">The draft.</param>
    /// <param name="ranges">Where each promise stands.</param>
    /// <param name="under">For each commitment the promise that it stands under, -1 for none.</param>
    public static void Add(Draft draft, IReadOnlyList<TextRange> ranges, IReadOnlyList<int> under)
    {
        var promises = draft.Agreement.Promises;
        foreach (var (index, commitment) in draft.Agreement.Commitments.Index())
        {
            if (under[index] is >= 0 and var heading && heading < promises.Count)
            {
                draft.Read($"commitments[{index}].promises[0]", ranges[heading], HowRead.Inferred, Note.FromHeading);
                commitment.Promises.Add(promises[heading].Id);
                continue;
            }

            var shared = promises.Select(promise => Shared(promise.Text, commitment.Text)).ToList();
            var most = shared.Count == 0 ? 0 : shared.Max();
            foreach (var (number, promise) in promises.Index().Where(pair => most == 0 || shared[pair.Index] == most))
            {
                draft.Read($"commitments[{index}].promises[{commitment.Promises.Count}]", ranges[number], HowRead.Inferred, most == 0 ? Note.AllPromises : Note.ByTheme);
                commitment.Promises.Add(promise.Id);
            }
        }
    }

    /// <summary>How many themes both are about; the first, which say most, count double.</summary>
    private static int Shared(string promise, string commitment)
    {
        var strong = Themes.Take(2).Count(theme => IsAbout(promise, theme) && IsAbout(commitment, theme));
        return (2 * strong) + Themes.Skip(2).Count(theme => IsAbout(promise, theme) && IsAbout(commitment, theme));
    }

    private static bool IsAbout(string text, string[] theme) => Array.Exists(theme, stem => text.Contains(stem, StringComparison.OrdinalIgnoreCase));
}
