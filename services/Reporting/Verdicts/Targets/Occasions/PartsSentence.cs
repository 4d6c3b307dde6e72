using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>Each party's part of a joint commitment: "Av dem har polisen redovisat tio och kommunen tre".</summary>
internal static class PartsSentence
{
    public static void Say(JudgedTarget target, Passage passage)
    {
        IReadOnlyList<PartyPart> parts = target.Verdict.Parts;
        // What is only counted when done together has no parts, and the parts of several targets cannot be told apart.
        if (!target.Alone || target.IsUnknown || target.Counting.JointOnly || parts.Count < 2 || target.Count.Number < 2 || target.Count.Persons)
        {
            return;
        }

        // One party did it all, and is the sentence's subject.
        if (target.Result.Counted.Parties is [not Party.Unspecified])
        {
            return;
        }

        PartyPart[] active = [.. parts.Where(part => part is { Count: > 0, Party: not Party.Unspecified }).OrderBy(part => part.Party)];
        if (active.Length == 0)
        {
            return;
        }

        passage.Say(Sentence(active, target.Noun.Gender, active.Sum(part => part.Count) == target.Count.Number));
        if (parts.FirstOrDefault(part => part is { Count: > 0, Party: Party.Unspecified }) is { } shared)
        {
            (string plural, string were) = shared.Count == 1 ? ("gemensam", "was") : ("gemensamma", "were");
            string form = shared.Count == 1 && target.Noun.Gender == GrammaticalGender.Neuter ? "gemensamt" : plural;
            passage.Say($"{Numeral.Swedish(shared.Count, target.Noun.Gender)} är {form}",
                $"{Numeral.English(shared.Count)} {were} done together");
        }
    }

    private static BothLanguages Sentence(PartyPart[] active, GrammaticalGender gender, bool whole)
    {
        if (active.Length == 1 && whole)
        {
            return new($"samtliga är redovisade av {PartyName.SwedishFor(active[0].Party)}",
                $"all of them were reported by {PartyName.EnglishFor(active[0].Party)}");
        }

        bool inverted = whole || active.Length == 1;
        string sv = Words.SwedishAnd([.. active.Select((part, i) => SwedishPart(part, gender, first: i == 0, inverted))]);
        string en = Words.EnglishAnd([.. active.Select((part, i) =>
            Words.Join(PartyName.EnglishFor(part.Party), i == 0 ? "reported" : "", Numeral.English(part.Count)))]);
        return inverted ? new($"av dem har {sv}", $"of these, {en}") : new(sv, en);
    }

    private static string SwedishPart(PartyPart part, GrammaticalGender gender, bool first, bool inverted)
    {
        string verb = (first, inverted) switch { (true, true) => "redovisat", (true, false) => "har redovisat", _ => "" };
        return Words.Join(PartyName.SwedishFor(part.Party), verb, Numeral.Swedish(part.Count, gender));
    }
}
