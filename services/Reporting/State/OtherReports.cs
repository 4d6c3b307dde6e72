using Medborgarlofte.Contracts.Common.V1;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Contracts.Municipal.V1;
using Medborgarlofte.Reporting.Verdicts;
using Medborgarlofte.Reporting.Verdicts.Targets;

namespace Medborgarlofte.Reporting.State;

/// <summary>
/// What was reported beside the numbers that were promised: work during the agreement that is not counted towards any commitment of it, and the results of
/// all work. Like <see cref="HeldRecords"/> it is counted beside the wordings, so that it is kept, moved and taken back with their tallies.
/// It decides nothing.
/// </summary>
internal sealed record OtherReports : CountedWording
{
    /// <summary>Stands for the commitments of work that nobody promised: no id can equal it.</summary>
    public const string AlsoId = "#also";

    /// <summary>Stands for the commitments of results; the target of such a tally is the commitment, or empty for work that nobody promised.</summary>
    public const string ResultsId = "#results";

    private readonly IReadOnlyList<CountedWording> promised;

    private OtherReports(AgreementRecorded agreement, IReadOnlyList<CountedWording> promised)
        : base(AlsoOf(agreement.Id), agreement, new CommitmentTerms { Id = AlsoId, Text = "" }) => this.promised = promised;

    /// <param name="agreement">A signed one.</param>
    /// <param name="promised">Every wording of its commitments.</param>
    public static OtherReports Beside(AgreementRecorded agreement, IReadOnlyList<CountedWording> promised) => new(agreement, promised);

    /// <summary>Where work that nobody promised stands: the unit is the target, and the kind the item.</summary>
    public static WordingAddress AlsoOf(string agreementId) => new(agreementId, AlsoId, 0);

    /// <summary>Where results stand: by the commitment's id as target, with the kind as area and the result as item.</summary>
    public static WordingAddress ResultsOf(string agreementId, int revision) => new(agreementId, ResultsId, revision);

    public override IEnumerable<(TallyAddress Address, TallyAmount Amount)> Count(ReportedRecord record)
    {
        if (!HeldRecords.IsDeclared(record) || record.DuplicateOf.Length > 0 || record.IncludedElsewhere
            || record.MunicipalityCode != Agreement.MunicipalityCode || (record.Type == RecordType.Meeting && record.AgreementId != Agreement.Id))
        {
            yield break;
        }

        var isPromised = false;
        foreach (var wording in promised.Where(wording => !wording.IsOfOtherKind(record)))
        {
            var matches = wording.Commitment.Targets.Select(target => Counting.Match(wording.Agreement, wording.Commitment, target, record)).ToList();
            isPromised |= matches.Exists(match => match.Tallies.Count > 0);
            if (record.Outcomes.Count > 0 && matches.Find(match => match.Counts && match.Tallies.Count > 0) is { } counted)
            {
                var days = new DateSpan(counted.Tallies[0].Key.Date, counted.Tallies[0].Key.EndDate);
                foreach (var result in Results(record, days, wording.Address.Revision, wording.Commitment.Id, Told(wording.Commitment)))
                {
                    yield return result;
                }
            }
        }

        if (isPromised || DaysOf(record) is not { } done || !IsOfAgreement(record, done))
        {
            yield break;
        }

        if (record.Kind.Length > 0)
        {
            yield return (new TallyAddress(Address, record.Unit, new TallyKey(done.Start, done.End, record.Party, "", record.Kind)),
                Amount(record.Quantity, record.Precision, record.Example));
        }

        foreach (var result in Results(record, done, revision: 0, commitmentId: "", told: []))
        {
            yield return result;
        }
    }

    private static TallyAmount Amount(long number, Precision precision, bool example) => new(
        number, 0, 1, precision == Precision.Approximate ? 1 : 0, precision == Precision.AtLeast ? 1 : 0, example ? 1 : 0);

    /// <summary>Numbers of persons are left to the receipts: a sum of them beside the promised ones would tell of few.</summary>
    private IEnumerable<(TallyAddress Address, TallyAmount Amount)> Results(
        ReportedRecord record, DateSpan days, int revision, string commitmentId, IReadOnlyCollection<string> told) =>
        from outcome in record.Outcomes
        where outcome.Count > 0 && !told.Contains(outcome.Code) && !SmallNumbers.AreResult(outcome.Code)
        select (
            new TallyAddress(ResultsOf(Agreement.Id, revision), commitmentId, new TallyKey(days.Start, days.End, record.Party, record.Kind, outcome.Code)),
            Amount(outcome.Count, outcome.Precision, record.Example));

    /// <summary>What the verdict on a commitment tells already.</summary>
    private static List<string> Told(CommitmentTerms commitment) =>
    [
        .. commitment.Targets.SelectMany(target => target.Counting.Rules()).Select(rule => rule.Outcome)
            .Concat(commitment.Targets.SelectMany(target => TargetKinds.Of(target).Results(target))),
    ];

    /// <summary>When it was done; null for a measure that has not been carried out.</summary>
    private static DateSpan? DaysOf(ReportedRecord record)
    {
        if (record.Type != RecordType.Measure)
        {
            return new DateSpan(record.Date, record.EndDate > record.Date ? record.EndDate.Value : record.Date);
        }

        return record.Steps.FirstOrDefault(step => step.Step == MeasureStep.CarriedOut) is { } done ? new DateSpan(done.Date, done.Date) : null;
    }

    /// <summary>Of its days, with those that a revision has added, and of its district.</summary>
    private bool IsOfAgreement(ReportedRecord record, DateSpan days)
    {
        var start = CountedDays.Of(Agreement)?.Start ?? DateOnly.MinValue;
        var end = promised.Select(wording => wording.Agreement.Period?.End).Append(Agreement.Period?.End).Max() ?? DateOnly.MaxValue;
        return start <= days.Start && days.End <= end
            && (Agreement.District.Length == 0 || record.Type == RecordType.Meeting || record.Area == Agreement.District);
    }
}
