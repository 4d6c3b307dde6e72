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

    private static readonly HashSet<string> Police = ["polis", "polisens", "polismyndigheten", "polismyndighetens", "lokalpolisområde", "polisområdet", "lpo", "polispersonal"];

    private static readonly string[] PoliceEnds = ["polisen", "polisens", "kommunpolis", "områdespolis", "lokalpolisområdet", "lokalpolisområdets", "poliser", "poliserna", "polisvolontärer", "polisvolontärerna"];

    private static readonly HashSet<string> Municipality =
    [
        "kommun", "kommunen", "kommunens", "kommuns", "kommunerna", "kommunernas", "kommunstyrelsen", "förvaltningen", "nämnden", "socialtjänst", "socialtjänsten", "socialtjänstens", "kultur-", "brottsförebyggaren", "skola", "skolan", "skolorna", "fältarna", "fältgruppen",
    ];

    private static readonly string[] MunicipalityEnds = ["förvaltningen", "nämnden", "kontoret", "samordnaren", "samordnare", "sekreterarna", "fältgrupp", "fältassistenter", "fältassistenterna"];

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
        "stad" or "stads" or "staden" or "stadens" => sentence.IsCapital(index - 1) || (index == 0 && sentence[0].StartsWith("staden", StringComparison.Ordinal)) ? Party.Municipality : null,
        "polis" when sentence[index - 1] is "synlig" or "uniformerad" or "fler" or "synliga" or "en" && !(index == 1 || sentence[index - 2] is "ska" or "kommer") => null,
        "poliser" when sentence[index - 1] is "synliga" or "fler" or "uniformerade" or "två" => null,
        "gemensam" or "gemensamma" when index > 0 => null,
        // "Tillsammans med NTF": the other one is named.
        "tillsammans" or "gemensamt" when sentence[index + 1] == "med" => null,
        var word when Police.Contains(word) || Ends(word, PoliceEnds) => Party.Police,
        var word when Municipality.Contains(word) || (!MunicipalityEnds.Contains(word) && Ends(word, MunicipalityEnds) && !word.Contains("polis", StringComparison.Ordinal)) => Party.Municipality,
        var word when Together.Contains(word) => Party.Unspecified,
        _ => null,
    };

    private static bool Ends(string word, string[] ends) => Array.Exists(ends, end => word.EndsWith(end, StringComparison.Ordinal));
}
