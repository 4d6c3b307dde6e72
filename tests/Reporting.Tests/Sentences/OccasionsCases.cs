using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Reporting.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Sentences;
using static Medborgarlofte.Reporting.Tests.Sentences.Sample;

namespace Medborgarlofte.Reporting.Tests.Sentences;

/// <summary>A number over the whole period.</summary>
internal static class OccasionsCases
{
    public static IEnumerable<SentenceCase> All => [.. Outcomes(), .. Ones(), .. Comparisons(), .. Parties(), .. Endings()];

    private static IEnumerable<SentenceCase> Outcomes()
    {
        TargetTerms controls = Occasions(15, "trafikkontroll");
        yield return Case("not begun", Police(Target(controls, Outcome.NotStarted, null), Before));
        yield return Case("nothing reported", Police(Awaited(controls)));
        yield return Case("zero declared", Police(Target(controls, Outcome.NotStarted, 0)));
        yield return Case("zero, partly declared", Police(Target(controls, Outcome.NotStarted, 0) with { Evidence = EvidenceState.Partial }));
        yield return Case("one done", Police(Target(controls, Outcome.InProgress, 1)));
        yield return Case("13 done", Police(Target(controls, Outcome.InProgress, 13)));
        yield return Case("fulfilled", Police(Target(controls, Outcome.Fulfilled, 15)));
        yield return Case("fulfilled early", Police(Target(controls, Outcome.Fulfilled, 21), Running));
        yield return Case("not fulfilled, two missing", Police(Target(controls, Outcome.NotFulfilled, 13)));
        yield return Case("not fulfilled, one missing", Police(Target(controls, Outcome.NotFulfilled, 14)));
        yield return Case("not fulfilled, none done", Police(Target(controls, Outcome.NotFulfilled, 0)));
        yield return Case("not reported, some", Police(Target(controls, Outcome.NotReported, 13)));
        yield return Case("not reported, one", Police(Target(controls, Outcome.NotReported, 1)));
        yield return Case("not reported, zero so far", Police(Target(controls, Outcome.NotReported, 0)));
        yield return Case("not reported, silence", Police(Target(controls, Outcome.NotReported, null)));
        yield return Case("not reported, lower bound",
            Police(Target(controls, Outcome.NotReported, 13) with { Approximate = true, Evidence = EvidenceState.Complete }));
        TargetTerms meetings = Occasions(4, "samverkansmote");
        yield return Case("neuter, nothing reported", Joint(Awaited(meetings)));
        yield return Case("neuter, one done", Joint(Target(meetings, Outcome.InProgress, 1)));
        yield return Case("neuter, fulfilled", Joint(Target(meetings, Outcome.Fulfilled, 4)));
        yield return Case("neuter, one missing", Joint(Target(meetings, Outcome.NotFulfilled, 3)));
        yield return Case("neuter, not reported, one", Joint(Target(meetings, Outcome.NotReported, 1)));
        yield return Case("neuter, not reported, none", Joint(Target(meetings, Outcome.NotReported, 0)));
        yield return Case("large numbers", Police(Target(Occasions(12500, "medborgarkontakt"), Outcome.InProgress, 9999)));
        yield return Case("without a period", Police(Target(Occasions(5, "fotpatrull"), Outcome.NotMeasurable, 3) with { Span = null }));
        yield return Case("without a period, silence", Police(Target(Occasions(5, "fotpatrull"), Outcome.NotMeasurable, null) with { Span = null }));
    }

    private static IEnumerable<SentenceCase> Ones()
    {
        TargetTerms lecture = Occasions(1, "forelasning");
        yield return Case("one promised, not begun", Municipality(Target(lecture, Outcome.NotStarted, null), Before));
        yield return Case("one promised, nothing reported", Municipality(Awaited(lecture)));
        yield return Case("one promised, zero declared", Municipality(Target(lecture, Outcome.NotStarted, 0)));
        yield return Case("one promised, fulfilled", Municipality(Target(lecture, Outcome.Fulfilled, 1)));
        yield return Case("one promised, three done", Municipality(Target(lecture, Outcome.Fulfilled, 3)));
        yield return Case("one promised, not fulfilled", Municipality(Target(lecture, Outcome.NotFulfilled, 0)));
        yield return Case("one promised, not reported", Municipality(Target(lecture, Outcome.NotReported, null)));
        yield return Case("one neuter promised, not reported", Police(Target(Occasions(1, "skolbesok"), Outcome.NotReported, null)));
        yield return Case("one with adjective promised", Police(Target(Occasions(1, "riktad-insats"), Outcome.NotStarted, 0)));
        yield return Case("one exactly, fulfilled", Joint(Target(Occasions(1, "trygghetsvandring", Comparison.Exactly), Outcome.Fulfilled, 1)));
        yield return Case("one own kind promised", Police(Target(Occasions(1, "0685.isrunda"), Outcome.NotStarted, 0)));
        yield return Case("one own neuter kind promised", Municipality(Target(Occasions(1, "0685.torgmote"), Outcome.NotReported, null)));
        yield return Case("one of several kinds promised", Police(Target(Occasions(1, "trafikkontroll skolbesok"), Outcome.NotStarted, 0)));
        yield return Case("one of several kinds, fulfilled", Police(Target(Occasions(1, "trafikkontroll skolbesok"), Outcome.Fulfilled, 1)));
    }

    private static IEnumerable<SentenceCase> Comparisons()
    {
        TargetTerms most = Occasions(5, "ingripande", Comparison.AtMost);
        yield return Case("at most, none", Police(Target(most, Outcome.InProgress, 0)));
        yield return Case("at most, some", Police(Target(most, Outcome.InProgress, 3)));
        yield return Case("at most, silence", Police(Awaited(most)));
        yield return Case("at most, kept", Police(Target(most, Outcome.Fulfilled, 3)));
        yield return Case("at most, kept with none", Police(Target(most, Outcome.Fulfilled, 0)));
        yield return Case("at most, exceeded", Police(Target(most, Outcome.NotFulfilled, 6), Running));
        yield return Case("at most, not reported", Police(Target(most, Outcome.NotReported, 3)));
        yield return Case("at most, not reported at all", Police(Target(most, Outcome.NotReported, null)));
        TargetTerms exactly = Occasions(4, "trygghetsvandring", Comparison.Exactly);
        yield return Case("exactly, some", Municipality(Target(exactly, Outcome.InProgress, 2)));
        yield return Case("exactly, number reached", Municipality(Target(exactly, Outcome.InProgress, 4)));
        yield return Case("exactly, fulfilled", Municipality(Target(exactly, Outcome.Fulfilled, 4)));
        yield return Case("exactly, exceeded", Municipality(Target(exactly, Outcome.NotFulfilled, 5), Running));
        yield return Case("exactly, too few", Municipality(Target(exactly, Outcome.NotFulfilled, 3)));
        TargetTerms range = Occasions(2, "trygghetsvandring", Comparison.Between, upper: 3);
        yield return Case("range, some", Joint(Target(range, Outcome.InProgress, 1)));
        yield return Case("range, more", Joint(Target(range, Outcome.Fulfilled, 4)));
        yield return Case("range, too few", Joint(Target(range, Outcome.NotFulfilled, 1)));
        TargetTerms between = range with { Occasions = range.Occasions! with { UpperIsCeiling = true } };
        yield return Case("between, none", Joint(Target(between, Outcome.NotStarted, 0)));
        yield return Case("between, some", Joint(Target(between, Outcome.InProgress, 1)));
        yield return Case("between, fulfilled", Joint(Target(between, Outcome.Fulfilled, 3)));
        yield return Case("between, too few", Joint(Target(between, Outcome.NotFulfilled, 1)));
        yield return Case("between, exceeded", Joint(Target(between, Outcome.NotFulfilled, 4)));
    }

    private static IEnumerable<SentenceCase> Parties()
    {
        TargetTerms walks = Occasions(15, "trygghetsvandring");
        PartyPart[] parts = [new(Party.Police, 10), new(Party.Municipality, 3)];
        yield return Case("joint, parts", Joint(Target(walks, Outcome.InProgress, 13)) with { Parts = parts });
        yield return Case("joint, parts and common records", Joint(Target(walks, Outcome.InProgress, 14)) with { Parts = parts });
        yield return Case("joint, neuter part", Joint(Target(Occasions(4, "medborgarmote"), Outcome.Fulfilled, 4)) with
        { Parts = [new(Party.Police, 1), new(Party.Municipality, 3)] });
        yield return Case("joint, all by one",
            Joint(Target(walks, Outcome.InProgress, 7)) with { Parts = [new(Party.Police, 0), new(Party.Municipality, 7)] });
        yield return Case("joint, one without",
            Joint(Target(walks, Outcome.InProgress, 8)) with { Parts = [new(Party.Police, 0), new(Party.Municipality, 7)] });
        CountingTerms joint = new() { JointOnly = true };
        yield return Case("only together", Joint(Target(Occasions(6, "krogtillsyn", counting: joint), Outcome.InProgress, 2)));
        yield return Case("only together, none", Joint(Target(Occasions(6, "krogtillsyn", counting: joint), Outcome.NotStarted, 0)));
        yield return Case("together with the other", Municipality(Target(Occasions(6, "krogtillsyn", counting: joint), Outcome.InProgress, 2)));
        yield return Case("police together with the other", Police(Target(Occasions(6, "krogtillsyn", counting: joint), Outcome.Fulfilled, 6)));
        yield return Case("one party's target",
            Joint(Target(Occasions(5, "skolbesok", counting: new() { Parties = [Party.Police] }), Outcome.InProgress, 2)));
        Verdict together = Joint(Target(walks, Outcome.InProgress, 5));
        yield return Case("parts and shared", together with
        {
            Parts = [new(Party.Police, 2), new(Party.Municipality, 1), new(Party.Unspecified, 2)],
        });
        yield return Case("one part and one shared", together with
        {
            Parts = [new(Party.Police, 4), new(Party.Municipality, 0), new(Party.Unspecified, 1)],
        });
        Verdict shared = Municipality(Target(walks, Outcome.InProgress, 5));
        yield return Case("responsible third party", shared with { Commitment = shared.Commitment with { ThirdParties = ["vatterhem"] } });
        yield return Case("nobody responsible", Verdict(Running, [], Target(walks, Outcome.InProgress, 5)));
    }

    private static IEnumerable<SentenceCase> Endings()
    {
        TargetTerms controls = Occasions(15, "trafikkontroll");
        TargetVerdict behind = Target(controls, Outcome.InProgress, 4) with { Pace = Pace.Behind };
        yield return Case("behind, a month", Police(behind with { Rescue = new(11, 2, Per.Month) }));
        yield return Case("behind, a week", Police(behind with { Rescue = new(11, 1, Per.Week) }, new DateOnly(2021, 10, 17)));
        yield return Case("behind, neuter", Joint(Target(Occasions(4, "samverkansmote"), Outcome.InProgress, 1) with
        { Pace = Pace.Behind, Rescue = new(3, 1, Per.Month) }, new DateOnly(2021, 10, 1)));
        yield return Case("behind, no rate", Police(behind with { Rescue = new(11, null, Per.Period) }, new DateOnly(2021, 12, 29)));
        yield return Case("out of reach", Police(behind with { Pace = Pace.OutOfReach }));
        yield return Case("ahead", Police(Target(controls, Outcome.InProgress, 14) with { Pace = Pace.Ahead }));
        yield return Case("gap in the reports",
            Police(Target(controls, Outcome.InProgress, 9) with { Evidence = EvidenceState.Partial, NotReportedSince = new(2021, 1, 1) }));
        DateOnly[] days =
        [
            new(2020, 1, 1), new(2020, 2, 1), new(2020, 8, 15), new(2020, 12, 20), new(2021, 1, 1), new(2021, 5, 9), new(2021, 11, 1),
            new(2021, 11, 12), new(2021, 12, 20), new(2021, 12, 30), new(2021, 12, 31),
        ];
        foreach (DateOnly day in days)
        {
            yield return Case($"time left on {day:yyyy-MM-dd}", Police(Target(controls, Outcome.InProgress, 9), day));
        }
    }

    private static SentenceCase Case(string name, Verdict verdict) => new($"occasions: {name}", VerdictSentence.For(verdict, Vetlanda));
}
