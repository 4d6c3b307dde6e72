namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Finds named places: a name or a word for a place after "i", "på", "vid", and the others of its list.</summary>
internal static class Places
{
    private const int LongestName = 100;
    private const int MostNameWords = 4;

    private static readonly HashSet<string> Prepositions = ["i", "på", "vid", "runt", "kring", "inom", "för", "omkring"];

    /// <summary>Words for a place that need no name.</summary>
    private static readonly HashSet<string> Nouns =
    [
        "centrum", "centrummiljön", "centrummiljö", "resecentrum", "stadskärnan", "tätorten", "torget", "city", "busstationen", "järnvägsstationen", "stationen", "stationsområdet",
        "kommundelen", "kommundelarna", "innerstaden", "badplatsen", "badplatserna", "parken", "stadsparken", "gallerian", "köpcentrum", "hamnen", "skolområdet", "industriområdet", "idrottsplatsen",
        "centralorten", "samlingsplatser", "stadsdelar", "delarna", "delar", "resecentret", "krogstråket", "gångtunneln", "biblioteket", "sjukhuset", "simhallen",
    ];

    private static readonly HashSet<string> Adjectives =
        ["centrala", "östra", "västra", "norra", "södra", "övriga", "andra", "yttre", "inre", "hela", "gamla", "nya", "mellersta", "nordöstra", "sydvästra", "nordvästra", "sydöstra"];

    private static readonly HashSet<string> Determiners = ["vardera", "både", "de", "den", "det", "hela", "och", "omkring", "kring", "områdena", "området", "stadsdelen", "stadsdelarna", "bostadsområdet"];

    private static readonly HashSet<string> Joining = [",", "och", "samt", "respektive", "eller"];

    /// <summary>Capitals that name no place.</summary>
    private static readonly HashSet<string> Others =
    [
        "sspf", "est", "ntf", "andt", "andts", "lob", "hsb", "polisen", "kommunen", "polis", "medborgarlöftet", "effektiv", "grannsamverkan", "båtsamverkan", "systembolaget", "trafikverket",
        "region", "purple", "säker", "facebook", "instagram", "sverige", "trygg", "nattvandring", "bris", "brå", "hvb-hem", "hvb",
    ];

    public static List<Place> Find(Sentence sentence, string municipality)
    {
        var found = new List<Place>();
        for (var i = 0; i < sentence.Count; i++)
        {
            if (sentence[i] is "varav" or "därav")
            {
                break;
            }

            // "Polisen i Östra Norrbotten" is who, and not where.
            var isOwner = i is 1 or 2 && sentence[i] == "i" && Owners.IsName(sentence, i - 1) && sentence.IsCapital(i + 1);
            var start = isOwner ? -1 : sentence[i] == "(" || Prepositions.Contains(sentence[i]) ? i + 1 : -1;
            if (start > 0)
            {
                i = AddList(sentence, start, sentence[i] == "(", municipality, found);
            }
        }

        return found;
    }

    /// <summary>Adds the place that begins at a word and those joined to it; the last word that was looked at.</summary>
    private static int AddList(Sentence sentence, int start, bool inBrackets, string municipality, List<Place> found)
    {
        var at = start;
        while (Determiners.Contains(sentence[at]))
        {
            at++;
        }

        if (One(sentence, at) is not { } place || (inBrackets && (sentence[place.Last + 1] != ")" || place.Name.All(char.IsUpper))))
        {
            return start - 1;
        }

        if (!IsWholeMunicipality(sentence, place, municipality))
        {
            found.Add(place);
        }

        // "På Stortorget i Mora": the town says where the square is.
        var next = sentence[place.Last + 1] is "i" && One(sentence, place.Last + 2) is { } town && sentence.IsCapital(place.Last + 2) ? town.Last + 1 : place.Last + 1;
        var last = next - 1;
        while (Joining.Contains(sentence[next]))
        {
            next++;
        }

        next += next > last + 1 && Prepositions.Contains(sentence[next]) ? 1 : 0;
        return next > last + 1 && One(sentence, next) is not null ? AddList(sentence, next, inBrackets: false, municipality, found) : last;
    }

    private static Place? One(Sentence sentence, int at)
    {
        var last = at;
        while (Adjectives.Contains(sentence[last]))
        {
            last++;
        }

        var hasAdjective = last > at;
        if (Nouns.Contains(sentence[last]) && (hasAdjective || sentence[last] is not ("delar" or "delarna" or "stadsdelar" or "samlingsplatser")))
        {
            return Of(sentence, at, last);
        }

        if (!IsName(sentence, last))
        {
            return hasAdjective && sentence[last] == "kommunen" ? Of(sentence, at, last) : null;
        }

        while (last - at < MostNameWords && (IsName(sentence, last + 1) || IsPartOfName(sentence, last)))
        {
            last++;
        }

        return Of(sentence, at, last);
    }

    private static bool IsName(Sentence sentence, int at) => sentence.IsCapital(at) && !sentence.IsMark(at) && !Others.Contains(sentence[at])
        && Vocabulary.Find(new Sentence(sentence.Source, sentence.RangeOf(at, at)), TermSort.Kind).Count == 0 && sentence[at].Length > 2;

    /// <summary>"Nissastigen/rv 26", "Vetlanda centrum", "Sävsjös centrala delar", "Läggesta station".</summary>
    private static bool IsPartOfName(Sentence sentence, int last) =>
        Nouns.Contains(sentence[last + 1]) || sentence[last + 1] is "station" or "park" or "torg" or "skola"
        || (sentence[last + 1] == "/" && sentence.IsCapital(last + 2)) || (sentence[last] == "/" && sentence.IsCapital(last + 1))
        || (Adjectives.Contains(sentence[last + 1]) && Nouns.Contains(sentence[last + 2])) || (Adjectives.Contains(sentence[last]) && Nouns.Contains(sentence[last + 1]));

    private static bool IsWholeMunicipality(Sentence sentence, Place place, string municipality)
    {
        var name = place.Name;
        return name.Equals(municipality, StringComparison.OrdinalIgnoreCase) || sentence[place.Last + 1] is "kommun" or "kommuns"
            || name.EndsWith(" kommunen", StringComparison.Ordinal) && name.StartsWith("Hela", StringComparison.Ordinal);
    }

    private static Place? Of(Sentence sentence, int first, int last)
    {
        var shown = sentence.Source.ShownOn(sentence.RangeOf(first, last));
        return shown.Length > LongestName ? null : new Place(char.ToUpperInvariant(shown[0]) + shown[1..], first, last);
    }
}
