using Medborgarlofte.Contracts.Codes;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>Whether a number may be published.</summary>
internal enum Hiding
{
    /// <summary>It may.</summary>
    None,

    /// <summary>It counts persons and is 1-4: it is said that they are fewer than five.</summary>
    FewerThanFive,

    /// <summary>It would tell such a number by what else is published; itself it is five or more.</summary>
    Secondary,
}

/// <summary>
/// Few persons could point at somebody, so numbers of persons from 1 to 4 are never published, nor what they could be told from. This is
/// decided here and once, with the verdict: sentences, pages and data only look at what was decided.
/// </summary>
internal static class SmallNumbers
{
    /// <summary>The least number of persons that is published.</summary>
    public const int Limit = 5;

    public static bool IsSmall(long number) => number is > 0 and < Limit;

    /// <summary>What of a number of persons may be published by itself.</summary>
    public static Hiding Of(long persons) => IsSmall(persons) ? Hiding.FewerThanFive : Hiding.None;

    /// <summary>True when what is added up for the target are persons; of a share, when its part is.</summary>
    public static bool CountsPersons(TargetTerms target) => Series(target).Count > 0;

    /// <summary>True when the target's one number is of persons.</summary>
    public static bool NumberIsOfPersons(TargetTerms target) => TargetKinds.Of(target).NumberIsAmount(target) && CountsPersons(target);

    /// <summary>The results or units, those of persons alone, that the target adds up.</summary>
    public static IReadOnlyList<string> Series(TargetTerms target) => TargetKinds.Of(target).PersonsCounted(target);

    /// <summary>The same for what a share is a part of, or what was asked for.</summary>
    public static IReadOnlyList<string> SeriesOfWhole(TargetTerms target) => TargetKinds.Of(target).PersonsOfWhole(target);

    /// <summary>What counts persons of a counted result or, where no result is counted, of a unit.</summary>
    public static string[] PersonsOf(string outcome, string unit) =>
        outcome.Length > 0 ? (AreResult(outcome) ? [outcome] : []) : AreCountedBy(unit) ? [unit] : [];

    public static bool AreCountedBy(string unit) => CountUnits.Find(unit) is { CountsPersons: true };

    /// <summary>A municipality's own results are taken as persons: nobody has looked at what they count.</summary>
    public static bool AreResult(string outcome) => OutcomeKinds.Find(outcome) is { } listed ? listed.CountsPersons : outcome.Contains('.');

    /// <summary>The verdict with what may not be published of it.</summary>
    /// <param name="verdict">Where nothing is hidden yet.</param>
    /// <param name="sums">What was counted for each target.</param>
    public static Verdict Hide(Verdict verdict, IReadOnlyList<TallyAmount> sums)
    {
        TargetVerdict[] targets = [.. verdict.Targets.Zip(sums, Hide)];
        if (verdict.Parts.Count == 0 || !CountsPersons(targets[0].Target))
        {
            return verdict with { Targets = targets };
        }

        Addends parts = Addends.Of([.. verdict.Parts.Select(part => part.Count)]);
        targets[0] = WithTotal(targets[0], parts);
        return verdict with { Targets = targets, Parts = [.. verdict.Parts.Zip(parts.Hidden, (part, hiding) => part with { Hiding = hiding })] };
    }

    private static TargetVerdict Hide(TargetVerdict target, TallyAmount sum)
    {
        if (TargetKinds.Of(target.Target).IsRatio)
        {
            return HideRatio(target, sum);
        }

        if (!CountsPersons(target.Target))
        {
            return target;
        }

        Addends details = Addends.Of([.. target.Details.Select(detail => detail.Count)]);
        target = target with
        {
            Hiding = NumberIsOfPersons(target.Target) ? Of((long)(target.Count ?? 0)) : Hiding.None,
            Details = [.. target.Details.Zip(details.Hidden, (detail, hiding) => detail with { Hiding = hiding })],
        };
        return WithTotal(target, details);
    }

    /// <summary>The share of one area or item could be told from those of the others and of all, so they are hidden together.</summary>
    private static TargetVerdict HideRatio(TargetVerdict target, TallyAmount sum)
    {
        bool tells = (target.Count is not null && IsTellingRatio(target.Target, sum))
            || target.Details.Any(detail => detail.Percent is not null && IsTellingRatio(target.Target, new(detail.Count, detail.Whole, 0, 0, 0, 0)));
        return tells
            ? target with { Hiding = Hiding.Secondary, Details = [.. target.Details.Select(detail => detail with { Hiding = detail.Percent is null ? Hiding.None : Hiding.Secondary })] }
            : target;
    }

    /// <summary>What is still needed tells what there is, so it goes with the number.</summary>
    private static TargetVerdict WithTotal(TargetVerdict target, Addends addends)
    {
        Hiding total = addends.HidesTotal && target.Hiding == Hiding.None && NumberIsOfPersons(target.Target) ? Hiding.Secondary : target.Hiding;
        bool anyHidden = total != Hiding.None || target.Details.Any(detail => detail.Hiding != Hiding.None);
        return target with { Hiding = total, Rescue = anyHidden ? null : target.Rescue };
    }

    /// <summary>True when a percentage tells of few persons: of those in the part, in the whole, or in the whole and not in the part.</summary>
    private static bool IsTellingRatio(TargetTerms target, TallyAmount sum)
    {
        bool part = Series(target).Count > 0;
        bool whole = SeriesOfWhole(target).Count > 0;
        return (part && IsSmall(sum.Amount)) || (whole && IsSmall(sum.Whole)) || (part && whole && IsSmall(sum.Whole - sum.Amount));
    }
}
