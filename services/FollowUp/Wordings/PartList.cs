namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>The parts so far. Whether a list is of promises or of commitments is only known at the end of the text.</summary>
internal sealed class PartList
{
    private sealed record Entry(Part Part, Part? Promise, int Run, bool IsBullet);

    private readonly List<Entry> entries = [];
    private readonly List<Section> runs = [Section.Unknown];

    public bool IsEmpty => entries.Count == 0;

    /// <summary>True when a heading names one party and what it promises.</summary>
    public bool EachPromises { get; set; }

    /// <summary>A heading begins a run of parts.</summary>
    public void Begin(Section section) => runs.Add(section);

    public void Add(Part part, Part? promise, bool isBullet) => entries.Add(new Entry(part, promise, runs.Count - 1, isBullet));

    /// <summary>"Polisen och kommunen lovar … Detta gör vi genom att:" makes promises of the sentences before; those that it did.</summary>
    public List<Part> LastAsPromises()
    {
        var promised = new List<Part>();
        for (var i = entries.Count - 1; i >= 0 && entries[i].Part.Sort != PartSort.Heading && (!entries[i].IsBullet || IsAlone(i)); i--)
        {
            if (entries[i].Part is { Sort: PartSort.Commitment } part && !PartSorts.IsCounted(part.Sentence))
            {
                entries[i] = entries[i] with { Part = part with { Sort = PartSort.Promise }, IsBullet = false };
                promised.Add(entries[i].Part);
            }
        }

        return promised;
    }

    private bool IsAlone(int index) => index > 0 && entries[index - 1].Part.Sort == PartSort.Heading && index == entries.Count - 1;

    public bool SetOwnerOfLast(Heading owner)
    {
        var last = entries.FindLastIndex(entry => entry.Part.Sort == PartSort.Commitment || (entry.IsBullet && entry.Part.Sort == PartSort.Promise));
        if (last < 0)
        {
            return false;
        }

        entries[last] = entries[last] with { Part = entries[last].Part with { Heading = owner, Sort = PartSort.Commitment } };
        return true;
    }

    public List<Part> Finish()
    {
        var commitments = entries.FindAll(entry => entry.Part.Sort == PartSort.Commitment);
        var listed = commitments.Where(entry => entry.IsBullet).Select(entry => entry.Run).ToHashSet();
        var lastList = commitments.Where(entry => entry.IsBullet || runs[entry.Run] == Section.Commitments).Select(entry => entry.Run).DefaultIfEmpty(-1).Max();

        // A list under "löften" is of commitments when one of it says who does what or how much, or when nothing after it says how the promises are kept.
        bool IsCommitment(Entry entry) => entry.Part.Sort == PartSort.Promise
            && (commitments.Count == 0 || (entry.IsBullet && runs[entry.Run] == Section.Promises && (EachPromises || listed.Contains(entry.Run) || lastList < entry.Run)));

        var sorted = entries.ConvertAll(entry => IsCommitment(entry) ? entry with { Part = entry.Part with { Sort = PartSort.Commitment } } : entry);
        var promises = sorted.FindAll(entry => entry.Part.Sort == PartSort.Promise).ConvertAll(entry => entry.Part.Sentence);
        var numbers = promises.Index().ToDictionary(one => one.Item, one => one.Index);
        var texts = promises.Select(promise => promise.Shown).ToHashSet();
        return sorted.ConvertAll(entry => entry.Part with
        {
            Sort = entry.Part.Sort == PartSort.Commitment && texts.Contains(entry.Part.Sentence.Shown) ? PartSort.Background : entry.Part.Sort,
            Promise = entry.Promise is null ? -1 : numbers.GetValueOrDefault(entry.Promise.Sentence, -1),
        });
    }
}
