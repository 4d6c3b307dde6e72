using Medborgarlofte.Contracts.Common.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>A party that is named.</summary>
/// <param name="Party">Which; UNSPECIFIED for "vi" and "tillsammans", which are both.</param>
/// <param name="First">First word of its name.</param>
/// <param name="Last">Last word of it.</param>
internal readonly record struct OwnerMention(Party Party, int First, int Last)
{
    public IReadOnlyList<Party> Parties => Party == Party.Unspecified ? Owners.Both : [Party];
}

/// <summary>Knows the words for the two parties.</summary>
internal static class Owners
{
    public static readonly IReadOnlyList<Party> Both = [Party.Police, Party.Municipality];

    private static readonly HashSet<string> Police =
    [
        "polisen", "polisens", "polis", "polismyndigheten", "polismyndighetens", "lokalpolisen", "lokalpolisens", "närpolisen", "kommunpolis",
        "kommunpolisen", "kommunpolisens", "områdespolis", "områdespolisen", "områdespoliser", "områdespoliserna", "poliser", "poliserna", "lokalpolisområde",
        "lokalpolisområdet", "lokalpolisområdets", "polisområdet", "lpo", "ungdomspolisen", "trafikpolisen", "polispersonal",
    ];

    private static readonly HashSet<string> Municipality =
    [
        "kommun", "kommunen", "kommunens", "kommuns", "socialtjänsten", "socialtjänstens", "socialförvaltningen", "kommunstyrelsen", "miljökontoret",
        "kultur-", "fritidsförvaltningen", "utbildningsförvaltningen", "stadsbyggnadskontoret", "säkerhetssamordnaren", "trygghetssamordnaren",
        "brottsförebyggaren", "stad", "stads", "staden", "kommunledningskontoret", "samhällsbyggnadsförvaltningen", "fältgruppen", "skolan", "skolorna",
    ];

    private static readonly HashSet<string> Together =
    [
        "vi", "tillsammans", "gemensamt", "gemensam", "gemensamma", "parterna", "parternas", "samverkansparterna", "båda", "bägge",
    ];

    /// <summary>Every mention, in order.</summary>
    public static List<OwnerMention> Find(Sentence sentence)
    {
        var found = new List<OwnerMention>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (PartyOf(sentence, i) is { } party)
            {
                found.Add(new OwnerMention(party, i, i));
            }
        }

        return found;
    }

    /// <summary>Whether the word names a party or both.</summary>
    public static bool IsName(Sentence sentence, int index) => PartyOf(sentence, index) is not null;

    private static Party? PartyOf(Sentence sentence, int index) => sentence[index] switch
    {
        // "Eskilstuna stad" is the municipality, "en tryggare stad" is none.
        "stad" or "stads" or "staden" => sentence.IsCapital(index - 1) ? Party.Municipality : null,
        "polis" when sentence[index - 1] is "synlig" or "uniformerad" or "fler" or "synliga" => null,
        "gemensam" or "gemensamma" when index > 0 => null,
        var word when Police.Contains(word) => Party.Police,
        var word when Municipality.Contains(word) || word.EndsWith("förvaltningen", StringComparison.Ordinal) || word.EndsWith("nämnden", StringComparison.Ordinal)
            => Party.Municipality,
        var word when Together.Contains(word) => Party.Unspecified,
        _ => null,
    };
}
