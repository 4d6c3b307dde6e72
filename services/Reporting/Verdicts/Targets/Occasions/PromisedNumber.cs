using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.Verdicts.Targets.Occasions;

/// <summary>The promised number of occasions, and the clauses that hold it.</summary>
internal static class PromisedNumber
{
    extension(JudgedTarget target)
    {
        /// <summary>As signed; for a window, an area or the period, whichever it stands for.</summary>
        public Bound Bound => target.Result.Target.Occasions is { } goal
            ? new(goal.Comparison, goal.Number, goal.UpperNumber, goal.UpperIsCeiling)
            : throw new InvalidOperationException("The target is no number of occasions.");

        /// <summary>True when the number holds for each of several areas.</summary>
        public bool IsEachArea => target.Result.EachArea;

        /// <summary>For sentences that say of the areas how each of them went.</summary>
        public CountedNoun NounWithoutAreas =>
            target.IsEachArea ? CountedNoun.For(target.Counting with { Areas = [] }, target.Agreement).In(OwnTime.Of(target.Result.Target, target.Agreement)) : target.PromisedNoun;

        /// <summary>
        /// For sentences without those who act: there the noun says that only what both do together counts. Others say "har tillsammans
        /// genomfört".
        /// </summary>
        public CountedNoun ReportedNoun => target.Counting.JointOnly && target.IsUnknown ? target.Noun.AsJoint() : target.Noun;

        /// <summary>"Minst 15 utlovade trafikkontroller", after "av".</summary>
        public BothLanguages Whole(CountedNoun noun) => new(
            Words.Join(target.Bound.Swedish(noun.Gender), "utlovade", noun.Nouns.SwedishPlural, noun.ModifierOfMany.Sv),
            Words.Join(target.Bound.English(), "promised", noun.Nouns.EnglishPlural, noun.ModifierOfMany.En));

        /// <summary>"Den utlovade föreläsningen"; null unless one is promised of a thing whose definite form is known.</summary>
        public BothLanguages? TheOne()
        {
            CountedNoun noun = target.ReportedNoun;
            return target.Bound.IsOne && noun.Nouns.SwedishPromised.Length > 0
                ? new(Words.Join(noun.Nouns.SwedishPromised, noun.ModifierOfOne.Sv),
                    Words.Join("the promised", noun.Nouns.EnglishSingular, noun.ModifierOfOne.En))
                : null;
        }

        /// <summary>"Löftet är minst 15".</summary>
        public BothLanguages BoundAlone() =>
            new($"löftet är {target.Bound.Swedish(target.Noun.Gender)}", $"the promise is {target.Bound.English()}");

        /// <summary>The text and then "Löftet är högst fem", where the count is no part of the promise.</summary>
        public BothLanguages WithBound(BothLanguages text) => new(
            $"{text.Sv}. Löftet är {target.Bound.Swedish(target.Noun.Gender)}", $"{text.En}. The promise is {target.Bound.English()}");
    }
}
