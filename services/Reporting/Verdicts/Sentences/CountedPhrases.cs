using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>Clauses about a counted number, for every kind of target.</summary>
internal static class CountedPhrases
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

        /// <summary>"Fem trafikkontroller är redovisade": never as a part of anything.</summary>
        public BothLanguages Reported()
        {
            Quantity count = target.Count with { Number = target.IsSilent ? target.Result.Records : target.Count.Number };
            if (count.Number == 0)
            {
                return target.IsOver
                    ? new("inget är redovisat", "nothing has been reported")
                    : new("inget är redovisat än", "nothing has been reported yet");
            }

            BothLanguages amount = target.Noun.Amount(count);
            return new($"{amount.Sv} är {ReportedForm(!count.IsOne, target.Noun.Gender)}",
                $"{amount.En} {(count.IsOne ? "has" : "have")} been reported");
        }
    }

    /// <summary>"redovisad", "redovisat" or "redovisade".</summary>
    public static string ReportedForm(bool plural, GrammaticalGender gender) =>
        plural ? "redovisade" : gender == GrammaticalGender.Neuter ? "redovisat" : "redovisad";
}
