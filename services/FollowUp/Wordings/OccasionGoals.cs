using Medborgarlofte.Contracts.FollowUp.V1;

namespace Medborgarlofte.FollowUp.Wordings;

/// <summary>Makes targets of the numbers of a sentence.</summary>
internal static class OccasionGoals
{
    private static readonly HashSet<string> Joining = ["och", "samt", ",", "plus", "respektive"];

    /// <summary>A target for each promised number; empty when there is none. Numbers that were not used are added to a list.</summary>
    public static List<TargetDraft> Read(CommitmentSentence sentence, List<Quantity> unused)
    {
        var all = sentence.Counted;
        var kept = new List<Counted>();
        foreach (var counted in all)
        {
            if (kept.Count == 0 || IsAnother(sentence, kept[^1], counted))
            {
                kept.Add(counted);
            }
            else if (!IsSameElsewhere(sentence, kept[^1], counted))
            {
                unused.Add(counted.Quantity);
            }
        }

        unused.AddRange(sentence.Quantities.Where(quantity => !quantity.IsArticle && !Counted.IsPercent(sentence.Words, quantity) && all.TrueForAll(counted => counted.Quantity != quantity)));
        var drafts = kept.ConvertAll(counted => One(sentence, counted, kept));
        if (drafts.Count == 0 && Implied(sentence) is { } implied)
        {
            drafts.Add(implied);
        }

        return drafts;
    }

    /// <summary>"15 trafikkontroller och tio fotpatruller": a second number with a kind of its own.</summary>
    private static bool IsAnother(CommitmentSentence sentence, Counted before, Counted next)
    {
        var start = next.Comparison is { } words && words.First < next.Quantity.First ? words.First : next.Quantity.First;
        var isJoined = Joining.Contains(sentence.Words[start - 1]) || Joining.Contains(sentence.Words[start - 2]);
        var hasYear = sentence.Windows.Exists(window => window.Year > 0 && window.First > before.Quantity.Last && window.Last < next.Quantity.First);
        var isElsewhere = isJoined && next is { Head: null, Unit: null } && next.Quantity.Value != before.Quantity.Value && sentence.Places.Exists(place => place.First > next.Quantity.Last);
        return isElsewhere || (hasYear && next.Head is not null) || isJoined && next.Head is { Sort: TermSort.Kind or TermSort.Outcome } head && (before.Head is null || !head.Codes.SequenceEqual(before.Head.Codes));
    }

    /// <summary>"två på resecentrum samt två i Mariannelund": as many at another place.</summary>
    private static bool IsSameElsewhere(CommitmentSentence sentence, Counted before, Counted next) =>
        next.Quantity.Value == before.Quantity.Value && sentence.Places.Exists(place => place.First > next.Quantity.Last);

    private static TargetDraft One(CommitmentSentence sentence, Counted counted, List<Counted> all)
    {
        var draft = new TargetDraft();
        var goal = draft.Target.Occasions = new OccasionsTarget();
        var range = sentence.Words.RangeOf(counted.Quantity.First, counted.Quantity.Last);
        ReadNumber(sentence, counted, draft, goal, range);
        GoalWindows.Read(sentence, counted.Quantity, draft, goal, all);
        CountingRules.Read(sentence, draft, CountingRules.KindsOf(sentence, counted, all), counted.Unit, PlacesOf(sentence, counted, all));
        return draft;
    }

    /// <summary>"Tio i centrum och fem i Ekenässjön": each number has the places that follow it.</summary>
    private static List<Place> PlacesOf(CommitmentSentence sentence, Counted counted, List<Counted> all)
    {
        if (all.Count == 1)
        {
            return sentence.Places;
        }

        var next = all.Select(other => other.Quantity.First).FirstOrDefault(first => first > counted.Quantity.First, int.MaxValue);
        var own = sentence.Places.FindAll(place => place.First > counted.Quantity.First && place.First < next);
        return own.Count > 0 ? own : sentence.Places.FindAll(place => place.First < all[0].Quantity.First || place.First > all[^1].Quantity.First);
    }

    private static void ReadNumber(CommitmentSentence sentence, Counted counted, TargetDraft draft, OccasionsTarget goal, TextRange range)
    {
        var quantity = counted.Quantity;
        var words = counted.Comparison;
        goal.Number = quantity.Value + (words?.Add ?? 0);
        goal.Comparison = words?.Comparison ?? (quantity.Upper is null ? Comparison.AtLeast : Comparison.Between);
        if (quantity.Upper is { } upper && goal.Comparison is Comparison.Between or Comparison.Exactly)
        {
            goal.Comparison = Comparison.Between;
            goal.UpperNumber = upper;
            draft.Stated("occasions.upperNumber", range);
        }
        else if (quantity.Upper is { } most && goal.Comparison == Comparison.AtMost)
        {
            goal.Number = most;
        }

        var said = words is null ? range : sentence.Words.RangeOf(words.First, words.Last);
        if (words is not null || quantity.Upper is not null)
        {
            draft.Stated("occasions.comparison", said);
        }
        else
        {
            draft.Inferred("occasions.comparison", said, quantity.IsAbout ? Note.About : Note.BareNumber);
        }

        if (words is { Add: not 0 })
        {
            draft.Inferred("occasions.number", range, Note.MoreThan);
        }
        else if (quantity.IsArticle && words is null)
        {
            draft.Inferred("occasions.number", range, Note.Article);
        }
        else if (quantity.IsAbout)
        {
            draft.Inferred("occasions.number", range, Note.About);
        }
        else
        {
            draft.Stated("occasions.number", range);
        }
    }

    /// <summary>"Veckovisa aktiviteter": once in each window.</summary>
    private static TargetDraft? Implied(CommitmentSentence sentence)
    {
        var window = sentence.Windows.Find(window => window.MeansOnce);
        if (window is null)
        {
            return null;
        }

        var draft = new TargetDraft();
        var range = sentence.Words.RangeOf(window.First, window.Last);
        var goal = draft.Target.Occasions = new OccasionsTarget { Comparison = Comparison.AtLeast, Number = window.Number ?? 1, Per = window.Per };
        goal.Seasons.AddRange(window.Seasons);
        draft.Inferred("occasions.comparison", range, Note.BareNumber);
        draft.Inferred("occasions.number", range, window.Number is null ? Note.OnceInEach : Note.Implied);
        draft.Stated("occasions.per", range);
        CountingRules.Read(sentence, draft, CountingRules.KindsOf(sentence), unit: null, sentence.Places);
        return draft;
    }
}
