namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Goes through a text and tells what each sentence is: its heading holds for it until the next one.</summary>
internal sealed class PartReader
{
    private static readonly HashSet<string> Lovar = ["lovar"];

    private static readonly HashSet<string> Numbered = ["löfte", "medborgarlöfte", "fokusområde", "insatsområde", "mål", "prioritering"];

    private readonly SourceText source;
    private readonly PartList parts = new();
    private Section section = Section.Unknown;
    private Heading? owner;
    private Part? promise;

    private PartReader(SourceText source) => this.source = source;

    public static IReadOnlyList<Part> Read(SourceText source)
    {
        var reader = new PartReader(source);
        var blocks = Blocks.Of(source);
        for (var i = 0; i < blocks.Count; i++)
        {
            reader.Add(blocks[i], i + 1 < blocks.Count ? blocks[i + 1] : null);
        }

        return reader.parts.Finish();
    }

    private void Add(Block block, Block? next)
    {
        var whole = block.Range.Length <= Parts.Longest ? new Sentence(source, block.Range) : null;
        if (whole is { Count: 0 })
        {
            return;
        }

        if (whole is not null && (AddNumberedPromise(whole) || AddTitle(whole) || AddHeading(whole, block) || AddSideLine(whole, block, next)))
        {
            return;
        }

        foreach (var range in Parts.Of(source, block))
        {
            var sentence = new Sentence(source, range);
            if (sentence.Count > 0 && !(range.End == block.Range.End && sentence[sentence.Count - 1] == ":" && AddHeading(sentence, block)))
            {
                parts.Add(new Part(sentence, PartSorts.Of(sentence, section, owner is not null, block.IsBullet, parts.IsEmpty), owner), promise, block.IsBullet);
            }
        }
    }

    /// <summary>"Löfte 1: Tryggare centrum": the promise after its number.</summary>
    private bool AddNumberedPromise(Sentence sentence)
    {
        var isNumbered = Numbered.Contains(sentence[0]) && sentence.IsDigits(1) && sentence[1].Length <= 2;
        var isLabelled = sentence[0] is "mål" or "målsättning" or "löfte" or "löftet" && sentence[1] == ":";
        var start = isLabelled ? 2 : sentence.IsMark(2) ? 3 : 2;
        if (!(isNumbered || isLabelled) || start >= sentence.Count)
        {
            return false;
        }

        var words = new Sentence(source, sentence.RangeOf(start, sentence.Count - 1));
        (section, owner) = (Section.Commitments, null);
        parts.Begin(section);
        if (PartSorts.BeginsPromising(words) || PartSorts.IsCounted(words))
        {
            // "Löfte 1: Polisen ska genomföra tio trafikkontroller" says who does what.
            promise = null;
            parts.Add(new Part(words, PartSort.Commitment, null), null, isBullet: true);
            return true;
        }

        promise = new Part(words, PartSort.Promise, null);
        parts.Add(promise, null, isBullet: false);
        return true;
    }

    private bool AddTitle(Sentence sentence)
    {
        if (!parts.IsEmpty || !Heads.IsTitle(sentence))
        {
            return false;
        }

        parts.Add(new Part(sentence, PartSort.Heading, null), null, isBullet: false);
        return true;
    }

    private bool AddHeading(Sentence sentence, Block block)
    {
        if (PartSorts.IsCommitmentWithColon(sentence) || Headings.Read(sentence, block.IsBullet) is not { } heading)
        {
            return false;
        }

        // Where each party has promises of its own, those are what it will do, and so are the ones they share.
        parts.EachPromises |= heading.Owner.Count == 1 && sentence.Find(Lovar) >= 0;
        section = heading.Section ?? (section is Section.Unknown or Section.Promises && SideLines.IsByMeansOf(sentence) ? Section.Commitments : section);
        owner = heading.Owner.Count > 0 ? heading : heading.Section is Section.Background or Section.FollowUp or Section.Signatures or Section.Unknown ? null : owner;
        promise = heading.Section is Section.Background or Section.FollowUp or Section.Unknown ? null : promise;
        if (section == Section.Commitments && SideLines.IsByMeansOf(sentence) && parts.LastAsPromises() is { Count: > 0 } promised)
        {
            promise = promised.Count == 1 ? promised[0] : null;
            var subject = Responsible.Of(promised[0].Sentence, promised[0].Heading);
            owner = heading.Owner.Count > 0 ? heading : new Heading(null, subject.Parties, promised[0].Sentence.Range);
        }

        parts.Begin(section);

        parts.Add(new Part(sentence, PartSort.Heading, owner), null, isBullet: false);
        return true;
    }

    /// <summary>A line beside the text: a theme, an owner of what stands before it, a role, a period.</summary>
    private bool AddSideLine(Sentence sentence, Block block, Block? next)
    {
        if (SideLines.IsOwnerOfLast(sentence) && parts.SetOwnerOfLast(new Heading(null, [.. Owners.Find(sentence).SelectMany(mention => mention.Parties).Distinct()], sentence.Range)))
        {
            parts.Add(new Part(sentence, PartSort.Heading, owner), null, isBullet: false);
            return true;
        }

        var isTheme = next is not null && SideLines.IsTheme(source, sentence, block, next);
        if (!isTheme && !SideLines.SaysNothing(sentence, block))
        {
            return false;
        }

        if (isTheme && section == Section.Background && SideLines.BeginsWithCommitment(source, next!))
        {
            section = Section.Unknown;
            parts.Begin(section);
        }

        parts.Add(new Part(sentence, PartSort.Heading, owner), null, isBullet: false);
        return true;
    }
}
