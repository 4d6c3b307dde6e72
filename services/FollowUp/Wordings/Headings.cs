using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>What the text under a heading is about.</summary>
internal enum Section
{
    /// <summary>Before the first heading that says it.</summary>
    Unknown,

    /// <summary>Why: situation, purpose, what an agreement is.</summary>
    Background,

    /// <summary>What the parties promise.</summary>
    Promises,

    /// <summary>What they will do.</summary>
    Commitments,

    /// <summary>How it is followed up.</summary>
    FollowUp,

    /// <summary>Who signs.</summary>
    Signatures,
}

/// <summary>What a heading says of the text under it.</summary>
/// <param name="Section">Null when the section goes on.</param>
/// <param name="Owner">Empty when it names none.</param>
/// <param name="Range">The heading.</param>
internal sealed record Heading(Section? Section, IReadOnlyList<Party> Owner, TextRange Range);

/// <summary>Tells headings from other text.</summary>
internal static class Headings
{
    private const int MostWords = 16;
    private const int MostWordsOfBullet = 3;
    private const int MostWordsOfIntroduction = 45;
    private const int MostWordsWithoutColon = 5;

    /// <summary>How the headings of a section begin; "kontakt$" is a whole heading, as "kontaktskapande arbete" is another.</summary>
    private static readonly (Section Section, string[] Stems)[] Stems =
    [
        (Section.Signatures, ["underskrift", "undertecknand", "undertecknas", "namnteckning", "signatur", "ort och datum", "för polisen", "för kommunen"]),
        (Section.FollowUp, ["uppföljning", "utvärdering", "så följer", "hur följer", "så följs", "hur följs", "vi följer upp", "revidering", "kommunikation", "årlig översyn", "översyn", "giltighet", "avtalstid"]),
        (Section.Background,
        [
            "bakgrund", "lägesbild", "problembild", "nuläge", "inledning", "syfte", "grunden", "grund för", "vad är", "vad säger", "om medborgarlöfte", "vad ett", "utgångspunkt", "analys",
            "orsak", "parter", "medborgardialog", "definition", "samverkansöverenskommelse", "så har vi", "så togs", "kontakt$", "kontakta", "kontaktuppgift", "läs mer", "mer information",
            "situation", "här är", "aktuell lägesbild", "gemensam lägesbild", "problemområde", "resultat", "effekt$", "effekter", "önskad effekt", "förväntad",
        ]),
        (Section.Commitments,
        [
            "aktivitet", "åtgärd", "åtagande", "insats", "handlingsplan", "genomförande", "så ska vi", "så gör vi", "så här", "det ska vi", "detta ska", "detta gör",
            "vi åtar oss", "konkreta", "gemensamma åt", "gemensamma ak", "gemensamma in", "planerade", "det här ska", "det här gör", "vad ska",
        ]),
        (Section.Promises,
        [
            "löfte", "löften", "medborgarlöfte", "våra löften", "vårt löfte", "vårt gemensamma", "vi lovar", "fokusområde", "prioriterade områden", "prioriterat område", "målsättning", "mål", "lovar",
            "inriktning", "övergripande",
        ]),
    ];

    /// <summary>Words that a heading which names an owner is made of beside the name.</summary>
    private static readonly HashSet<string> OwnerHeadingWords =
    [
        "ska", "skall", "kommer", "att", "åtar", "sig", "oss", "lovar", "gör", "göra", "insatser", "åtaganden", "åtagande", "ansvar", "ansvarar", "ansvarig", "för",
        "genom", "genomföra", "genomför", "följande", "aktiviteter", "åtgärder", "löften", "löfte", "och", "samt", "vad", "hur", "detta", "det", "här", "så", "bidrar",
        "bidra", "med", "perioden", "under", "arbeta", "arbetar", "i", "samverkan", "samarbete", "vill", "avser", "ansvarsområde", "del", "delar", "&", "/", "-", "den",
        "egna", "särskilt", "dessutom", "även", "åstadkomma", "uppnå", "enligt", "nedan", "inom", "ramen", "medborgarlöftet", "av", "från", "?", ",", "året", "åren",
    ];

    /// <summary>True for a line that is a heading without being told so by a colon.</summary>
    public static bool Is(SourceText source, TextRange line) => Read(new Sentence(source, line), isBullet: false) is not null;

    /// <summary>What the heading says; null for other text.</summary>
    public static Heading? Read(Sentence sentence, bool isBullet)
    {
        var hasColon = Introduces(sentence);
        var isLong = sentence.Count > MostWords + (hasColon ? 6 : 0) && !(hasColon && sentence.Count <= MostWordsOfIntroduction && Owners.Find(sentence) is [{ First: <= 2 }, ..]);
        if (isLong || sentence.Count == 0 || (!hasColon && sentence[sentence.Count - 1] is "." or ";" or ",") || (isBullet && !hasColon && sentence.Count > MostWordsOfBullet))
        {
            return null;
        }

        if (IsGround(sentence) || (hasColon && IsFinding(sentence)) || (sentence[0].StartsWith("medborgarlöfte", StringComparison.Ordinal) && sentence[1] is "ska" or "skall" or "syftar" or "handlar" or "bygger"))
        {
            return new Heading(Section.Background, [], sentence.Range);
        }

        if (sentence[0].StartsWith("medborgarlöfte", StringComparison.Ordinal) && sentence.Count > 2 && sentence.Find(Prepositions) is 1)
        {
            return new Heading(Section.Unknown, [], sentence.Range);
        }

        var owner = OwnerOf(sentence, hasColon);
        if (isBullet && !hasColon && owner.Count == 0 && !(sentence.Count == 1 && Chapters.Contains(sentence[0])))
        {
            return null;
        }

        var section = SectionOf(sentence, owner, hasColon);
        return section is null && owner.Count == 0 && !hasColon ? null : new Heading(section, owner, sentence.Range);
    }

    /// <summary>Numbered chapters of an agreement: "3. Åtaganden".</summary>
    private static readonly HashSet<string> Chapters = ["åtaganden", "parter", "syfte", "bakgrund", "inledning", "uppföljning", "giltighet", "giltighetstid", "avtalstid", "underskrifter", "åtgärder", "aktiviteter"];

    private static readonly HashSet<string> Prepositions = ["i", "för", "mellan", "med"];

    /// <summary>"… att:", "… är följande."</summary>
    private static bool Introduces(Sentence sentence) => sentence[sentence.Count - 1] is ":" or "att" || (sentence[sentence.Count - 1] == "." && (sentence[sentence.Count - 2] == "följande" || (sentence[sentence.Count - 2] == "." && sentence.Count <= MostWordsWithoutColon)));

    /// <summary>"Följande ligger till grund för löftet": a list of sources.</summary>
    private static bool IsGround(Sentence sentence) => Enumerable.Range(0, sentence.Count).Any(i => sentence.Has(i, "till", "grund"));

    private static readonly string[] Found = ["område", "fokusområde", "problemområde", "inriktningar"];

    private static readonly string[] Done = ["aktivitet", "åtgärd", "insats", "åtagande", "löfte", "löften", "medborgarlöfte", "lovar"];

    /// <summary>"Polisen och kommunen har identifierat tre områden:" lists what is worked with, and not what is done.</summary>
    private static bool IsFinding(Sentence sentence) => Responsible.HasVerb(sentence) && sentence[sentence.Count - 2] != "att" && HasAny(sentence, Found) && !HasAny(sentence, Done);

    private static bool HasAny(Sentence sentence, string[] starts) =>
        Enumerable.Range(0, sentence.Count).Any(i => Array.Exists(starts, start => sentence[i].StartsWith(start, StringComparison.Ordinal)));

    private static IReadOnlyList<Party> OwnerOf(Sentence sentence, bool hasColon)
    {
        // "Polisiära aktiviteter", "Kommunala insatser": the adjective of a heading names its owner.
        if (sentence[0].StartsWith("polisiär", StringComparison.Ordinal) || sentence[0] is "kommunal" or "kommunala")
        {
            return sentence.Count > MostWordsWithoutColon ? [] : sentence[0][0] == 'p' ? [Party.Police] : [Party.Municipality];
        }

        var mentions = Owners.Find(sentence);
        if (mentions.Count == 0 || (!hasColon && !IsMadeOfHeadingWords(sentence)))
        {
            return [];
        }

        // A heading that is a sentence has its subject as owner: "Staden stödjer polisens löfte genom:".
        var subject = Responsible.Of(sentence, heading: null);
        if (subject.How != HowRead.Asked)
        {
            return subject.Parties;
        }

        var named = mentions.Where(mention => mention.Party != Party.Unspecified).Select(mention => mention.Party).Distinct().ToList();
        return Responsible.HasVerb(sentence) ? []
            : mentions.Any(mention => mention.Party == Party.Unspecified) || named.Count != 1 ? named.Count > 1 ? named : Owners.Both : named;
    }

    private static bool IsMadeOfHeadingWords(Sentence sentence)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            if (!OwnerHeadingWords.Contains(sentence[i]) && !Owners.IsName(sentence, i) && !sentence.IsDigits(i) && !(i > 0 && sentence.IsCapital(i)) && !NamesMunicipality(sentence, i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool NamesMunicipality(Sentence sentence, int index) => sentence.IsCapital(index) && sentence[index + 1] is "kommun" or "kommuns" or "stad" or "stads";

    private static Section? SectionOf(Sentence sentence, IReadOnlyList<Party> owner, bool hasColon)
    {
        var text = string.Join(' ', Enumerable.Range(0, sentence.Count).Select(i => sentence[i]));
        foreach (var (section, stems) in Stems)
        {
            if ((hasColon || sentence.Count <= MostWordsWithoutColon) && Array.Exists(stems, stem => (stem[^1] == '$' ? text.TrimEnd(':', ' ') == stem[..^1] : text.StartsWith(stem, StringComparison.Ordinal)) || (hasColon && owner.Count == 0 && text.Contains($" {stem}", StringComparison.Ordinal))))
            {
                return section;
            }
        }

        var promises = text.Contains("lovar", StringComparison.Ordinal) || text.Contains("löften", StringComparison.Ordinal);
        return owner.Count == 0 ? null : owner.Count > 1 && promises ? Section.Promises : Section.Commitments;
    }
}
