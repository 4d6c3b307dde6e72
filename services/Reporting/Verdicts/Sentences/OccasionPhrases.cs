using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>The clauses that sentences about a number of occasions are made of.</summary>
internal static class OccasionPhrases
{
    extension(JudgedTarget target)
    {
        /// <summary>"Polisen har genomfört 15 trafikkontroller".</summary>
        public BothLanguages Done()
        {
            Deed deed = target.Noun.Deed;
            BothLanguages amount = target.Noun.Amount(target.Count);
            bool sum = target.Noun.Nouns.IsMixed && target.Count.Number > 1;
            return new(
                Words.Join(target.Subject.SwedishHas("", deed.Supine), sum ? "sammanlagt" : "", amount.Sv, deed.To.Sv),
                Words.Join(target.Subject.EnglishHas("", deed.Participle), sum ? "a total of" : "", amount.En, deed.To.En));
        }

        /// <summary>"Polisen har ännu inte genomfört någon trafikkontroll".</summary>
        public BothLanguages NoneDone(Deed deed, BothLanguages not)
        {
            CountedNoun noun = target.Noun;
            return new(
                Words.Join(target.Subject.SwedishHas(not.Sv, deed.Supine), noun.Nouns.SwedishAny, noun.ModifierOfOne.Sv, deed.To.Sv),
                Words.Join(target.Subject.EnglishHas(not.En, deed.Participle), "any", noun.Nouns.EnglishPlural, noun.ModifierOfMany.En, deed.To.En));
        }

        /// <summary>"Minst 15 utlovade trafikkontroller", after "av".</summary>
        public BothLanguages Whole()
        {
            CountedNoun noun = target.Noun;
            return new(
                Words.Join(target.Bound.Swedish(noun.Gender), "utlovade", noun.Nouns.SwedishPlural, noun.ModifierOfMany.Sv),
                Words.Join(target.Bound.English(), "promised", noun.Nouns.EnglishPlural, noun.ModifierOfMany.En));
        }

        /// <summary>"Den utlovade föreläsningen"; null unless one is promised of a thing whose definite form is known.</summary>
        public BothLanguages? TheOne()
        {
            CountedNoun noun = target.Noun;
            return target.Bound.IsOne && noun.Nouns.SwedishPromised.Length > 0
                ? new(Words.Join(noun.Nouns.SwedishPromised, noun.ModifierOfOne.Sv),
                    Words.Join("the promised", noun.Nouns.EnglishSingular, noun.ModifierOfOne.En))
                : null;
        }

        /// <summary>The text and then "Löftet är högst fem", where the count is no part of the promise.</summary>
        public BothLanguages WithBound(BothLanguages text) => new(
            $"{text.Sv}. Löftet är {target.Bound.Swedish(target.Noun.Gender)}", $"{text.En}. The promise is {target.Bound.English()}");
    }

    /// <summary>"redovisad", "redovisat" or "redovisade".</summary>
    public static string ReportedForm(bool plural, GrammaticalGender gender) =>
        plural ? "redovisade" : gender == GrammaticalGender.Neuter ? "redovisat" : "redovisad";
}
