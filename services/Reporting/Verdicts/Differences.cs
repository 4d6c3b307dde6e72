namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// Few persons between published numbers: one commitment counts persons in the whole municipality, another those in one area, and what
/// differs are those elsewhere. Where that would be 1-4, the smallest of the numbers is hidden, with everything that adds up to it.
/// </summary>
internal static class Differences
{
    // So many of the largest parts of a number are tried together; each alone always is.
    private const int MostTogether = 10;

    /// <summary>The verdicts in the same order, with what may not be published beside the others.</summary>
    /// <param name="judged">All that one municipality publishes at one instant, each with the sums that it was made from.</param>
    public static IReadOnlyList<Verdict> Hide(IReadOnlyList<(Verdict Verdict, IReadOnlyList<Tally> Tallies)> judged)
    {
        Verdict[] told = [.. judged.Select(item => item.Verdict)];
        PersonsCounted[] counted =
        [
            .. judged.Index().Where(item => !item.Item.Verdict.IsNotComputed).SelectMany(item => item.Item.Verdict.Targets.Index()
                    .Where(target => SmallNumbers.NumberIsOfPersons(target.Item.Target))
                    .Select(target => PersonsCounted.Of(item.Index, target.Index, item.Item.Verdict, item.Item.Tallies)))
                .Where(persons => persons.Total > 0).OrderByDescending(persons => persons.Total),
        ];
        foreach (PersonsCounted whole in counted)
        {
            PersonsCounted[] parts = [.. counted.Where(part => part.CanBeIn(whole))];
            foreach (PersonsCounted part in parts.Where(part => part.Total < whole.Total))
            {
                (told[whole.Verdict], told[part.Verdict]) = (BesideOthers(told[whole.Verdict], whole), BesideOthers(told[part.Verdict], part));
                if (DifferByFew(told, whole, part))
                {
                    told[part.Verdict] = Silenced(told[part.Verdict], part);
                }
            }

            while (IsTold(told, whole) && SmallestTelling(new(whole.Sums), whole.Total, [.. parts.Where(part => IsTold(told, part)).Take(MostTogether)]) is { } last)
            {
                told[last.Verdict] = Silenced(told[last.Verdict], last);
            }
        }

        return told;
    }

    /// <summary>True when a number of the whole and one of the part stand for the same days or party, and few persons lie between them.</summary>
    private static bool DifferByFew(Verdict[] told, PersonsCounted whole, PersonsCounted part)
    {
        (TargetVerdict all, TargetVerdict some) = (Of(told, whole), Of(told, part));
        bool totals = IsTold(told, whole) && IsTold(told, part) && SmallNumbers.IsSmall(whole.Total - part.Total);
        bool details = all.Details.Where(detail => detail.Hiding == Hiding.None).Any(detail =>
            (IsTold(told, part) && detail.Days is { } days && part.IsWithin(days) && SmallNumbers.IsSmall(detail.Count - part.Total))
            || some.Details.Any(own => own.Label == detail.Label && own.Hiding == Hiding.None && SmallNumbers.IsSmall(detail.Count - own.Count)));
        bool parties = (whole.Target, part.Target) == (0, 0) && told[whole.Verdict].Parts.Where(of => of.Hiding == Hiding.None).Any(of =>
            told[part.Verdict].Parts.Any(own => own.Party == of.Party && own.Hiding == Hiding.None && SmallNumbers.IsSmall(of.Count - own.Count)));
        return totals || details || parties;
    }

    /// <summary>Of the largest parts that together leave few of a whole the smallest; null when no parts do.</summary>
    private static PersonsCounted? SmallestTelling(Dictionary<TallyKey, long> rest, long left, ReadOnlySpan<PersonsCounted> parts)
    {
        long others = 0;
        foreach (PersonsCounted part in parts)
        {
            others += part.Total;
        }

        for (int i = 0; i < parts.Length; i++)
        {
            // Even all that are not tried yet leave more than a few.
            if (left - others >= SmallNumbers.Limit)
            {
                return null;
            }

            PersonsCounted part = parts[i];
            others -= part.Total;
            if (!part.FitsIn(rest))
            {
                continue;
            }

            Dictionary<TallyKey, long> less = rest.ToDictionary(sum => sum.Key, sum => sum.Value - part.Sums.GetValueOrDefault(sum.Key));
            long few = left - part.Total;
            if ((SmallNumbers.IsSmall(few) ? part : SmallestTelling(less, few, parts[(i + 1)..])) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private static TargetVerdict Of(Verdict[] told, PersonsCounted persons) => told[persons.Verdict].Targets[persons.Target];

    private static bool IsTold(Verdict[] told, PersonsCounted persons) => Of(told, persons) is { Hiding: Hiding.None, Count: not null };

    // How a number grew would tell of the day on which few lay between it and another.
    private static Verdict BesideOthers(Verdict verdict, PersonsCounted persons) => With(verdict, persons.Target, target => target with { IsBesideOthers = true });

    private static Verdict Silenced(Verdict verdict, PersonsCounted persons)
    {
        Verdict hidden = With(verdict, persons.Target, target => target with
        {
            Hiding = Also(target.Hiding, 1),
            Rescue = null,
            Details = [.. target.Details.Select(detail => detail with { Hiding = Also(detail.Hiding, detail.Count) })],
        });
        return persons.Target > 0 ? hidden : hidden with { Parts = [.. verdict.Parts.Select(part => part with { Hiding = Also(part.Hiding, part.Count) })] };
    }

    private static Hiding Also(Hiding hiding, long count) => hiding == Hiding.None && count > 0 ? Hiding.Secondary : hiding;

    private static Verdict With(Verdict verdict, int index, Func<TargetVerdict, TargetVerdict> change) =>
        verdict with { Targets = [.. verdict.Targets.Index().Select(target => target.Index == index ? change(target.Item) : target.Item)] };
}
