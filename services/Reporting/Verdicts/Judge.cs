using Medborgarlofte.Contracts.Agreements;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.Verdicts;

/// <summary>
/// Judges a commitment on a day from what was counted and what the sources declared complete. A pure function: the same input gives
/// the same verdict, in whatever order it comes. How a kind of target is judged stands in its folder.
/// </summary>
internal static class Judge
{
    /// <summary>Version of the rules; it changes whenever the same input could give another verdict.</summary>
    public const string RuleVersion = "2";

    /// <param name="agreement">As worded on the day (see <see cref="Wording"/>).</param>
    /// <param name="tallies">The sums of this commitment's targets, in any order and in any number of parts.</param>
    /// <param name="declarations">Manifests of the municipality that are not withdrawn.</param>
    /// <param name="day">Europe/Stockholm. It is not over: its windows are still open.</param>
    public static Verdict Commitment(
        AgreementRecorded agreement, CommitmentTerms commitment, IReadOnlyList<Tally> tallies, IReadOnlyList<Declaration> declarations, DateOnly day)
    {
        // What is dated after the day has not been done on it, however early it was entered.
        IReadOnlyList<Tally> counted = TallySet.Ordered(tallies.Where(tally => tally.Key.Date <= day));
        if (counted.Any(tally => !tally.Amount.IsPossible()))
        {
            throw new OverflowException("A sum is larger than records within the limits can give.");
        }

        TargetVerdict[] targets = [.. commitment.Targets.Select(target => Target(agreement, commitment, target, counted, declarations, day))];
        TargetEvidence evidence = TargetEvidence.Together(targets);
        Verdict verdict = new()
        {
            Commitment = commitment,
            Day = day,
            Period = CountedDays.Of(agreement),
            Targets = targets,
            Outcome = Worst.Of(targets),
            Pace = Worst.Of([.. targets.Select(target => target.Pace)]),
            Evidence = evidence.State,
            NotReportedSince = evidence.NotReportedSince,
            Parts = Parts(commitment, counted),
            Example = counted.Any(tally => tally.Amount.Examples > 0),
            InputHash = Verdicts.InputHash.Of(agreement, commitment, counted, declarations, day),
        };
        return SmallNumbers.Hide(verdict, [.. commitment.Targets.Select(target => Sum(target, counted))]);
    }

    /// <summary>The verdict on a commitment that could not be judged: no number, and nothing said of how it went.</summary>
    public static Verdict NotComputed(
        AgreementRecorded agreement, CommitmentTerms commitment, IReadOnlyList<Tally> tallies, IReadOnlyList<Declaration> declarations, DateOnly day) => new()
        {
            Commitment = commitment,
            Day = day,
            Period = CountedDays.Of(agreement),
            Targets =
            [
                .. commitment.Targets.Select(target => new TargetVerdict
                {
                    Target = target, Outcome = Outcome.NotMeasurable, Pace = Pace.NotApplicable, Evidence = EvidenceState.None,
                }),
            ],
            Outcome = Outcome.NotMeasurable,
            Pace = Pace.NotApplicable,
            Evidence = EvidenceState.None,
            NotReportedSince = null,
            Parts = [],
            Example = tallies.Any(tally => tally.Amount.Examples > 0),
            InputHash = Verdicts.InputHash.Of(agreement, commitment, tallies, declarations, day),
            IsNotComputed = true,
        };

    private static TargetVerdict Target(
        AgreementRecorded agreement, CommitmentTerms commitment, TargetTerms target, IReadOnlyList<Tally> counted,
        IReadOnlyList<Declaration> declarations, DateOnly day)
    {
        ILookup<bool, Tally> own = counted.Where(tally => tally.TargetId == target.Id).ToLookup(tally => tally.Key.IsBeside());
        TargetKind kind = TargetKinds.Of(target);
        return kind.Judge(new TargetCase(
            agreement, target, kind.Span(agreement, target), [.. own[false]], DeclaredDays.Of(agreement, commitment, target, declarations), day, [.. own[true]]));
    }

    private static TallyAmount Sum(TargetTerms target, IReadOnlyList<Tally> counted) => counted
        .Where(tally => tally.TargetId == target.Id && !tally.Key.IsBeside()).Aggregate(default(TallyAmount), (sum, tally) => sum + tally.Amount);

    /// <summary>
    /// Each party's own part, by the first target: the others of the same sentence ("varav minst 20 procent") qualify it. What both did
    /// together, or the coordinators enter for both, is no party's own: entered by the police, it must not read "polisen 20, kommunen 0".
    /// It stands last, as shared, and where nothing else is counted there are no parts to tell apart.
    /// </summary>
    private static IReadOnlyList<PartyPart> Parts(CommitmentTerms commitment, IReadOnlyList<Tally> counted)
    {
        if (commitment.Responsible.Count < 2 || commitment.Targets.Count == 0)
        {
            return [];
        }

        ILookup<Party, long> amounts = counted
            .Where(tally => tally.TargetId == commitment.Targets[0].Id && !tally.Key.IsBeside() && tally.Amount.Records > 0)
            .ToLookup(tally => tally.Key.Party, tally => tally.Amount.Amount);
        return amounts.All(party => party.Key == Party.Unspecified)
            ? []
            : [.. commitment.Responsible.Concat(amounts.Contains(Party.Unspecified) ? [Party.Unspecified] : [])
                .Select(party => new PartyPart(party, amounts[party].Sum()))];
    }
}
