using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Tells what a sentence is by the section that it stands in and by its own words.</summary>
internal static class PartSorts
{
    private const int MostBeforeModal = 16;
    private const int MostBeforePromise = 8;

    private static readonly HashSet<string> Modals = ["ska", "skall", "kommer", "åtar", "lovar", "genomför", "avser", "förbinder", "ansvarar", "fortsätter", "arbetar"];

    private static readonly HashSet<string> Definitions = ["löftet", "löftena", "medborgarlöftet", "medborgarlöftena", "medborgarlöften", "överenskommelsen", "uppföljning", "uppföljningen", "avtalet"];

    /// <summary>A sentence that begins with one of these explains.</summary>
    private static readonly HashSet<string> Explaining = ["syftet", "målsättningen", "bakgrunden", "resultatet", "resultaten", "lägesbilden", "problembilden", "utvärderingen", "trygghetsmätningen", "kartläggningen", "effekten", "anledningen"];

    private static readonly HashSet<string> Agreements = ["medborgarlöfte", "medborgarlöften", "samverkansöverenskommelse", "samverkansavtal"];

    /// <summary>Verbs of what is, was or is thought.</summary>
    private static readonly HashSet<string> Describing = ["är", "var", "har", "hade", "innebär", "visar", "anger", "upplever", "uttrycker", "handlar", "svarar", "syftar", "framkom", "framkommer", "grundar", "bygger", "utgår", "består", "leder"];

    /// <summary>Verbs of a quotation, whose dash looks like a bullet.</summary>
    private static readonly HashSet<string> Saying = ["säger", "berättar", "menar", "förklarar", "avslutar"];

    private static readonly HashSet<string> Promising = ["ska", "skall", "kommer", "lovar", "åtar", "förbinder", "avser"];

    public static PartSort Of(Sentence sentence, Section section, bool hasOwner, bool isBullet, bool isFirst)
    {
        var isDefinition = !isBullet && (Enumerable.Range(0, 3).Any(i => Definitions.Contains(sentence[i])) || Explaining.Contains(sentence[0]) || Describes(sentence));
        if (sentence.Find(Saying) is > 1 and var saying && sentence[saying - 1] is "," or "\"" or "!" or "?")
        {
            return PartSort.Background;
        }

        var hasSubject = Responsible.Of(sentence, heading: null).How != HowRead.Asked;
        var promises = IsToBeDone(sentence) || hasSubject && (sentence.Find(Modals) is >= 0 and < MostBeforeModal || Vocabulary.Find(sentence, TermSort.Kind).Count > 0);
        return section switch
        {
            Section.Background when isBullet && BeginsPromising(sentence) => PartSort.Commitment,
            Section.Background or Section.FollowUp or Section.Signatures => PartSort.Background,
            Section.Promises => isBullet && !IsCounted(sentence) && !promises ? PartSort.Promise : isDefinition ? PartSort.Background : isBullet || promises ? PartSort.Commitment : PartSort.Background,
            Section.Commitments => isDefinition ? PartSort.Background : isBullet || hasOwner || hasSubject || IsCounted(sentence) ? PartSort.Commitment : PartSort.Background,
            _ => isDefinition || (!isBullet && IsAboutAgreement(sentence)) ? PartSort.Background
                : sentence[0] is "parter" or "mellan" ? PartSort.Heading
                : promises || isBullet || IsCounted(sentence) ? PartSort.Commitment
                : isFirst ? PartSort.Heading
                : hasOwner ? PartSort.Commitment
                : PartSort.NotUnderstood,
        };
    }

    /// <summary>"Samarbetet är långsiktigt", "Vi har genomfört dialoger", "Det gör vi tillsammans": no promise of anything to come.</summary>
    private static bool Describes(Sentence sentence)
    {
        var verb = sentence.Find(Describing);
        var begins = Owners.Find(sentence) is [{ First: <= 1 }, ..];
        var isPast = verb >= 0 && sentence[verb] is "har" or "hade" && Enumerable.Range(verb + 1, 3).Any(i => sentence[i].EndsWith("at", StringComparison.Ordinal) || sentence[i].EndsWith("ört", StringComparison.Ordinal) || sentence[i].EndsWith("git", StringComparison.Ordinal));
        if (Enumerable.Range(0, sentence.Count).Any(i => sentence.Has(i, "gör", "detta", "tillsammans") || sentence.Has(i, "till", "grund") || (sentence.Has(i, "följa", "upp") && sentence.Find(Definitions, i) >= 0) || (sentence[i] is "vi" && sentence[i + 1] is "vill" or "önskar" or "hoppas")))
        {
            return true;
        }

        // "Besöka skolor som har behov" is work all the same.
        if (SideLines.IsInfinitive(sentence[0]) || sentence[verb - 1] is "som" or "där" or "när")
        {
            return false;
        }

        return verb >= 0 && sentence.Find(Promising) is var promise && (promise < 0 || promise > verb) && (!begins || (isPast && sentence[verb + 1] != "åtagit"));
    }

    /// <summary>"Polisen ska …", "Kommunen lovar att …".</summary>
    public static bool BeginsPromising(Sentence sentence) => Owners.Find(sentence) is [{ First: <= 1 }, ..] && sentence.Find(Promising) is >= 0 and <= MostBeforePromise;

    /// <summary>"Utbildning ska hållas": what will be done, in the passive.</summary>
    private static bool IsToBeDone(Sentence sentence) => Vocabulary.Find(sentence, TermSort.Kind).Count > 0
        && Enumerable.Range(1, sentence.Count).Any(i => Responsible.IsPassive(sentence[i]) && (sentence[i - 1] is "ska" or "skall" || sentence.Has(i - 2, "kommer", "att")));

    /// <summary>"Vid 5 tillfällen per vecka genomföra någon av:" promises a number before its list.</summary>
    public static bool IsCommitmentWithColon(Sentence sentence) =>
        sentence[sentence.Count - 1] == ":" && Quantities.Find(sentence).Exists(quantity => !quantity.IsArticle) && Vocabulary.Find(sentence, TermSort.Kind).Count > 0;

    public static bool IsCounted(Sentence sentence) => Quantities.Find(sentence).Find(quantity => !quantity.IsArticle) is { } number
        && (Vocabulary.Find(sentence, TermSort.Kind).Count > 0 || Comparisons.WordBefore(sentence, number.First) is not null);

    /// <summary>"Polisen och Kalmar kommun har enats om följande medborgarlöfte."</summary>
    private static bool IsAboutAgreement(Sentence sentence) => !IsCounted(sentence) && sentence.Find(Agreements) >= 0;
}
