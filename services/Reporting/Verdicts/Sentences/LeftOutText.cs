using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>
/// What was reported of the promised kinds and does not count: "Två nattvandringar är redovisade, men inte med Nattvandrarna; de räknas
/// inte".
/// </summary>
internal static class LeftOutText
{
    /// <summary>One sentence for each reason; nothing where the promise is kept, or where persons are counted.</summary>
    public static void Say(JudgedTarget target, Passage passage)
    {
        foreach (LeftOut left in Told(target))
        {
            passage.Say(left.Reason == Exclusion.NotJoint ? Apart(target, left) : Beside(target, left));
        }
    }

    /// <summary>
    /// The same as the first that is said, where nothing counts: that nothing is reported would be untrue. False where there is nothing to
    /// tell, or where those who count have declared that there was none.
    /// </summary>
    public static bool Lead(JudgedTarget target, Passage passage)
    {
        LeftOut[] told = target.Count.Number > 0 || target.IsDeclaredZero ? [] : [.. Told(target)];
        foreach (LeftOut left in told)
        {
            passage.Say(left.Reason == Exclusion.NotJoint ? NoneJoint(target, left) : Beside(target, left));
        }

        return told.Length > 0;
    }

    private static IEnumerable<LeftOut> Told(JudgedTarget target) =>
        target.Outcome == Outcome.Fulfilled || target.HasNotBegun
            || SmallNumbers.CountsPersons(target.Result.Target) || SmallNumbers.AreCountedBy(target.Counting.Unit)
            ? []
            : target.Result.LeftOut.Where(left => left.Amount > 0);

    /// <summary>"Inga gemensamma krogtillsyner är redovisade; två är polisens egna".</summary>
    private static BothLanguages NoneJoint(JudgedTarget target, LeftOut left)
    {
        CountedNoun noun = target.PromisedNoun.AsJoint();
        BothLanguages none = noun.Amount(new Quantity(0));
        Quantity number = new(left.Amount);
        BothLanguages own = Own(left, noun.Gender);
        return new($"{none.Sv} är redovisade; {number.Swedish(noun.Gender)} är {own.Sv}",
            $"{none.En} have been reported; {number.English()} {(number.IsOne ? "was" : "were")} done {own.En}");
    }

    /// <summary>"Två krogtillsyner är polisens egna och räknas inte".</summary>
    private static BothLanguages Apart(JudgedTarget target, LeftOut left)
    {
        CountedNoun noun = Bare(target);
        BothLanguages amount = noun.Amount(new Quantity(left.Amount));
        BothLanguages own = Own(left, noun.Gender);
        (string were, string count) = left.Amount == 1 ? ("was", "does not count") : ("were", "do not count");
        BothLanguages here = Here(target);
        return new($"{amount.Sv} är {own.Sv} och räknas inte{here.Sv}", $"{amount.En} {were} done {own.En} and {count}{here.En}");
    }

    private static BothLanguages Own(LeftOut left, GrammaticalGender gender)
    {
        string own = left.Amount != 1 ? "egna" : gender == GrammaticalGender.Neuter ? "eget" : "egen";
        return left.Parties switch
        {
            [Party.Police] => new($"polisens {own}", "by the police alone"),
            [Party.Municipality] => new($"kommunens {own}", "by the municipality alone"),
            _ => new($"parternas {own}", "by each party alone"),
        };
    }

    private static BothLanguages Beside(JudgedTarget target, LeftOut left)
    {
        CountedNoun noun = Bare(target);
        BothLanguages amount = noun.Amount(new Quantity(left.Amount));
        BothLanguages missing = Missing(target, left.Reason);
        bool one = left.Amount == 1;
        string it = !one ? "de" : noun.Gender == GrammaticalGender.Neuter ? "det" : "den";
        BothLanguages here = Here(target);
        return new(
            $"{amount.Sv} är {CountedPhrases.ReportedForm(!one, noun.Gender)}, men inte {missing.Sv}; {it} räknas inte{here.Sv}",
            $"{amount.En} {(one ? "has" : "have")} been reported, but not {missing.En}; {(one ? "it does" : "they do")} not count{here.En}");
    }

    // "Minst tolv, varav fyra vid skolor": the eight others count for the twelve.
    private static BothLanguages Here(JudgedTarget target) => target.Alone ? new("", "") : new(" i den delen", " towards that part");

    /// <summary>"Med Nattvandrarna", "i området Öster".</summary>
    private static BothLanguages Missing(JudgedTarget target, Exclusion reason)
    {
        CountingTerms rule = target.Counting;
        BothLanguages missing = reason switch
        {
            Exclusion.ThirdParty => Modifiers.With(rule, target.Agreement),
            Exclusion.Area => Modifiers.Place(rule, target.Agreement),
            Exclusion.Focus => Modifiers.For(Empty with { Focuses = rule.Focuses, AnyFocuses = rule.AnyFocuses }, target.Agreement, ""),
            Exclusion.Day => Modifiers.OnDays(rule),
            Exclusion.Audience => Modifiers.For(Empty with { Audiences = rule.Audiences }, target.Agreement, "riktade"),
            _ => new("", ""),
        };
        return missing.Sv.Length > 0 ? missing : new("så som löftet anger", "as the promise says");
    }

    private static CountedNoun Bare(JudgedTarget target) =>
        CountedNoun.For(Empty with { Kinds = target.Counting.Kinds, Unit = target.Counting.Unit }, target.Agreement);

    private static CountingTerms Empty => new();
}
