using FsCheck.Xunit;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using static Medborgarlofte.Reporting.Tests.Verdicts.TestAgreements;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>What nobody has reported or declared decides nothing. Each number stands for one record, day or promise.</summary>
public class SilenceProperties
{
    private static readonly long[] Numbers = [1, 2, 3, 5, 20, 60];

    private static readonly Per[] Pers = [Per.Period, Per.Week, Per.Month, Per.Quarter, Per.HalfYear, Per.Year];

    private static readonly DateOnly First = Day("2020-01-10");

    [Property(MaxTest = 500)]
    public bool Judge_DaysGoByWithoutAWord_LowersNeitherOutcomeNorPace(int[] seeds, int promise, int day, int later)
    {
        AgreementRecorded agreement = Promised(promise, [Party.Police], Comparison.AtLeast);
        DateOnly now = First.AddDays(Positive(day) % 430);
        // What is known on the first day: figures that are over, and declarations until then.
        ReportedRecord[] records = [.. seeds.Select(seed => Record(seed, Party.Police)).Where(record => (record.EndDate ?? record.Date) < now)];
        Declaration[] declared = Positive(promise) % 2 == 0 ? [] : [new(Party.Police, [], First, now.AddDays(-1 - (Positive(later) % 40)))];
        Verdict before = Judge.Commitment(agreement, agreement.Commitments[0], Tallies(agreement, agreement.Commitments[0], records), declared, now);
        Verdict after = Judge.Commitment(
            agreement, agreement.Commitments[0], Tallies(agreement, agreement.Commitments[0], records), declared, now.AddDays(Positive(later) % 500));

        return Rank(after.Outcome) >= Rank(before.Outcome) && (after.Pace is Pace.Finished or Pace.NotApplicable || Rank(after.Pace) >= Rank(before.Pace));
    }

    [Property(MaxTest = 500)]
    public bool Judge_OnePartyHasDeclaredNothing_NothingIsMissedAndNoCeilingKept(int[] seeds, int promise, int day, bool ceiling)
    {
        Comparison comparison = ceiling ? Comparison.AtMost : Comparison.AtLeast;
        AgreementRecorded agreement = Promised(promise, Both, comparison);
        IEnumerable<ReportedRecord> records = seeds.Select(seed => Record(seed, seed % 3 == 0 ? Party.Municipality : Party.Police));
        Verdict verdict = Judged(agreement, $"{First.AddDays(Positive(day) % 900):yyyy-MM-dd}", records, Declared("2020-01-01", "2022-12-31"));

        return verdict.Outcome != (ceiling ? Outcome.Fulfilled : Outcome.NotFulfilled);
    }

    [Property(MaxTest = 500)]
    public bool Judge_LateRecordOfAPartyThatHasDeclaredNothing_TurnsNoVerdict(int[] seeds, int added, int promise, int day)
    {
        AgreementRecorded agreement = Promised(promise, Both, Comparison.AtLeast);
        ReportedRecord[] records = [.. seeds.Select(seed => Record(seed, seed % 3 == 0 ? Party.Municipality : Party.Police))];
        string on = $"{First.AddDays(Positive(day) % 900):yyyy-MM-dd}";
        Declaration police = Declared("2020-01-01", "2022-12-31");
        Outcome before = Judged(agreement, on, records, police).Outcome;
        Outcome after = Judged(agreement, on, [.. records, Record(added, Party.Municipality)], police).Outcome;

        return before is not (Outcome.Fulfilled or Outcome.NotFulfilled) || before == after;
    }

    private static AgreementRecorded Promised(int seed, Party[] responsible, Comparison comparison)
    {
        int value = Positive(seed);
        return Agreement("2020-01-10", "2021-03-20", Commitment("1", responsible, Number(
            comparison, Numbers[value / 2 % Numbers.Length], Pers[value / 12 % Pers.Length], "trafikkontroll")));
    }

    private static ReportedRecord Record(int seed, Party party)
    {
        int value = Positive(seed);
        DateOnly date = Day("2020-01-01").AddDays(value % 460);
        return Activity("2020-01-01") with
        {
            Party = party,
            Date = date,
            EndDate = value / 460 % 5 == 0 ? date.AddDays(value / 2300 % 60) : null,
            Quantity = (value / 3 % 3) + 1,
        };
    }

    // What is not decided is one rank: that it is not reported says no less than that it is in progress.
    private static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.NotFulfilled => 0,
        Outcome.Fulfilled => 2,
        _ => 1,
    };

    private static int Rank(Pace pace) => pace switch
    {
        Pace.OutOfReach => 0,
        Pace.Behind => 1,
        Pace.OnTrack => 2,
        Pace.Ahead => 3,
        Pace.Finished => 4,
        _ => 1,
    };

    // FsCheck prefers small numbers; spreading them out reaches every kind, day and quantity.
    private static int Positive(int seed) => (int)((uint)seed * 2654435761u >> 1);
}
