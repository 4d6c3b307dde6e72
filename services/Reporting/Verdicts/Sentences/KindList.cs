using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;

namespace Medborgarlofte.Reporting.Verdicts.Sentences;

/// <summary>What was counted of several kinds, each by itself: "tolv fordonskontroller och sex dialogmöten". Unlike things are not added up.</summary>
internal static class KindList
{
    // A longer list hides what the sentence is about; the receipt has them all.
    private const int Most = 6;

    /// <summary>Null where one kind was counted, or where the kinds are not told apart.</summary>
    public static BothLanguages? Of(JudgedTarget target)
    {
        (string Kind, TallyAmount Amount)[] counted = [.. target.Result.Counted.Kinds.Where(kind => kind.Amount.Amount > 0)];
        if (counted.Length is < 2 or > Most || target.Count.Persons || target.CountedOutcome is not null
            || !counted.All(kind => target.Counting.Kinds.Contains(kind.Kind)))
        {
            return null;
        }

        BothLanguages[] parts = [.. counted.Select(kind => Part(target, kind.Kind, kind.Amount))];
        BothLanguages modifier = target.Noun.ModifierOfMany;
        return new(
            Words.Join(Words.SwedishAnd([.. parts.Select(part => part.Sv)]), modifier.Sv),
            Words.Join(Words.EnglishAnd([.. parts.Select(part => part.En)]), modifier.En));
    }

    private static BothLanguages Part(JudgedTarget target, string kind, TallyAmount amount)
    {
        CountingTerms bare = new() { Kinds = [kind], Unit = target.Counting.Unit };
        Precision precision = amount.Approximate > 0 ? Precision.Approximate : amount.LowerBounds > 0 ? Precision.AtLeast : Precision.Exact;
        return CountedNoun.For(bare, target.Agreement).Amount(new Quantity(amount.Amount, precision));
    }
}
