namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Tells what each sentence is, by its heading and by its own words.</summary>
internal sealed class PartReader
{
    private static readonly HashSet<string> Modals = ["ska", "skall", "kommer", "åtar", "lovar", "genomför", "avser", "förbinder", "ansvarar", "fortsätter", "arbetar"];

    private static readonly HashSet<string> Definitions = ["löftet", "löftena", "medborgarlöftet", "medborgarlöftena", "medborgarlöften", "överenskommelsen", "uppföljning", "uppföljningen", "avtalet"];

    private readonly List<Part> parts = [];
    private Section section = Section.Unknown;
    private Heading? owner;
    private int promise = -1;

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
            section = heading.Section ?? section;
            owner = heading.Owner.Count > 0 ? heading : heading.Section is Section.Background or Section.FollowUp or Section.Signatures or Section.Unknown ? null : owner;
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

    /// <summary>"Löfte 1: Tryggare centrum": the promise after its number.</summary>
    private static Sentence? NumberedPromise(SourceText source, Sentence sentence)
    {
        var isNumbered = sentence[0] is "löfte" or "medborgarlöfte" && sentence.IsDigits(1) && sentence[1].Length <= 2;
        var start = sentence.IsMark(2) ? 3 : 2;
        return isNumbered && start < sentence.Count ? new Sentence(source, sentence.RangeOf(start, sentence.Count - 1)) : null;
    }

    /// <summary>"Vid 5 tillfällen per vecka genomföra någon av:" promises a number before its list.</summary>
    private static bool IsCommitmentWithColon(Sentence sentence) =>
        sentence[sentence.Count - 1] == ":" && Quantities.Find(sentence).Exists(quantity => !quantity.IsArticle) && Vocabulary.Find(sentence, TermSort.Kind).Count > 0;

    private PartSort SortOf(Sentence sentence, bool isBullet)
    {
        var isDefinition = Enumerable.Range(0, 3).Any(i => Definitions.Contains(sentence[i]));
        var mentions = Owners.Find(sentence).Count > 0;
        var promises = sentence.Find(Modals) is >= 0 and < 16;
        switch (section)
        {
            case Section.Background or Section.FollowUp or Section.Signatures:
                return PartSort.Background;
            case Section.Promises:
                return IsPromise(sentence, isBullet) ? PartSort.Promise : isDefinition ? PartSort.Background : isBullet || (mentions && promises) ? PartSort.Commitment : PartSort.Background;
            case Section.Commitments:
                return isDefinition && !isBullet ? PartSort.Background : isBullet || owner is not null || (mentions && promises) || IsCounted(sentence) ? PartSort.Commitment : PartSort.Background;
            default:
                return (isDefinition || IsAboutAgreement(sentence)) && !isBullet ? PartSort.Background
                    : sentence[0] is "parter" or "mellan" ? PartSort.Heading
                    : (mentions && promises) || isBullet || IsCounted(sentence) ? PartSort.Commitment
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
    private IReadOnlyList<Part> WithoutLonelyPromises() => parts.Exists(part => part.Sort == PartSort.Commitment)
        ? parts
        : parts.ConvertAll(part => part.Sort == PartSort.Promise ? part with { Sort = PartSort.Commitment } : part);
}
