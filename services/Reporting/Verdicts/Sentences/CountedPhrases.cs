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
            Deed deed = target.Acting.Deed;
            BothLanguages amount = target.Acting.Amount(target.Count);
            BothLanguages sum = target.Noun.Nouns.IsMixed && target.Count.Number > 1 ? new("sammanlagt", "a total of") : new("", "");
            if (KindList.Of(target) is { } kinds)
            {
                (deed, sum, amount) = (target.Noun.Deed, new("", ""), kinds);
            }

            return new(
                Words.Join(target.Subject.SwedishHas("", deed.Supine), sum.Sv, amount.Sv, deed.To.Sv),
                Words.Join(target.Subject.EnglishHas("", deed.Participle), sum.En, amount.En, deed.To.En));
        }

        /// <summary>"Polisen har ännu inte genomfört någon trafikkontroll".</summary>
        public BothLanguages NoneDone(Deed deed, BothLanguages not)
        {
            // What has not been reported is a thing, and what has not been done is done somewhere.
            bool isDone = deed == target.Noun.Deed;
            CountedNoun noun = isDone ? target.Acting : target.Noun;
            return target.HasNot(isDone ? noun.Deed : deed, not, new(
                Words.Join(noun.Nouns.SwedishAny, noun.ModifierOfOne.Sv), Words.Join("any", noun.Nouns.EnglishPlural, noun.ModifierOfMany.En)));
        }

        /// <summary>
        /// "Polisen har ännu inte genomfört det utlovade skolbesöket". A declared zero is not worded like silence: "har enligt sin fullständiga
        /// redovisning inte genomfört".
        /// </summary>
        public BothLanguages HasNot(Deed deed, BothLanguages not, BothLanguages what)
        {
            PartyName subject = target.Subject;
            string en = Words.Join(subject.EnglishHas(not.En, deed.Participle), what.En, deed.To.En);
            return target.IsDeclaredZero
                ? new(Words.Join(subject.SwedishHas($"enligt {target.Declarer.Sv} fullständiga redovisning {not.Sv}", deed.Supine), what.Sv, deed.To.Sv),
                    $"according to {target.Declarer.En} complete reports, {en}")
                : new(Words.Join(subject.SwedishHas(not.Sv, deed.Supine), what.Sv, deed.To.Sv), en);
        }

        /// <summary>"Fem trafikkontroller är redovisade": never as a part of anything.</summary>
        public BothLanguages Reported()
        {
            Quantity count = target.Count with { Number = target.IsSilent ? target.Result.Records : target.Count.Number };
            if (target.IsDeclaredZero)
            {
                return target.NoneDone(target.NotDone, target.IsOver ? new("inte", "not") : new("ännu inte", "not yet"));
            }

            if (count.Number == 0)
            {
                return target.NothingReported();
            }

            if (KindList.Of(target) is { } kinds)
            {
                return new($"{kinds.Sv} är redovisade", $"{kinds.En} have been reported");
            }

            BothLanguages amount = target.Noun.Amount(count);
            return new($"{amount.Sv} är {ReportedForm(!count.IsOne, target.Noun.Gender)}",
                $"{amount.En} {(count.IsOne ? "has" : "have")} been reported");
        }

        // Where something is reported for another target, "nothing has been reported" would be untrue of the commitment.
        private BothLanguages NothingReported()
        {
            BothLanguages yet = target.IsOver ? new("", "") : new("än", "yet");
            if (!target.Verdict.Targets.Any(other => other.Records > 0))
            {
                return new(Words.Join("inget är redovisat", yet.Sv), Words.Join("nothing has been reported", yet.En));
            }

            BothLanguages none = target.Noun.Amount(new Quantity(0));
            return target.Counting.Kinds.Count > 0
                ? new(Words.Join(none.Sv, "är redovisade", yet.Sv), Words.Join(none.En, "have been reported", yet.En))
                : new(Words.Join("inget är redovisat", yet.Sv, "om den delen"), Words.Join("nothing has been reported", yet.En, "about that part"));
        }
    }

    /// <summary>"redovisad", "redovisat" or "redovisade".</summary>
    public static string ReportedForm(bool plural, GrammaticalGender gender) =>
        plural ? "redovisade" : gender == GrammaticalGender.Neuter ? "redovisat" : "redovisad";
}
