using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>What was reported beside the promised numbers, to the wire.</summary>
internal static class OtherReportsMapping
{
    /// <summary>Results of what counts for a commitment, the largest first.</summary>
    public static IEnumerable<ReportedResult> Results(CountedWording wording, Snapshot snapshot) => Results(
        wording.Agreement, Known(OtherReports.ResultsOf(wording.Address.AgreementId, wording.Address.Revision), snapshot)
            .Where(tally => tally.TargetId == wording.Address.CommitmentId));

    /// <summary>Work during an agreement that is not counted towards any of its commitments, by kind and unit, and last results of no stated work.</summary>
    public static IEnumerable<AlsoReported> Also(AgreementRecorded agreement, Snapshot snapshot)
    {
        var results = Known(OtherReports.ResultsOf(agreement.Id, 0), snapshot).Where(tally => tally.TargetId.Length == 0).ToLookup(tally => tally.Key.Area);
        var done = Known(OtherReports.AlsoOf(agreement.Id), snapshot).GroupBy(tally => (Kind: tally.Key.Item, Unit: tally.TargetId))
            .OrderBy(group => group.Key.Kind, StringComparer.Ordinal).ThenBy(group => group.Key.Unit, StringComparer.Ordinal).ToList();
        foreach (var group in done)
        {
            var first = done.Find(other => other.Key.Kind == group.Key.Kind) == group;
            yield return ToWire(agreement, group.Key.Kind, group.Key.Unit, [.. group], first ? results[group.Key.Kind] : []);
        }

        if (results[""].Any())
        {
            yield return ToWire(agreement, "", "", [.. results[""]], results[""]);
        }
    }

    private static AlsoReported ToWire(AgreementRecorded agreement, string kind, string unit, IReadOnlyList<Tally> tallies, IEnumerable<Tally> results)
    {
        var sum = Sum(tallies);
        var wire = new AlsoReported { Kind = kind, Unit = unit, Example = sum.Examples > 0 };
        wire.Parties.AddRange(tallies.Select(tally => tally.Key.Party).Where(party => party != Party.Unspecified).Distinct().Order());
        wire.Results.AddRange(Results(agreement, results));
        if (kind.Length == 0)
        {
            wire.Text = new LocalizedText { Sv = "Resultat utan angiven insats", En = "Results of no stated activity" };
            return wire;
        }

        // How many persons is left to the receipts: a sum of them beside the promised ones would tell of few.
        if (SmallNumbers.AreCountedBy(unit))
        {
            var noun = NounForms.ForKind(kind, agreement);
            wire.Suppressed = true;
            wire.Text = Capital(noun?.SwedishPlural ?? kind, noun?.EnglishPlural ?? kind);
            return wire;
        }

        wire.Count = sum.Amount;
        wire.Precision = PrecisionOf(sum);
        var amount = CountedNoun.For(new CountingTerms { Kinds = [kind], Unit = unit }, agreement).Amount(new Quantity(sum.Amount, wire.Precision));
        wire.Text = Capital(amount.Sv, amount.En);
        return wire;
    }

    private static IEnumerable<ReportedResult> Results(AgreementRecorded agreement, IEnumerable<Tally> tallies) =>
        from tally in tallies
        group tally by tally.Key.Item into same
        let sum = Sum(same)
        orderby sum.Amount descending, same.Key
        let amount = CountedNoun.For(new CountingTerms { Outcome = same.Key }, agreement).Amount(new Quantity(sum.Amount, PrecisionOf(sum)))
        select new ReportedResult
        {
            Code = same.Key,
            Count = sum.Amount,
            Precision = PrecisionOf(sum),
            Text = new LocalizedText { Sv = amount.Sv, En = amount.En },
            Example = sum.Examples > 0,
        };

    private static IEnumerable<Tally> Known(WordingAddress address, Snapshot snapshot) =>
        snapshot.Tallies[address].Where(tally => tally.Key.Date <= snapshot.Day && tally.Amount.Records > 0 && tally.Amount.IsPossible());

    private static TallyAmount Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(default(TallyAmount), (sum, tally) => sum + tally.Amount);

    private static Precision PrecisionOf(TallyAmount sum) =>
        sum.Approximate > 0 ? Precision.Approximate : sum.LowerBounds > 0 ? Precision.AtLeast : Precision.Exact;

    private static LocalizedText Capital(string sv, string en) => new() { Sv = Words.Capitalise(sv), En = Words.Capitalise(en) };
}
