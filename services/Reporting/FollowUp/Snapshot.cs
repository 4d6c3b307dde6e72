using Medborgarlofte.Contracts.Calendar;
using Medborgarlofte.Contracts.Events.FollowUp.V1;
using Medborgarlofte.Reporting.State;
using Medborgarlofte.Reporting.Verdicts;
using Microsoft.Extensions.Logging.Abstractions;

namespace Medborgarlofte.Reporting.FollowUp;

/// <summary>Everything that the verdicts of a municipality are made from, as of one instant.</summary>
/// <param name="Moment">Which.</param>
/// <param name="DataAsOf">When the newest record behind it was recorded; null when there is none.</param>
/// <param name="Agreements">Signed agreements, ordered by start of period and id.</param>
/// <param name="Tallies">Sums by wording.</param>
/// <param name="Declarations">Manifests.</param>
/// <param name="Documents">What is shown beside the verdicts.</param>
internal sealed record Snapshot(
    Moment Moment, DateTimeOffset? DataAsOf, IReadOnlyList<AgreementRecorded> Agreements,
    ILookup<WordingAddress, Tally> Tallies, IReadOnlyList<Declaration> Declarations, Documents Documents)
{
    /// <summary>The instant, UTC.</summary>
    public DateTimeOffset AsOf => Moment.AsOf;

    /// <summary>The calendar day in Sweden that is judged.</summary>
    public DateOnly Day => DayOf(AsOf);

    /// <summary>The calendar day in Sweden at an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => SwedishTime.DayOf(instant);

    /// <summary>Where it is told that a commitment could not be computed.</summary>
    public ILogger Logger { get; init; } = NullLogger.Instance;

    // An answer asks for the same verdict for its numbers and for how they grew.
    private readonly Dictionary<(WordingAddress, DateSpan?), Verdict> judged = [];
    private bool personsAreJudged;

    /// <summary>The verdict on one wording, without what it would tell beside the others of the municipality.</summary>
    public Verdict Judge(CountedWording wording)
    {
        if (!personsAreJudged && wording.Commitment.Targets.Any(SmallNumbers.NumberIsOfPersons))
        {
            JudgePersons();
        }

        var key = (wording.Address, wording.Agreement.Period);
        if (!judged.TryGetValue(key, out var verdict))
        {
            verdict = Judge(wording, [.. Tallies[wording.Address]]);
            judged.Add(key, verdict);
        }

        return verdict;
    }

    /// <summary>Judges together all that is published of persons: what one number may not tell depends on the others.</summary>
    private void JudgePersons()
    {
        personsAreJudged = true;
        var wordings = Agreements.SelectMany(agreement => CountedWording.On(agreement, Day))
            .SelectMany(pair => pair.IsRevised ? new[] { pair.Shown, pair.First! } : [pair.Shown])
            .Where(wording => wording.Commitment.Targets.Any(SmallNumbers.NumberIsOfPersons))
            .DistinctBy(wording => (wording.Address, wording.Agreement.Period)).ToList();
        var alone = wordings.ConvertAll(wording => (Verdict: Judge(wording, [.. Tallies[wording.Address]]), (IReadOnlyList<Tally>)[.. Tallies[wording.Address]]));
        foreach (var (wording, verdict) in wordings.Zip(Differences.Hide(alone)))
        {
            judged[(wording.Address, wording.Agreement.Period)] = verdict;
        }
    }

    /// <summary>The verdict on one wording with other sums than it has.</summary>
    public Verdict Judge(CountedWording wording, IReadOnlyList<Tally> tallies)
    {
        try
        {
            return Verdicts.Judge.Commitment(wording.Agreement, wording.Commitment, tallies, Declarations, Day);
        }
#pragma warning disable CA1031 // One commitment that cannot be judged must not hide those beside it; it says so itself.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return NotComputed(wording, tallies, e);
        }
    }

    /// <summary>The verdict on a wording that could not be judged or told, and the fault in the log.</summary>
    public Verdict NotComputed(CountedWording wording, IReadOnlyList<Tally> tallies, Exception fault)
    {
        Logger.CommitmentNotComputed(fault, wording.Agreement.Id, wording.Commitment.Id);
        return Verdicts.Judge.NotComputed(wording.Agreement, wording.Commitment, tallies, Declarations, Day);
    }
}
