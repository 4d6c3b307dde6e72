using System.Globalization;
using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Events.Municipal.V1;
using Medborgarlofte.Contracts.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Reporting.Verdicts;

namespace Medborgarlofte.Reporting.Tests.Verdicts;

/// <summary>Agreements, records and verdicts in few words.</summary>
internal static class TestAgreements
{
    public const string Municipality = "0685";

    public static readonly Party[] Both = [Party.Police, Party.Municipality];

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateSpan Days(string start, string end) => new(Day(start), Day(end));

    public static AgreementRecorded Agreement(string start, string end, params CommitmentTerms[] commitments) => Undated(commitments) with
    {
        Period = Days(start, end),
    };

    public static AgreementRecorded Undated(params CommitmentTerms[] commitments) => new()
    {
        Id = "vetlanda",
        Version = 1,
        MunicipalityCode = Municipality,
        Title = "Medborgarlöfte",
        State = AgreementState.Signed,
        Commitments = commitments,
    };

    public static CommitmentTerms Commitment(string id, Party[] responsible, params TargetTerms[] targets) => new()
    {
        Id = id,
        Text = $"Åtagande {id}",
        Responsible = responsible,
        Targets = targets,
    };

    public static CommitmentTerms Police(params TargetTerms[] targets) => Commitment("1", [Party.Police], targets);

    public static TargetTerms Target(string id, CountingTerms? counting = null) => new() { Id = id, Counting = counting ?? new CountingTerms() };

    public static TargetTerms AtLeast(long number, Per per, params string[] kinds) => Number(Comparison.AtLeast, number, per, kinds);

    public static TargetTerms Number(Comparison comparison, long number, Per per, params string[] kinds) => Target("a", Kinds(kinds)) with
    {
        Occasions = new OccasionsGoal(comparison, number, 0, per, [], false),
    };

    public static TargetTerms Between(long lower, long upper, Per per, params string[] kinds) => Target("a", Kinds(kinds)) with
    {
        Occasions = new OccasionsGoal(Comparison.Between, lower, upper, per, [], false),
    };

    public static TargetTerms EachArea(long number, Per per, params string[] areas) => Target("a", new CountingTerms { Areas = areas }) with
    {
        Occasions = new OccasionsGoal(Comparison.AtLeast, number, 0, per, [], true),
    };

    public static TargetTerms Covering(Per per, int times, params string[] items) => Target("a") with
    {
        Coverage = new CoverageGoal([.. items.Select(item => new NamedCode(item, ""))], times, per, false),
    };

    public static TargetTerms RiskOccasions(params string[] occasions) => Target("a") with
    {
        Coverage = new CoverageGoal([.. occasions.Select(item => new NamedCode(item, ""))], 1, Per.Year, true),
    };

    public static TargetTerms Milestone(string? due, params string[] steps) => Target("a") with
    {
        Milestone = new MilestoneGoal(
            [.. steps.Select(step => new MilestoneStepTerms(step, new BothLanguages(step, step)))], due is null ? null : Day(due)),
    };

    public static CountingTerms Kinds(params string[] kinds) => new() { Kinds = kinds };

    public static ReportedRecord Activity(string date, string kind = "trafikkontroll") => new()
    {
        Type = RecordType.PoliceActivity,
        Source = "police-demo",
        RecordId = "r",
        Version = 1,
        MunicipalityCode = Municipality,
        Party = Party.Police,
        Kind = kind,
        Date = Day(date),
    };

    public static ReportedRecord Sum(string start, string end, long quantity) =>
        Activity(start) with { EndDate = Day(end), Quantity = quantity };

    public static ReportedRecord Measure(string kind, params StepReached[] steps) => Activity("2020-01-01", kind) with
    {
        Type = RecordType.Measure,
        Party = Party.Municipality,
        Steps = steps,
        Date = steps.MaxBy(step => step.Step)?.Date ?? Day("2020-01-01"),
    };

    public static StepReached Step(MeasureStep step, string date, string body = "") => new(step, Day(date), body);

    public static ReportedRecord Campaign(string start, string end, params OccasionYear[] occasions) => Activity(start, "kampanj") with
    {
        Type = RecordType.Campaign,
        Party = Party.Municipality,
        EndDate = Day(end),
        RiskOccasions = occasions,
    };

    public static ReportedRecord Meeting(string date, string kind = "samverkansmote") => Activity(date, kind) with
    {
        Type = RecordType.Meeting,
        Party = Party.Unspecified,
        AgreementId = "vetlanda",
        JointWith = Both,
    };

    public static ReportedRecord Reached(string step, string date, string commitment = "1") => Activity(date, "milstolpe") with
    {
        Type = RecordType.MilestoneReport,
        Party = Party.Unspecified,
        AgreementId = "vetlanda",
        CommitmentId = commitment,
        MilestoneStep = step,
    };

    public static OutcomeTally Found(string code, long count) => new(code, count);

    public static IEnumerable<ReportedRecord> Times(int number, ReportedRecord first, int daysBetween = 1) =>
        Enumerable.Range(0, number).Select(index => first with { Date = first.Date.AddDays(index * daysBetween) });

    public static Declaration Declared(string start, string end, Party party = Party.Police, params string[] kinds) =>
        new(party, kinds, Day(start), Day(end));

    public static Match Match(AgreementRecorded agreement, ReportedRecord record) =>
        Counting.Match(agreement, agreement.Commitments[0], agreement.Commitments[0].Targets[0], record);

    public static IReadOnlyList<Tally> Tallies(AgreementRecorded agreement, CommitmentTerms commitment, IEnumerable<ReportedRecord> records) =>
        TallySet.Ordered(records.SelectMany(record => commitment.Targets.SelectMany(target => Counting.Match(agreement, commitment, target, record).Tallies)));

    public static Verdict Judged(AgreementRecorded agreement, string day, IEnumerable<ReportedRecord> records, params Declaration[] declarations) =>
        Judged(agreement, agreement.Commitments[0], day, records, declarations);

    public static Verdict Judged(
        AgreementRecorded agreement,
        CommitmentTerms commitment,
        string day,
        IEnumerable<ReportedRecord> records,
        params Declaration[] declarations) =>
        Judge.Commitment(agreement, commitment, Tallies(agreement, commitment, records), declarations, Day(day));
}
