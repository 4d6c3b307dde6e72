using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Coverage;

/// <summary>Risk occasions by year: "Kommunen har genomfört kampanjer kring fyra av sex risktillfällen 2020 och två av sex 2021".</summary>
internal static class RiskOccasionSentence
{
    public static void Say(JudgedTarget target, Passage passage)
    {
        List<OccasionsOfYear> years = OccasionsOfYear.From(target.Result.Details);
        if (target.HasNotBegun)
        {
            NounList nouns = target.Noun.Nouns;
            DateOnly start = target.Span!.Start;
            passage.Say($"löftet om {nouns.SwedishPlural} kring årliga risktillfällen gäller från {SpokenDate.Swedish(start)}",
                $"the promise of {nouns.EnglishPlural} around yearly risk occasions applies from {SpokenDate.English(start)}");
            return;
        }

        passage.Say(Clause(target, years));
        if (target.Outcome != Outcome.Fulfilled)
        {
            IReadOnlyList<WindowVerdict> details = target.Result.Details;
            if (years.Exists(year => year.Met > 0))
            {
                Say(passage, OccasionNames.Of(details, WindowState.Missed), ("inget gjordes kring {0}", "nothing was done around {0}"));
            }

            if (!target.IsSilent)
            {
                Say(passage, OccasionNames.Of(details, WindowState.NotReported), ("redovisning saknas för {0}", "reports are missing for {0}"));
            }

            if (OccasionNames.Of(details, WindowState.Open) is { } open)
            {
                Say(passage, open, ("{0} återstår", open.Many ? "{0} remain" : "{0} remains"));
            }
        }

        SayEnding(target, passage);
    }

    private static BothLanguages Clause(JudgedTarget target, List<OccasionsOfYear> years)
    {
        NounList nouns = target.Noun.Nouns;
        if (years.TrueForAll(year => year.Met == 0))
        {
            Deed deed = target.NotDone;
            return target.HasNot(deed, target.NotByNow, new(
                $"{nouns.SwedishAny} kring något av de utlovade risktillfällena", $"any {nouns.EnglishPlural} around any of the promised risk occasions"));
        }

        BothLanguages occasions = years.TrueForAll(year => year.Met == year.All) ? AllOf(years) : PartOf(years);
        return new($"{target.Subject.SwedishHas("", target.Noun.Deed.Supine)} {nouns.SwedishPlural} kring {occasions.Sv}",
            $"{target.Subject.EnglishHas("", target.Noun.Deed.Participle)} {nouns.EnglishPlural} around {occasions.En}");
    }

    private static BothLanguages AllOf(List<OccasionsOfYear> years)
    {
        string[] names = [.. years.Select(year => year.Name)];
        int each = years[0].All;
        string svWhen = years.Count == 2 ? $"både {Words.SwedishAnd(names)}" : Words.SwedishAnd(names);
        string enWhen = years.Count == 2 ? $"in both {Words.EnglishAnd(names)}" : Words.Join("in", Words.EnglishAnd(names));
        return years.TrueForAll(year => year.All == each)
            ? new(Words.Join("alla", Numeral.Swedish(each), "utlovade risktillfällen", svWhen),
                Words.Join("all", Numeral.English(each), "promised risk occasions", enWhen))
            : new(Words.Join("alla utlovade risktillfällen", svWhen), Words.Join("all promised risk occasions", enWhen));
    }

    private static BothLanguages PartOf(List<OccasionsOfYear> years)
    {
        // A year with nothing covered is told by what was missed or remains.
        OccasionsOfYear[] told = [.. years.Where(year => year.Met > 0)];
        return new(
            Words.SwedishAnd([.. told.Select((year, i) => Words.Join(
                year.Met == year.All ? "alla" : $"{Numeral.Swedish(year.Met, GrammaticalGender.Neuter)} av",
                Numeral.Swedish(year.All), i == 0 ? "utlovade risktillfällen" : "", year.Name))]),
            Words.EnglishAnd([.. told.Select((year, i) => Words.Join(
                year.Met == year.All ? "all" : $"{Numeral.English(year.Met)} of",
                Numeral.English(year.All), i == 0 ? "promised risk occasions" : "", $"in {year.Name}"))]));
    }

    private static void Say(Passage passage, OccasionNames.Named? named, (string Sv, string En) sentence)
    {
        if (named is not null)
        {
            passage.Say(sentence.Sv.Replace("{0}", named.Names.Sv, StringComparison.Ordinal),
                sentence.En.Replace("{0}", named.Names.En, StringComparison.Ordinal));
        }
    }

    private static void SayEnding(JudgedTarget target, Passage passage)
    {
        bool remaining = target.Result.Details.Any(detail => detail.State == WindowState.Open);
        if (!remaining || target.Outcome is Outcome.NotReported or Outcome.NotFulfilled)
        {
            Closing.Say(target, passage);
        }
    }
}
