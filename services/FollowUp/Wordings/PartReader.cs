using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Tells what each sentence is, by its heading and by its own words.</summary>
internal sealed class PartReader
{
    private static readonly HashSet<string> Modals = ["ska", "skall", "kommer", "åtar", "lovar", "genomför", "avser", "förbinder", "ansvarar", "fortsätter", "arbetar"];

    private static readonly HashSet<string> Definitions = ["löftet", "löftena", "medborgarlöftet", "medborgarlöftena", "medborgarlöften", "överenskommelsen", "uppföljning", "uppföljningen", "avtalet"];

    private static readonly HashSet<string> Lovar = ["lovar"];

    private static readonly HashSet<string> Numbered = ["löfte", "medborgarlöfte", "fokusområde", "insatsområde", "mål", "prioritering"];

    private readonly List<Part> parts = [];
    private Section section = Section.Unknown;
    private Heading? owner;
    private int promise = -1;
    private bool eachPromises;

    public static IReadOnlyList<Part> Read(SourceText source)
    {
        var reader = new PartReader();
        foreach (var block in Blocks.Of(source))
        {
            reader.Add(source, block);
        }

        return reader.WithoutLonelyPromises();
    }

    private void Add(SourceText source, Block block)
    {
        var whole = block.Range.Length <= Parts.Longest ? new Sentence(source, block.Range) : null;
        if (whole is { Count: 0 })
        {
            return;
        }

        if (whole is not null && NumberedPromise(source, whole) is { } promised)
        {
            promise = parts.Count(part => part.Sort == PartSort.Promise);
            parts.Add(new Part(promised, PartSort.Promise, null));
            (section, owner) = (Section.Commitments, null);
            return;
        }

        if (whole is not null && Headings.Read(whole, block.IsBullet) is { } heading && !IsCommitmentWithColon(whole))
        {
            // Where each party has promises of its own, those are what it will do, and so are the ones they share.
            eachPromises |= heading.Owner.Count == 1 && whole.Find(Lovar) >= 0;
            section = heading.Section is Section.Promises && eachPromises ? Section.Commitments : heading.Section ?? section;
            owner = heading.Owner.Count > 0 ? heading : heading.Section is Section.Background or Section.FollowUp or Section.Signatures or Section.Unknown ? null : owner;
            parts.Add(new Part(whole, PartSort.Heading, owner));
            return;
        }

        if (whole is not null && (IsTitle(whole) || IsOwnerOfLast(whole)))
        {
            parts.Add(new Part(whole, PartSort.Heading, owner));
            return;
        }

        foreach (var range in Parts.Of(source, block))
        {
            var sentence = new Sentence(source, range);
            if (sentence.Count > 0)
            {
                parts.Add(new Part(sentence, SortOf(sentence, block.IsBullet), owner, promise));
            }
        }
    }

    /// <summary>The first line, and a line that states the period: they are read elsewhere.</summary>
    private bool IsTitle(Sentence sentence) => sentence[sentence.Count - 1] != "."
        && ((parts.Count == 0 && sentence[0].StartsWith("medborgarlöfte", StringComparison.Ordinal)) || sentence[0] is "gäller" or "period" or "giltighetstid" or "avtalsperiod" or "löftesperiod" or "tidsperiod" or "parter");

    /// <summary>"Ansvarig: Polisen" on a line of its own says who does what stands before it.</summary>
    private bool IsOwnerOfLast(Sentence sentence)
    {
        var isOwner = sentence[0] is "ansvarig" or "ansvariga" or "ansvar" or "utförare" && sentence[1] == ":" && Owners.Find(sentence).Count > 0;
        if (!isOwner || parts.FindLastIndex(part => part.Sort == PartSort.Commitment) is not (>= 0 and var last))
        {
            return false;
        }

        parts[last] = parts[last] with { Heading = new Heading(null, [.. Owners.Find(sentence).SelectMany(mention => mention.Parties).Distinct()], sentence.Range) };
        return true;
    }

    /// <summary>"Löfte 1: Tryggare centrum": the promise after its number.</summary>
    private static Sentence? NumberedPromise(SourceText source, Sentence sentence)
    {
        var isNumbered = Numbered.Contains(sentence[0]) && sentence.IsDigits(1) && sentence[1].Length <= 2;
        var isLabelled = sentence[0] is "mål" or "målsättning" or "löfte" or "löftet" && sentence[1] == ":";
        var start = isLabelled ? 2 : sentence.IsMark(2) ? 3 : 2;
        return (isNumbered || isLabelled) && start < sentence.Count ? new Sentence(source, sentence.RangeOf(start, sentence.Count - 1)) : null;
    }

    /// <summary>"Vid 5 tillfällen per vecka genomföra någon av:" promises a number before its list.</summary>
    private static bool IsCommitmentWithColon(Sentence sentence) =>
        sentence[sentence.Count - 1] == ":" && Quantities.Find(sentence).Exists(quantity => !quantity.IsArticle) && Vocabulary.Find(sentence, TermSort.Kind).Count > 0;

    private PartSort SortOf(Sentence sentence, bool isBullet)
    {
        var isDefinition = Enumerable.Range(0, 3).Any(i => Definitions.Contains(sentence[i]));
        var hasSubject = Responsible.Of(sentence, heading: null).How != HowRead.Asked;
        var promises = hasSubject && (sentence.Find(Modals) is >= 0 and < 16 || Vocabulary.Find(sentence, TermSort.Kind).Count > 0);
        switch (section)
        {
            case Section.Background or Section.FollowUp or Section.Signatures:
                return PartSort.Background;
            case Section.Promises:
                return IsPromise(sentence, isBullet) ? PartSort.Promise : isDefinition ? PartSort.Background : isBullet || promises ? PartSort.Commitment : PartSort.Background;
            case Section.Commitments:
                return isDefinition && !isBullet ? PartSort.Background : isBullet || owner is not null || hasSubject || IsCounted(sentence) ? PartSort.Commitment : PartSort.Background;
            default:
                return (isDefinition || IsAboutAgreement(sentence)) && !isBullet ? PartSort.Background
                    : sentence[0] is "parter" or "mellan" ? PartSort.Heading
                    : promises || isBullet || IsCounted(sentence) ? PartSort.Commitment
                    : parts.Count == 0 ? PartSort.Heading
                    : owner is not null ? PartSort.Commitment
                    : PartSort.NotUnderstood;
        }
    }

    /// <summary>"Polisen och Kalmar kommun har enats om följande medborgarlöfte."</summary>
    private static bool IsAboutAgreement(Sentence sentence) =>
        !IsCounted(sentence) && sentence.Find(Agreements) >= 0;

    private static readonly HashSet<string> Agreements = ["medborgarlöfte", "medborgarlöften", "samverkansöverenskommelse", "samverkansavtal"];

    private static bool IsPromise(Sentence sentence, bool isBullet) => isBullet && !IsCounted(sentence);

    private static bool IsCounted(Sentence sentence) =>
        Quantities.Find(sentence).Exists(quantity => !quantity.IsArticle) && (Vocabulary.Find(sentence, TermSort.Kind).Count > 0 || Comparisons.WordBefore(sentence, Quantities.Find(sentence).First(quantity => !quantity.IsArticle).First) is not null);

    /// <summary>A text with promises and nothing to be done for them has commitments under the name of promises.</summary>
    private List<Part> WithoutLonelyPromises() => parts.Exists(part => part.Sort == PartSort.Commitment)
        ? parts
        : parts.ConvertAll(part => part.Sort == PartSort.Promise ? part with { Sort = PartSort.Commitment } : part);
}
